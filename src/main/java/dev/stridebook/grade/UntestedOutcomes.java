package dev.stridebook.grade;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.GradedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The outcomes of exercises whose tests did not run. */
final class UntestedOutcomes {
    private final Rules rules;
    /** By exercise, with the numbers of the documents: the same objects for all students, however many hand in nothing. */
    private final Map<String, ExerciseOutcome> unanswered = new ConcurrentHashMap<>();

    UntestedOutcomes(Rules rules) {
        this.rules = rules;
    }

    /** Returns the outcome of an exercise of which no file has an answer. */
    ExerciseOutcome unanswered(GradedExercise<?> exercise, Variant variant) {
        GradedExercise<?> asked = exercise.variant(variant);
        return asked == exercise ? unanswered(exercise) : of(asked, "", "not answered");
    }

    /** Returns that of an exercise with the numbers of the documents, or without any. */
    ExerciseOutcome unanswered(GradedExercise<?> exercise) {
        return unanswered.computeIfAbsent(exercise.id(), id -> of(exercise, "", "not answered"));
    }

    /** Returns whether this is the very object that all share who did not answer its exercise. */
    boolean isUnanswered(ExerciseOutcome outcome) {
        return unanswered.get(outcome.id()) == outcome;
    }

    /**
     * Returns an outcome in which no test earns points.
     *
     * @param exercise with the student's variant
     * @param file the file with the answer; empty if there is none
     * @param outcome of each test
     */
    ExerciseOutcome of(GradedExercise<?> exercise, String file, String outcome) {
        List<TestOutcome> tests = new ArrayList<>();
        exercise.manifest().forEach(test -> tests.add(new TestOutcome(test.name(), outcome, "", 0, test.points())));
        tests.addAll(hidden(exercise, outcome));
        return new ExerciseOutcome(exercise.id(), exercise.title(), file, tests, List.of(), word(exercise));
    }

    /** Returns outcomes of a teacher's own tests of an exercise. */
    List<TestOutcome> hidden(GradedExercise<?> exercise, String outcome) {
        return rules.hiddenTests(exercise).stream()
                .flatMap(hidden -> GradedTest.manifestOf(hidden).stream())
                .map(test -> new TestOutcome(test.name(), outcome, "", 0, test.points()))
                .toList();
    }

    /** Returns the word of an exercise's variant, as outcomes have it. */
    static String word(GradedExercise<?> exercise) {
        return exercise.variant().map(Variant::word).orElse("");
    }
}
