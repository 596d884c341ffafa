package dev.stridebook.grade;

import java.math.BigDecimal;
import java.util.List;

/**
 * What grading a student's submission found.
 *
 * @param student as the teacher calls them
 * @param digest of the submission and of everything that decides about its points
 * @param sandbox in which the answers ran
 * @param exercises all that are graded, answered or not
 * @param notes what was refused, failed or ignored, in sentences
 * @param output the beginning of what the answers printed
 * @param latePercent what is taken off for being late
 */
public record StudentResult(
        String student,
        String digest,
        String sandbox,
        List<ExerciseOutcome> exercises,
        List<String> notes,
        String output,
        int latePercent) {
    public StudentResult {
        exercises = List.copyOf(exercises);
        notes = List.copyOf(notes);
    }

    /** Earned in tests. */
    public int points() {
        return exercises.stream().mapToInt(ExerciseOutcome::points).sum();
    }

    public int of() {
        return exercises.stream().mapToInt(ExerciseOutcome::of).sum();
    }

    /** The points less what is taken off for being late, to two decimals. */
    public BigDecimal score() {
        BigDecimal score =
                BigDecimal.valueOf((long) points() * (100 - latePercent), 2).stripTrailingZeros();
        return score.scale() < 0 ? score.setScale(0) : score;
    }

    public boolean isFull() {
        return points() == of();
    }
}
