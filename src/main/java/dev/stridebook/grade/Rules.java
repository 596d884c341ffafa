package dev.stridebook.grade;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.sandbox.Limits;
import java.util.List;
import java.util.Map;

/**
 * What is graded and how.
 *
 * @param exercises that count, answered or not
 * @param hidden a teacher's own tests, by exercise id
 * @param hiddenDigest of those tests; empty if there are none
 * @param deadline of the answers
 * @param limits on what an answer may take
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

    /** These exercises, with no hidden tests and no deadline. */
    public static Rules of(List<GradedExercise<?>> exercises) {
        return new Rules(exercises, Map.of(), "", Deadline.NONE, Limits.USUAL);
    }

    /** Null if it is not graded. */
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

    /** All exercises that count, in full. */
    public int points() {
        return exercises.stream().mapToInt(GradedExercise::points).sum();
    }

    /** Changes with whatever could change the points. */
    String digest() {
        StringBuilder text = new StringBuilder();
        for (GradedExercise<?> exercise : exercises) {
            text.append(exercise.id()).append(exercise.manifest()).append('\n');
        }
        return text + hiddenDigest + deadline + limits;
    }
}
