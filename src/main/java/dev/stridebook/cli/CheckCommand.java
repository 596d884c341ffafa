package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
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
import dev.stridebook.course.check.VariantLine;
import dev.stridebook.handin.HandIn;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.kernel.SessionImports;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check an answer: show what is right and what is wrong.",
        footer = {
            "",
            "Exit codes: 0 full points; 1 fewer points; 2 there is nothing to check.",
            "For example: ./stridebook check S3.5, or ./stridebook check answers/03-padding-and-stride.ipynb"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|ID",
            description =
                    "Id of an exercise, to check its Java file in answers/; or any Java file or notebook with answers, or a zip of them.")
    private String fileOrId;

    @Mixin
    private VariantOption variant;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path place = AnswerFile.named(fileOrId, out);
        HandIn handIn = handIn(place);
        handIn.refusals().forEach(out::println);
        boolean isFull = handIn.refusals().isEmpty();
        for (SourceFile file : handIn.files()) {
            String name = handIn.files().size() == 1 ? place.toString() : file.name();
            try {
                isFull &= file.isNotebook() ? checkNotebook(name, file) : isFull(name, file);
            } catch (UsageException nothingToCheck) {
                if (handIn.files().size() == 1) {
                    throw nothingToCheck;
                }
                out.println(nothingToCheck.getMessage());
                isFull = false;
            }
        }
        return isFull ? 0 : 1;
    }

    private boolean isFull(String name, SourceFile file) throws IOException {
        Optional<Card> card = check(name, file, variant, spec.commandLine().getOut());
        Optional<GradedExercise<?>> named = Catalogue.find(fileOrId);
        if (named.isPresent() && card.isPresent() && !card.get().isAnswered()) {
            pointToAnotherText(named.get());
        }
        return card.filter(Card::isFull).isPresent();
    }

    /** Reads a file or an archive as the grader does, so that what can be checked can be handed in. */
    private static HandIn handIn(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(say("There is no file %s.", place));
        }
        if (Files.isDirectory(place)) {
            throw new UsageException(say("%s is a folder. Give a .java file or a notebook in it.", place));
        }
        HandIn handIn = HandIn.read(List.of(place.toRealPath()));
        if (handIn.files().isEmpty()) {
            throw new UsageException(
                    handIn.refusals().isEmpty()
                            ? say("There is no .java file and no .ipynb notebook in %s.", place)
                            : String.join(System.lineSeparator(), handIn.refusals()));
        }
        return handIn;
    }

    /**
     * Checks an answer in a Java file, in the variant that it states, and prints the result.
     *
     * @return empty if the file does not compile
     */
    static Optional<Card> check(Path place, PrintWriter out) throws IOException {
        return check(place.toString(), handIn(place).files().get(0), new VariantOption(), out);
    }

    private static Optional<Card> check(String name, SourceFile file, VariantOption chosen, PrintWriter out) {
        printRemark(file, out);
        Variant variant = chosen.orElse(() -> VariantLine.inJava(file.text()));
        try {
            Card card = LocalChecker.check(JavaAnswer.compile(name, file.fileName(), file.text()), variant);
            out.println(card);
            return Optional.of(card);
        } catch (DoesNotCompileException errors) {
            out.println(errors.getMessage());
            out.println(say("It does not compile, so nothing could be checked: 0 points."));
            return Optional.empty();
        } catch (UnusableAnswerException nothingToCheck) {
            throw new UsageException(nothingToCheck.getMessage());
        }
    }

    private static void printRemark(SourceFile file, PrintWriter out) {
        if (!file.remark().isEmpty()) {
            out.println("%s: %s".formatted(file.fileName(), file.remark()));
        }
    }

    /** Helps students who wrote their answer in {@code exercises/}. */
    private void pointToAnotherText(GradedExercise<?> exercise) throws IOException {
        Optional<Path> other = AnswerFolder.in(Project.root()).differingHandout(exercise);
        other.ifPresent(file -> Paragraph.forTerminal(say(
                        "This was %s, but %s is different. To check that file: ./stridebook check %s. To copy it to answers/: ./stridebook reset %s.",
                        AnswerFolder.nameOf(exercise), file, file, exercise.id()))
                .forEach(spec.commandLine().getOut()::println));
    }

    private boolean checkNotebook(String name, SourceFile file) {
        PrintWriter out = spec.commandLine().getOut();
        List<Object> results;
        try {
            Notebook notebook = Notebook.parseSources(file.text(), name);
            results = NotebookAnswers.of(
                            notebook, SessionImports.withoutCellFunctions(CheckCommand.class.getClassLoader()))
                    .check(variant.orElse(() -> VariantLine.inNotebook(notebook)));
        } catch (NotebookException noNotebook) {
            throw new UsageException(noNotebook.getMessage());
        }
        if (results.isEmpty()) {
            throw new UsageException(say("No cell of %s contains a class that answers an exercise.", name));
        }
        printRemark(file, out);
        results.forEach(result -> out.println(result + System.lineSeparator()));
        return results.stream().allMatch(result -> result instanceof Card card && card.isFull());
    }
}
