package dev.stridebook.grade;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.sandbox.Limits;
import java.util.List;
import java.util.Map;

/**
 * The exercises, tests, deadline and limits of an assignment.
 *
 * @param exercises the exercises that count, answered or not
 * @param hidden a teacher's own tests, by exercise id
 * @param hiddenDigest the digest of those tests; empty if there are none
 * @param deadline when answers are due
 * @param limits limits on the resources of an answer
 */
public record Rules(
        List<GradedExercise<?>> exercises,
        Map<String, List<Class<?>>> hidden,
        String hiddenDigest,
        Deadline deadline,
        Limits limits) {
    public Rules {
        exercises = List.copyOf(exercises);
        hidden = Map.copyOf(hidden);
    }

    /** Returns rules for these exercises, with no hidden tests and no deadline. */
    public static Rules of(List<GradedExercise<?>> exercises) {
        return new Rules(exercises, Map.of(), "", Deadline.NONE, Limits.USUAL);
    }

    /** Returns the exercise with this id, or null if it is not graded. */
    GradedExercise<?> find(String id) {
        return exercises.stream()
                .filter(exercise -> exercise.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    boolean isExercise(String id) {
        return Catalogue.EXERCISES.stream().anyMatch(exercise -> exercise.id().equals(id));
    }

    List<Class<?>> hiddenTests(GradedExercise<?> exercise) {
        return hidden.getOrDefault(exercise.id(), List.of());
    }

    /** Returns the points for answering every exercise correctly. */
    public int points() {
        return exercises.stream().mapToInt(GradedExercise::points).sum();
    }

    /** Returns a text that changes with anything that could change the points. */
    String digest() {
        StringBuilder text = new StringBuilder();
        for (GradedExercise<?> exercise : exercises) {
            text.append(exercise.id()).append(exercise.manifest()).append('\n');
        }
        return text + hiddenDigest + deadline + limits;
    }
}
