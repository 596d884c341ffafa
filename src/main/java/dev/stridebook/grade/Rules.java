package dev.stridebook.grade;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.language.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The exercises, tests, deadline and limits of an assignment. */
public final class Rules {
    private final List<GradedExercise<?>> exercises;
    private final Map<String, GradedExercise<?>> byId;
    private final Map<String, List<Class<?>>> hidden;
    private final Deadline deadline;
    private final Limits limits;
    private final String digest;
    private final UntestedOutcomes untested = new UntestedOutcomes(this);

    /**
     * @param exercises the exercises that count, answered or not
     * @param hidden a teacher's own tests, by exercise id
     * @param hiddenDigest the digest of those tests; empty if there are none
     * @param deadline when answers are due
     * @param limits limits on the resources of an answer
     */
    public Rules(
            List<GradedExercise<?>> exercises,
            Map<String, List<Class<?>>> hidden,
            String hiddenDigest,
            Deadline deadline,
            Limits limits) {
        this.exercises = List.copyOf(exercises);
        this.byId = exercises.stream()
                .collect(Collectors.toMap(GradedExercise::id, exercise -> exercise, (first, again) -> first));
        this.hidden = Map.copyOf(hidden);
        this.deadline = deadline;
        this.limits = limits;
        this.digest = digest(hiddenDigest);
    }

    /** Returns rules for these exercises, with no hidden tests and no deadline. */
    public static Rules of(List<GradedExercise<?>> exercises) {
        return new Rules(exercises, Map.of(), "", Deadline.NONE, Limits.USUAL);
    }

    /** Returns the exercises that count, in the order of the reports. */
    public List<GradedExercise<?>> exercises() {
        return exercises;
    }

    /** Returns when answers are due. */
    public Deadline deadline() {
        return deadline;
    }

    /** Returns the limits on the resources of an answer. */
    public Limits limits() {
        return limits;
    }

    /** Returns the exercise with this id, or null if it is not graded. */
    GradedExercise<?> find(String id) {
        return byId.get(id);
    }

    boolean isExercise(String id) {
        return Catalogue.EXERCISES.stream().anyMatch(exercise -> exercise.id().equals(id));
    }

    List<Class<?>> hiddenTests(GradedExercise<?> exercise) {
        return hidden.getOrDefault(exercise.id(), List.of());
    }

    boolean hasHiddenTests() {
        return !hidden.isEmpty();
    }

    /** Returns the outcomes of exercises whose tests did not run. */
    UntestedOutcomes untested() {
        return untested;
    }

    /** Returns the points for answering every exercise correctly. */
    public int points() {
        return exercises.stream().mapToInt(GradedExercise::points).sum();
    }

    /** Returns a text that changes with anything that could change the points, or the language of what is said about them. */
    public String digest() {
        return digest;
    }

    private String digest(String hiddenDigest) {
        Digest all = new Digest();
        for (GradedExercise<?> exercise : exercises) {
            all.add(exercise.id()).add(exercise.manifest().toString());
        }
        return all.add(hiddenDigest)
                .add(Language.current().code())
                .add(deadline.toString())
                .add(limits.toString())
                .hex();
    }
}
