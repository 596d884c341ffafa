package dev.stridebook.grade.report;

import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes a class as CSV, one row per student. */
final class ClassTable {
    private ClassTable() {}

    static String csv(List<StudentResult> results) {
        StringBuilder csv = new StringBuilder();
        List<String> heading = new ArrayList<>(List.of("student", "score", "points", "of", "late_percent"));
        if (!results.isEmpty()) {
            results.get(0).exercises().forEach(exercise -> heading.add(exercise.id()));
        }
        heading.addAll(List.of("variant", "sandbox", "notes"));
        csv.append(Csv.row(heading));
        for (StudentResult result : results) {
            List<String> cells = new ArrayList<>(List.of(
                    result.student(),
                    result.score().toPlainString(),
                    Integer.toString(result.points()),
                    Integer.toString(result.of()),
                    Integer.toString(result.latePercent())));
            for (ExerciseOutcome exercise : result.exercises()) {
                cells.add(exercise.isAnswered() ? Integer.toString(exercise.points()) : "");
            }
            cells.add(String.join(" | ", result.variants()));
            cells.add(result.sandbox());
            cells.add(String.join(" | ", result.notes()));
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
            csv.append(Csv.row(List.of(
                    assignment,
                    "",
                    "",
                    result.student(),
                    "",
                    "",
                    "",
                    raw.toPlainString(),
                    raw.subtract(result.score()).toPlainString(),
                    result.score().toPlainString(),
                    Integer.toString(result.of()))));
        }
        return csv.toString();
    }
}
