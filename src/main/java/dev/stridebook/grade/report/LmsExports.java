package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Enrolment;
import dev.stridebook.grade.StudentResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the grades of a class for learning management systems. Who cannot be in a file is named, never silently dropped. */
public final class LmsExports {
    private static final String LEFT_OUT = "exports-left-out.csv";
    private static final int MOST_NAMES = 10;

    private final Path out;
    private final String assignment;
    private final List<Exported> students = new ArrayList<>();
    private final UnaryOperator<StudentResult> whole;
    private final List<Exported.LeftOut> leftOut = new ArrayList<>();

    /**
     * @param out folder for the files
     * @param assignment the heading of the column with the scores
     * @param results in the class's order
     * @param enrolments what is known of each student
     * @param whole gives a result all that its page shows, such as the student's code
     */
    public LmsExports(
            Path out,
            String assignment,
            List<StudentResult> results,
            Function<String, Enrolment> enrolments,
            UnaryOperator<StudentResult> whole) {
        this.out = out;
        this.assignment = assignment;
        results.forEach(result -> students.add(new Exported(enrolments.apply(result.student()), result)));
        this.whole = whole;
    }

    /** Writes the files of these systems, and returns in sentences which files there are and who is in none. */
    public List<String> write(Set<Lms> systems) throws IOException {
        leftOut.clear();
        List<String> written = new ArrayList<>();
        for (Lms system : systems) {
            switch (system) {
                case MOODLE -> writeMoodle(written);
                case CANVAS -> {
                    int points =
                            students.isEmpty() ? 0 : students.get(0).result().of();
                    List<Exported> known = chosen(Exported.withId(Canvas.FILE, students, Canvas::id, Canvas.noUser()));
                    write(Canvas.FILE, Canvas.of(known, assignment, points), known, written);
                }
                case BLACKBOARD -> {
                    List<Exported> known =
                            chosen(Exported.withId(Blackboard.FILE, students, Blackboard::id, Blackboard.noUser()));
                    write(Blackboard.FILE, Blackboard.of(known, assignment), known, written);
                }
            }
        }
        writeLeftOut(written);
        return written;
    }

    private void writeMoodle(List<String> written) throws IOException {
        List<Exported> users = chosen(Moodle.ofGradebook(students));
        write(Moodle.GRADES, Moodle.grades(users, assignment), users, written);
        List<Exported> participants = chosen(Exported.withId(
                say("%s and %s", Moodle.WORKSHEET, Moodle.FEEDBACK),
                students,
                Enrolment::moodleParticipant,
                Moodle.noParticipant()));
        write(Moodle.WORKSHEET, Moodle.worksheet(participants), participants, written);
        ReportFile.write(
                out.resolve(Moodle.FEEDBACK),
                zip -> Moodle.writeFeedback(
                        zip, participants, student -> StudentPage.of(whole.apply(student.result()))));
        written.add(told(Moodle.FEEDBACK, participants));
    }

    private List<Exported> chosen(Exported.Chosen chosen) {
        leftOut.addAll(chosen.leftOut());
        return chosen.students();
    }

    private void write(String file, String text, List<Exported> known, List<String> written) throws IOException {
        ReportFile.update(out.resolve(file), text);
        written.add(told(file, known));
    }

    private String told(String file, List<Exported> known) {
        long notGraded =
                known.stream().filter(student -> !student.result().isGraded()).count();
        return notGraded == 0
                ? say("%s has %d of %d students.", out.resolve(file), known.size(), students.size())
                : say(
                        "%s has %d of %d students, %d of them not graded and without a score.",
                        out.resolve(file), known.size(), students.size(), notGraded);
    }

    private void writeLeftOut(List<String> written) throws IOException {
        Path file = out.resolve(LEFT_OUT);
        if (leftOut.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        StringBuilder csv = new StringBuilder(Csv.row(List.of("file", "student", "reason")));
        leftOut.forEach(one -> csv.append(Csv.row(List.of(one.file(), one.student(), one.reason()))));
        ReportFile.update(file, csv.toString());
        Map<String, List<Exported.LeftOut>> byFile = leftOut.stream()
                .collect(Collectors.groupingBy(Exported.LeftOut::file, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((name, those) ->
                written.add(say("NOT in %s: %s. %s has all of them, and why.", name, names(those), file)));
    }

    private static String names(List<Exported.LeftOut> those) {
        String first =
                those.stream().limit(MOST_NAMES).map(Exported.LeftOut::student).collect(Collectors.joining(say(", ")));
        return those.size() > MOST_NAMES ? say("%1$s and %2$d more", first, those.size() - MOST_NAMES) : first;
    }
}
