package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Moodle takes. Sources: MoodleDocs, "Grade import" (a CSV whose columns the teacher maps to user fields, such as the e-mail address or
 * the ID number, and to a grade item); of Moodle's sources {@code grade/import/csv/classes/load_data.php} (a row whose user field is empty is
 * taken for one of the student above), {@code mod/assign/feedback/offline/importgradeslib.php} (a grading worksheet has "Identifier", which
 * is "Participant" and a number, "Grade" and "Last modified (grade)") and {@code mod/assign/feedback/file/importziplib.php}
 * (feedback files are in folders named by four parts with underscores between: a name, the participant's number, {@code assignsubmission},
 * {@code file}; what follows is the file's path).
 */
final class Moodle {
    static final String GRADES = "moodle.csv";
    static final String WORKSHEET = "moodle-worksheet.csv";
    static final String FEEDBACK = "moodle-feedback.zip";

    /** Zip files have no time zones, and a fixed time gives the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private Moodle() {}

    static String noParticipant() {
        return say(
                "no participant's number is known. Give the roster a column participant, or hand over the folders as Moodle names them");
    }

    /** Returns those whom Moodle's gradebook can find by one column: the one in which most of the class have an entry. */
    static Exported.Chosen ofGradebook(List<Exported> all) {
        MoodleUserField field = Stream.of(MoodleUserField.values())
                // Of equally many, the last.
                .reduce((one, other) -> other.known(all) >= one.known(all) ? other : one)
                .orElseThrow();
        String missing = field.known(all) == 0
                ? say(
                        "no e-mail address, ID number or username is known. Give the roster a column email, id_number or username")
                : say("no %s is known, by which Moodle finds the others", field.heading());
        return Exported.withId(GRADES, all, field::key, missing);
    }

    /**
     * Returns the CSV for the gradebook. Moodle gives the score of a row without an entry to the student above, so there are only columns in
     * which everybody has one.
     */
    static String grades(List<Exported> students, String assignment) {
        List<MoodleUserField> fields = Stream.of(MoodleUserField.values())
                .filter(field -> field.isOfEach(students))
                .toList();
        StringBuilder csv = new StringBuilder();
        csv.append(Csv.row(row("Full name", fields.stream().map(MoodleUserField::heading), assignment)));
        for (Exported student : students) {
            Stream<String> ids = fields.stream().map(field -> field.of(student.enrolment()));
            csv.append(Csv.row(row(student.name(), ids, student.score())));
        }
        return csv.toString();
    }

    private static List<String> row(String name, Stream<String> ids, String score) {
        return Stream.of(Stream.of(name), ids, Stream.of(score))
                .flatMap(Function.identity())
                .toList();
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
}
