package dev.stridebook.grade;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one object of those that are equal: most students of a class have the same outcomes. */
final class Sharing {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();
    private final UntestedOutcomes untested;

    /** @param rules whose outcomes of exercises that nobody answered are shared already */
    Sharing(Rules rules) {
        this.untested = rules.untested();
    }

    /** Returns an equal result that shares its outcomes with others. */
    StudentResult of(StudentResult result) {
        return result.withExercises(result.exercises().stream().map(this::of).toList());
    }

    private ExerciseOutcome of(ExerciseOutcome outcome) {
        if (untested.isUnanswered(outcome)) {
            return outcome;
        }
        ExerciseOutcome known = (ExerciseOutcome) kept.get(outcome);
        if (known != null) {
            return known;
        }
        List<TestOutcome> tests = outcome.tests().stream().map(this::one).toList();
        return one(outcome.withTests(tests));
    }

    @SuppressWarnings("unchecked") // what is equal to an outcome is one
    private <T> T one(T value) {
        Object before = kept.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
