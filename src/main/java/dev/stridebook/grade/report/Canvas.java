package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Enrolment;
import java.util.List;
import java.util.Optional;

/**
 * What the gradebook of Canvas imports. Sources: Canvas' guide "How do I import grades in the Gradebook?", and of its sources
 * {@code lib/gradebook_importer.rb} (the columns in this order; a row "Points Possible"; a student is found by ID, else by SIS ids, else by
 * name; the assignment by the id in parentheses behind its name, else by its name; an empty score where there is one is a change) and {@code lib/content_zipper.rb} (the names of downloaded
 * submissions).
 */
final class Canvas {
    static final String FILE = "canvas.csv";

    private Canvas() {}

    static String noUser() {
        return say(
                "no id is known. Give the roster a column canvas_id, sis_user_id or sis_login_id, or hand over the files as Canvas names them");
    }

    static Optional<String> id(Enrolment student) {
        return student.canvasUser()
                .or(() -> Optional.of(student.column("sis_user_id")).filter(id -> !id.isEmpty()))
                .or(() -> Optional.of(student.column("sis_login_id")).filter(id -> !id.isEmpty()));
    }

    static String of(List<Exported> students, String assignment, int points) {
        StringBuilder csv = new StringBuilder(
                Csv.row(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment)));
        csv.append(Csv.row(List.of("    Points Possible", "", "", "", "", Integer.toString(points))));
        for (Exported student : students) {
            Enrolment of = student.enrolment();
            csv.append(Csv.row(List.of(
                    student.name(),
                    of.canvasUser().orElse(""),
                    of.column("sis_user_id"),
                    of.column("sis_login_id"),
                    of.column("section"),
                    student.score())));
        }
        return csv.toString();
    }
}
