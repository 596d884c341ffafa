package dev.stridebook.cli;

import dev.stridebook.course.Card;
import dev.stridebook.course.Course;
import dev.stridebook.course.DoesNotCompileException;
import dev.stridebook.course.JavaAnswer;
import dev.stridebook.course.UnusableAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            description = "A Java file with an answer, or the id of an exercise whose file in exercises/ holds it.")
    private String fileOrId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            Card card = JavaAnswer.compile(file()).check();
            spec.commandLine().getOut().println(card);
            return card.isFull() ? 0 : 1;
        } catch (DoesNotCompileException errors) {
            spec.commandLine().getOut().println(errors.getMessage());
            spec.commandLine().getOut().println("It does not compile, so nothing could be checked: 0 points.");
            return 1;
        } catch (UnusableAnswerException nothingToCheck) {
            throw new UsageException(nothingToCheck.getMessage());
        }
    }

    private Path file() {
        return Course.find(fileOrId)
                .map(exercise -> Project.root().resolve("exercises").resolve(exercise.answerClass() + ".java"))
                .orElseGet(this::namedFile);
    }

    private Path namedFile() {
        if (fileOrId.matches("[A-Za-z]\\d+(\\.\\d+)*")) {
            throw new UsageException("There is no exercise %s. There is: %s."
                    .formatted(
                            fileOrId,
                            Course.EXERCISES.stream()
                                    .map(exercise -> exercise.id() + " " + exercise.title())
                                    .collect(Collectors.joining(", "))));
        }
        return Path.of(fileOrId);
    }
}
