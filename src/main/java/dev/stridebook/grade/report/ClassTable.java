package dev.stridebook.grade.report;

import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a class as CSV, one row per student. */
final class ClassTable {
    private ClassTable() {}

    static String csv(List<StudentResult> results) {
        StringBuilder csv = new StringBuilder();
        List<String> heading = new ArrayList<>(List.of("student", "state", "score", "points", "of", "late_percent"));
        if (!results.isEmpty()) {
            results.get(0).exercises().forEach(exercise -> heading.add(exercise.id()));
        }
        heading.addAll(List.of("variant", "sandbox", "notes"));
        csv.append(Csv.row(heading));
        for (StudentResult result : results) {
            List<String> cells = new ArrayList<>(List.of(
                    result.student(),
                    result.isGraded() ? "graded" : "not graded",
                    ifGraded(result, result.score().toPlainString()),
                    ifGraded(result, Integer.toString(result.points())),
                    Integer.toString(result.of()),
                    ifGraded(result, Integer.toString(result.latePercent()))));
            for (ExerciseOutcome exercise : result.exercises()) {
                cells.add(exercise.isTold() ? Integer.toString(exercise.points()) : "");
            }
            cells.add(String.join(" | ", result.variants()));
            cells.add(result.sandbox());
            cells.add(Stream.concat(Stream.of(result.whyNotGraded()), result.remarksAndNotes().stream())
                    .filter(note -> !note.isEmpty())
                    .collect(Collectors.joining(" | ")));
            csv.append(Csv.row(cells));
        }
        return csv.toString();
    }

    /** Returns a CSV with the columns of {@code nbgrader export}. */
    static String nbgrader(List<StudentResult> results, String assignment) {
        StringBuilder csv = new StringBuilder(Csv.row(List.of(
                "assignment",
                "duedate",
                "timestamp",
                "student_id",
                "last_name",
                "first_name",
                "email",
                "raw_score",
                "late_submission_penalty",
                "score",
                "max_score")));
        for (StudentResult result : results) {
            BigDecimal raw = BigDecimal.valueOf(result.points());
            BigDecimal score = result.score();
            csv.append(Csv.row(List.of(
                    assignment,
                    "",
                    "",
                    result.student(),
                    "",
                    "",
                    "",
                    ifGraded(result, raw.toPlainString()),
                    ifGraded(result, raw.subtract(score).toPlainString()),
                    ifGraded(result, score.toPlainString()),
                    Integer.toString(result.of()))));
        }
        return csv.toString();
    }

    /** Who was not graded has no points, not even 0. */
    private static String ifGraded(StudentResult result, String cell) {
        return result.isGraded() ? cell : "";
    }
}
