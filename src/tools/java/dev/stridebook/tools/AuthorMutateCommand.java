package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "mutate",
        mixinStandardHelpOptions = true,
        description =
                "Make small changes to each reference answer, count how many the graded tests catch, and write docs/exercises.md. Takes several minutes.")
final class AuthorMutateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<GradedExercise<?>> weak = AuthorCheck.of(Project.root()).mutate(line -> {
                out.println(line);
                out.flush();
            });
            weak.forEach(
                    exercise -> out.println("The tests of " + exercise + " catch fewer than 90 % of the changes."));
            return weak.isEmpty() ? 0 : 1;
        } catch (DoesNotCompileException | UnusableAnswerException broken) {
            throw new WorkFailedException(broken.getMessage());
        }
    }
}
