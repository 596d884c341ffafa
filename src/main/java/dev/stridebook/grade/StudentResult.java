package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of grading a student's submission.
 *
 * @param student the student's name in the class
 * @param digest a digest of the submission and of everything else that determines its points
 * @param sandbox the sandbox that the answers ran in, and what limited their memory
 * @param exercises the outcomes of all graded exercises, answered or not
 * @param notes what was rejected, failed or ignored, in sentences
 * @param output the beginning of the answers' output
 * @param latePercent the late penalty in percent
 * @param notGraded why the submission could not be graded; empty if it was. Then its points say nothing
 */
public record StudentResult(
        String student,
        String digest,
        String sandbox,
        List<ExerciseOutcome> exercises,
        List<String> notes,
        String output,
        int latePercent,
        String notGraded) {
    /** The note of a student who handed in nothing, in English, as programs find it. */
    static final String NOTHING = "Nothing was handed in.";

    public StudentResult {
        exercises = List.copyOf(exercises);
        notes = List.copyOf(notes);
    }

    /** Creates the result of a submission that was graded. */
    public StudentResult(
            String student,
            String digest,
            String sandbox,
            List<ExerciseOutcome> exercises,
            List<String> notes,
            String output,
            int latePercent) {
        this(student, digest, sandbox, exercises, notes, output, latePercent, "");
    }

    /** Returns this result with other outcomes. */
    StudentResult withExercises(List<ExerciseOutcome> others) {
        return with(others, notes);
    }

    /** Returns this result with other outcomes and notes. */
    StudentResult with(List<ExerciseOutcome> otherExercises, List<String> otherNotes) {
        return new StudentResult(student, digest, sandbox, otherExercises, otherNotes, output, latePercent, notGraded);
    }

    /** Returns this result without what only the student's own reports show: code, compilers' errors and printed output. */
    StudentResult summary() {
        List<ExerciseOutcome> outcomes =
                exercises.stream().map(ExerciseOutcome::withoutCode).toList();
        return new StudentResult(student, digest, sandbox, outcomes, notes, "", latePercent, notGraded);
    }

    /** Returns whether the submission was graded; otherwise the machine failed, and the points say nothing. */
    public boolean isGraded() {
        return notGraded.isEmpty();
    }

    /** Returns why there are no points, as a sentence for the student; empty if the submission was graded. */
    public String whyNotGraded() {
        return isGraded() ? "" : say("Not graded, because %s. This says nothing about the answers.", notGraded);
    }

    /** Returns the points earned, before a late penalty. */
    public int points() {
        int sum = 0;
        for (ExerciseOutcome exercise : exercises) {
            sum += exercise.points();
        }
        return sum;
    }

    /** Returns the maximum number of points. */
    public int of() {
        int sum = 0;
        for (ExerciseOutcome exercise : exercises) {
            sum += exercise.of();
        }
        return sum;
    }

    /** Returns the variants whose numbers the answers to exercises to compute were graded with, usually one. */
    public List<String> variants() {
        return exercises.stream()
                .filter(exercise -> !exercise.file().isEmpty())
                .map(ExerciseOutcome::variant)
                .filter(variant -> !variant.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the points after the late penalty, to two decimals. */
    public BigDecimal score() {
        BigDecimal score =
                BigDecimal.valueOf((long) points() * (100 - latePercent), 2).stripTrailingZeros();
        return score.scale() < 0 ? score.setScale(0) : score;
    }

    /** Returns what teachers say, each with the exercise's id. */
    public List<String> remarks() {
        return exercises.stream()
                .flatMap(exercise -> exercise.remarks().stream().map(remark -> say("%s: %s", exercise.id(), remark)))
                .toList();
    }

    /** Returns the notes for people. */
    public List<String> notesForPeople() {
        return notes.stream()
                .map(note -> note.equals(NOTHING) ? say("Nothing was handed in.") : note)
                .toList();
    }

    /** Returns what teachers say and then the notes, for reports that have one place for both. */
    public List<String> remarksAndNotes() {
        return Stream.concat(remarks().stream(), notesForPeople().stream()).toList();
    }

    /** Returns whether nothing at all was handed in. */
    public boolean isMissing() {
        return notes.contains(NOTHING)
                && exercises.stream().allMatch(exercise -> exercise.file().isEmpty());
    }

    /** Returns whether all points were earned, before a late penalty. */
    public boolean isFull() {
        return isGraded() && points() == of();
    }
}
