package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Enrolment;
import java.util.List;
import java.util.Optional;

/**
 * What the Grade Center of Blackboard Learn uploads. Source: Blackboard's help, "Upload or Download Grade Center Items for Working Offline": a
 * header, a row for each student, quotes around the data of comma-delimited files; a student is found by username, a column by the id that
 * Blackboard writes into its heading. Downloads are in UTF-8 with a mark at the start, and so is this.
 */
final class Blackboard {
    static final String FILE = "blackboard.csv";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Blackboard() {}

    static String noUser() {
        return say("no username is known. Give the roster a column username");
    }

    static Optional<String> id(Enrolment student) {
        return Optional.of(student.column("username")).filter(name -> !name.isEmpty());
    }

    static String of(List<Exported> students, String assignment) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK)
                .append(Csv.quotedRow(List.of("Last Name", "First Name", "Username", "Student ID", assignment)));
        for (Exported student : students) {
            Enrolment of = student.enrolment();
            String lastName = of.column("last_name");
            csv.append(Csv.quotedRow(List.of(
                    lastName.isEmpty() ? student.name() : lastName,
                    lastName.isEmpty() ? "" : of.column("first_name"),
                    of.column("username"),
                    of.column("student_id"),
                    student.score())));
        }
        return csv.toString();
    }
}
