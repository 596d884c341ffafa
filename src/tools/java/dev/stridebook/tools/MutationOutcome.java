package dev.stridebook.tools;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.tools.mutate.Equivalents;
import dev.stridebook.tools.mutate.Mutant;
import dev.stridebook.tools.mutate.Mutation;
import java.io.IOException;
import java.util.List;

/**
 * What became of all mutants of an exercise.
 *
 * @param unlisted mutants of the source that survive and are not listed as equivalent
 * @param stale listed changes that do not survive
 * @param bytecode the mutants of the bytecode
 */
record MutationOutcome(
        GradedExercise<?> exercise,
        Mutation.Report report,
        List<Mutant> unlisted,
        List<String> stale,
        Mutation.Figure<String> bytecode) {
    /** More than these must not survive in any exercise. */
    private static final int MOST = 3;

    static MutationOutcome of(GradedExercise<?> exercise, String solution, Equivalents equivalents)
            throws IOException, DoesNotCompileException, UnusableAnswerException {
        Mutation mutation = Mutation.of(exercise, solution);
        Mutation.Report report = mutation.run();
        List<Mutant> surviving = report.graded().surviving();
        return new MutationOutcome(
                exercise,
                report,
                surviving.stream()
                        .filter(mutant ->
                                equivalents.reason(exercise.id(), mutant).isEmpty())
                        .toList(),
                equivalents.stale(exercise.id(), surviving),
                mutation.runOnBytecode());
    }

    /** The number of mutants of the source that are listed as equivalent. */
    int equivalent() {
        return report.graded().surviving().size() - unlisted.size();
    }

    /** The number of mutants of the source that are not listed as equivalent. */
    int wrong() {
        return report.graded().all() - equivalent();
    }

    boolean isWeak() {
        return unlisted.size() > MOST;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "%s: %d of %d wrong answers caught, %d right; %d of %d mutants. (%d do not compile, %d repeat others.)"
                        .formatted(
                                exercise,
                                report.graded().caught(),
                                wrong(),
                                equivalent(),
                                bytecode.caught(),
                                bytecode.all(),
                                report.broken(),
                                report.same() + report.repeated()));
        unlisted.forEach(mutant ->
                text.append("\n    survives: %s\t%s\t%s".formatted(exercise.id(), mutant.change(), mutant.kind())));
        stale.forEach(change -> text.append("\n    is listed as right, but does not survive: " + change));
        bytecode.surviving().forEach(change -> text.append("\n    mutant survives: " + change));
        return text.toString();
    }
}
