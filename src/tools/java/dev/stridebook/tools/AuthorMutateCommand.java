package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import dev.stridebook.cli.UsageException;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.tools.mutate.Equivalents;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        description = {
            "Write wrong answers by changing each reference answer, print those that the graded tests do not catch, and write docs/exercises.md. Takes several minutes.",
            "",
            "Ends with exit code 1 if more than 1 % of all survive that are not listed in equivalents.tsv, or more than three of one exercise, or if a listed one does not survive.",
            ""
        })
final class AuthorMutateCommand implements Callable<Integer> {
    private static final double LARGEST_SHARE = 0.01;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ID",
            description = "Only these exercises, such as S3.5; docs/exercises.md stays as it is (default: all).")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<GradedExercise<?>> exercises = exercises();
        Equivalents equivalents = Equivalents.read();
        ExerciseFiles files = ExerciseFiles.in(Project.root());
        Map<String, MutationOutcome> outcomes = new LinkedHashMap<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<MutationOutcome>> running = new ArrayList<>();
            for (GradedExercise<?> exercise : exercises) {
                running.add(threads.submit(() -> MutationOutcome.of(exercise, files.solution(exercise), equivalents)));
            }
            for (Future<MutationOutcome> each : running) {
                MutationOutcome outcome = each.get();
                outcomes.put(outcome.exercise().id(), outcome);
                out.println(outcome);
                out.flush();
            }
        } catch (ExecutionException broken) {
            throw new WorkFailedException(broken.getCause().getMessage());
        } finally {
            threads.shutdownNow();
        }
        if (ids.isEmpty()) {
            ExerciseList.in(Project.root()).write(outcomes);
        }
        return verdict(outcomes.values().stream().toList(), out);
    }

    private List<GradedExercise<?>> exercises() {
        List<GradedExercise<?>> exercises = new ArrayList<>();
        for (String id : ids) {
            exercises.add(Catalogue.find(id)
                    .orElseThrow(() -> new UsageException(
                            "There is no exercise %s. docs/exercises.md lists them all.".formatted(id))));
        }
        return ids.isEmpty() ? Catalogue.EXERCISES : exercises;
    }

    /** The share is counted over all exercises only: each of them may let a few through. */
    private int verdict(List<MutationOutcome> outcomes, PrintWriter out) {
        int wrong = outcomes.stream().mapToInt(MutationOutcome::wrong).sum();
        int surviving =
                outcomes.stream().mapToInt(each -> each.unlisted().size()).sum();
        int stale = outcomes.stream().mapToInt(each -> each.stale().size()).sum();
        List<MutationOutcome> weak =
                outcomes.stream().filter(MutationOutcome::isWeak).toList();
        out.printf("%,d of %,d wrong answers survive (%.1f %%).%n", surviving, wrong, 100.0 * surviving / wrong);
        weak.forEach(each -> out.printf(
                "The tests of %s let %d through.%n",
                each.exercise(), each.unlisted().size()));
        if (stale > 0) {
            out.printf("Remove the %d lines from equivalents.tsv that do not survive.%n", stale);
        }
        boolean areTooMany = ids.isEmpty() && surviving > LARGEST_SHARE * wrong;
        return areTooMany || !weak.isEmpty() || stale > 0 ? 1 : 0;
    }
}
