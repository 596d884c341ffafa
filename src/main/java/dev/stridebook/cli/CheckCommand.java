package dev.stridebook.cli;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.LocalChecker;
import dev.stridebook.course.check.NotebookAnswers;
import dev.stridebook.notebook.NotebookException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check an answer: what is right, what is wrong, and a hint.",
        footer = {
            "",
            "The exit code is 0 for full points, 1 for fewer, 2 if there is nothing to check.",
            "For example: ./stridebook check exercises/S3_5_OutputShape.java, or ./stridebook check S3.5"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|ID",
            description =
                    "A Java file or a notebook with answers, or the id of an exercise whose Java file in exercises/ holds one.")
    private String fileOrId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = AnswerFile.named(fileOrId);
        return file.toString().endsWith(".ipynb")
                ? checkNotebook(file)
                : check(file, spec.commandLine().getOut());
    }

    /** Prints what there is to say. */
    static int check(Path file, PrintWriter out) throws IOException {
        try {
            Card card = LocalChecker.check(JavaAnswer.compile(file));
            out.println(card);
            return card.isFull() ? 0 : 1;
        } catch (DoesNotCompileException errors) {
            out.println(errors.getMessage());
            out.println("It does not compile, so nothing could be checked: 0 points.");
            return 1;
        } catch (UnusableAnswerException nothingToCheck) {
            throw new UsageException(nothingToCheck.getMessage());
        }
    }

    private int checkNotebook(Path file) throws IOException {
        List<Object> results;
        try {
            results = NotebookAnswers.check(file);
        } catch (NotebookException noNotebook) {
            throw new UsageException(noNotebook.getMessage());
        }
        if (results.isEmpty()) {
            throw new UsageException("No cell of %s has a class that answers an exercise.".formatted(file));
        }
        results.forEach(result -> spec.commandLine().getOut().println(result + System.lineSeparator()));
        return results.stream().allMatch(result -> result instanceof Card card && card.isFull()) ? 0 : 1;
    }
}
