package dev.stridebook.cli;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.AnswerFolder;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.LocalChecker;
import dev.stridebook.course.check.NotebookAnswers;
import dev.stridebook.course.check.Paragraph;
import dev.stridebook.notebook.NotebookException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check an answer: show what is right and what is wrong, with a hint.",
        footer = {
            "",
            "Exit codes: 0 full points; 1 fewer points; 2 there is nothing to check.",
            "For example: ./stridebook check S3.5, or ./stridebook check answers/03-padding-and-stride.ipynb"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|ID",
            description =
                    "Id of an exercise, to check its Java file in answers/; or any Java file or notebook with answers.")
    private String fileOrId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path file = AnswerFile.named(fileOrId, out);
        if (file.toString().endsWith(".ipynb")) {
            return checkNotebook(file);
        }
        Optional<Card> card = check(file, out);
        Optional<GradedExercise<?>> named = Catalogue.find(fileOrId);
        if (named.isPresent() && card.isPresent() && !card.get().isAnswered()) {
            pointToAnotherText(named.get());
        }
        return card.filter(Card::isFull).isPresent() ? 0 : 1;
    }

    /**
     * Checks an answer and prints the result.
     *
     * @return empty if the file does not compile
     */
    static Optional<Card> check(Path file, PrintWriter out) throws IOException {
        try {
            Card card = LocalChecker.check(JavaAnswer.compile(file));
            out.println(card);
            return Optional.of(card);
        } catch (DoesNotCompileException errors) {
            out.println(errors.getMessage());
            out.println("It does not compile, so nothing could be checked: 0 points.");
            return Optional.empty();
        } catch (UnusableAnswerException nothingToCheck) {
            throw new UsageException(nothingToCheck.getMessage());
        }
    }

    /** Helps students who wrote their answer in {@code exercises/}. */
    private void pointToAnotherText(GradedExercise<?> exercise) throws IOException {
        Optional<Path> other = AnswerFolder.in(Project.root()).differingHandout(exercise);
        other.ifPresent(file -> Paragraph.forTerminal(
                        "This was %s, but %s is different. To check that file: ./stridebook check %s. To copy it to answers/: ./stridebook reset %s."
                                .formatted(AnswerFolder.nameOf(exercise), file, file, exercise.id()))
                .forEach(spec.commandLine().getOut()::println));
    }

    private int checkNotebook(Path file) throws IOException {
        List<Object> results;
        try {
            results = NotebookAnswers.check(file);
        } catch (NotebookException noNotebook) {
            throw new UsageException(noNotebook.getMessage());
        }
        if (results.isEmpty()) {
            throw new UsageException("No cell of %s contains a class that answers an exercise.".formatted(file));
        }
        results.forEach(result -> spec.commandLine().getOut().println(result + System.lineSeparator()));
        return results.stream().allMatch(result -> result instanceof Card card && card.isFull()) ? 0 : 1;
    }
}
