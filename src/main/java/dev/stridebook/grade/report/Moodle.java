package dev.stridebook.grade.report;

import dev.stridebook.grade.Enrolment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Moodle takes. Sources: MoodleDocs, "Grade import" (a CSV whose columns the teacher maps to user fields, such as the e-mail address or
 * the ID number, and to a grade item); of Moodle's sources {@code mod/assign/feedback/offline/importgradeslib.php} (a grading worksheet has
 * "Identifier", which is "Participant" and a number, "Grade" and "Last modified (grade)") and {@code mod/assign/feedback/file/importziplib.php}
 * (feedback files are in folders named by four parts with underscores between: a name, the participant's number, {@code assignsubmission},
 * {@code file}; what follows is the file's path).
 */
final class Moodle {
    static final String GRADES = "moodle.csv";
    static final String WORKSHEET = "moodle-worksheet.csv";
    static final String FEEDBACK = "moodle-feedback.zip";
    static final String NO_USER =
            "no e-mail address, ID number or username is known. Give the roster a column email, id_number or username";
    static final String NO_PARTICIPANT =
            "no participant's number is known. Give the roster a column participant, or hand over the folders as Moodle names them";

    /** Zip files have no time zones, and a fixed time gives the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private Moodle() {}

    /** Returns the CSV for the gradebook. */
    static String grades(List<Exported> students, String assignment) {
        StringBuilder csv =
                new StringBuilder(Csv.row(List.of("Full name", "Username", "ID number", "Email address", assignment)));
        for (Exported student : students) {
            Enrolment of = student.enrolment();
            csv.append(Csv.row(List.of(
                    student.name(),
                    of.column("username"),
                    of.idNumber(),
                    of.column("email", "Email address"),
                    student.score())));
        }
        return csv.toString();
    }

    /** Returns the worksheet for offline grading of one assignment, in English as Moodle compares its headings. */
    static String worksheet(List<Exported> students) {
        StringBuilder csv = new StringBuilder(
                Csv.row(List.of("Identifier", "Full name", "Grade", "Maximum grade", "Last modified (grade)")));
        for (Exported student : students) {
            csv.append(Csv.row(List.of(
                    "Participant " + student.enrolment().moodleParticipant().orElseThrow(),
                    student.name(),
                    student.score(),
                    Integer.toString(student.result().of()),
                    "-")));
        }
        return csv.toString();
    }

    /** @param page of each student */
    static void writeFeedback(OutputStream out, List<Exported> students, Function<Exported, String> page)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Exported student : students) {
                ZipEntry entry = new ZipEntry(folder(student) + "/feedback.html");
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(page.apply(student).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** An underscore in the name would move the number to another part, and a slash would begin another folder. */
    private static String folder(Exported student) {
        String name = student.name()
                .replaceAll("[^\\p{L}\\p{M}\\p{N} .'-]+", " ")
                .replaceAll("^[. ]+", "")
                .strip();
        return "%s_%s_assignsubmission_file_"
                .formatted(
                        name.isEmpty() ? "Participant" : name,
                        student.enrolment().moodleParticipant().orElseThrow());
    }

    /** Returns everybody whom Moodle's gradebook can find by one of its columns. Each of them must be a student's own. */
    static Exported.Chosen ofGradebook(List<Exported> all) {
        List<Exported> chosen = new ArrayList<>(all);
        List<Exported.LeftOut> leftOut = new ArrayList<>();
        for (Function<Enrolment, String> id : List.<Function<Enrolment, String>>of(
                of -> of.column("email", "Email address").toLowerCase(Locale.ROOT),
                Enrolment::idNumber,
                of -> of.column("username"))) {
            Set<String> seen = new HashSet<>();
            Set<String> twice = new HashSet<>();
            all.stream()
                    .map(student -> id.apply(student.enrolment()))
                    .filter(known -> !known.isEmpty() && !seen.add(known))
                    .forEach(twice::add);
            chosen.removeIf(student -> twice.contains(id.apply(student.enrolment()))
                    && leftOut.add(new Exported.LeftOut(
                            GRADES,
                            student.result().student(),
                            "another has the same " + id.apply(student.enrolment()))));
        }
        chosen.removeIf(
                student -> student.enrolment().column("email", "Email address").isEmpty()
                        && student.enrolment().idNumber().isEmpty()
                        && student.enrolment().column("username").isEmpty()
                        && leftOut.add(
                                new Exported.LeftOut(GRADES, student.result().student(), NO_USER)));
        return new Exported.Chosen(chosen, leftOut);
    }
}
