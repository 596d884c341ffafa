package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.Variant;
import dev.stridebook.file.RegularFiles;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of {@code exercises/} as a student gets it: a Java stub or a lesson's notebook that states its tasks with the numbers of the
 * student's variant.
 */
public final class Handout {
    private static final String NOTEBOOK = ".ipynb";
    private static final String JAVA = ".java";

    private Handout() {}

    /** Returns the folder of a checkout with the files in the current language; in English if there are none. */
    static Path folder(Path project) {
        Path exercises = project.resolve("exercises");
        Path spoken = Language.current().in(exercises);
        return Files.isDirectory(spoken) ? spoken : exercises;
    }

    /** Returns the files of the same name in all languages. */
    static List<Path> inAllLanguages(Path project, Path name) {
        return Stream.of(Language.values())
                .map(language -> language.in(project.resolve("exercises")).resolve(name.getFileName()))
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Returns the comment above the class of a stub: the task, and the variant unless it is the documents'. */
    public static String comment(GradedExercise<?> exercise) {
        StringBuilder comment = new StringBuilder("/*\n * ")
                .append(say("%s: %s (%s)", exercise.id(), exercise.title(), exercise.worth()))
                .append("\n *\n");
        Paragraph.forFile(Prose.plain(exercise.task()))
                .forEach(line -> comment.append(" * ").append(line).append('\n'));
        exercise.variant()
                .filter(variant -> !variant.isDocument())
                .ifPresent(variant -> comment.append(" *\n * ")
                        .append(VariantLine.of(variant))
                        .append('\n'));
        return comment.append(" *\n * ")
                .append(say("Check it: ./stridebook check %1$s     A hint: ./stridebook hint %1$s", exercise.id()))
                .append("\n */\n")
                .toString();
    }

    /** Returns the first cell of the notebook with a lesson's exercises, in Markdown. */
    public static String introduction(Lesson lesson) {
        GradedExercise<?> first = Catalogue.of(lesson).get(0);
        return "# %s\n\n%s\n\n%s"
                .formatted(
                        say("%s · Exercises", lesson),
                        say(
                                "Run the first cell with Shift-Enter. Then do the exercises in any order: each has a task, a cell with a class to"
                                        + " complete, and a cell that checks it. Run both, the class first. If the check says *cannot find symbol*,"
                                        + " you have not run the class, or it does not compile. The card shows what is right and what is wrong;"
                                        + " `%s.EXERCISE.hint()` gives a hint, and each time one more, up to three. Put helper methods into the"
                                        + " class. You can also answer in the Java files next to this notebook; `./stridebook check ID` gives the"
                                        + " same points.",
                                first.exercise().className()),
                        say(
                                "Ids such as %s name what is asked: %s says what each is about. Sentences in quotation marks are from the articles,"
                                        + " the lecture and the forum that the list names.",
                                first.id(),
                                Language.current() == Language.ENGLISH
                                        ? "[the list](../docs/coverage.md)"
                                        : "`docs/documents.%s.md`"
                                                .formatted(Language.current().code())));
    }

    /** Returns the cell of a lesson's notebook that states the task, in Markdown. */
    public static String task(GradedExercise<?> exercise) {
        return "## %s\n\n%s"
                .formatted(say("%s · %s (%s)", exercise.id(), exercise.title(), exercise.worth()), exercise.task());
    }

    /**
     * Reads a file of {@code exercises/}, in whatever language, and puts in the numbers of a variant. Other files stay as they are.
     *
     * @throws IOException if the file cannot be read
     */
    public static byte[] read(Path file, Variant variant) throws IOException {
        byte[] handedOut = RegularFiles.readAllBytes(file);
        String name = file.getFileName().toString();
        if (variant.isDocument() || !name.endsWith(JAVA) && !name.endsWith(NOTEBOOK)) {
            return handedOut;
        }
        String text = new String(handedOut, StandardCharsets.UTF_8);
        String changed = Language.ofFiles(file.toAbsolutePath().getParent())
                .during(() -> name.endsWith(JAVA) ? java(name, text, variant) : notebook(name, text, variant));
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    private static String java(String name, String text, Variant variant) {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            if (exercise.numbers().isPresent() && name.equals(exercise.answerClass() + JAVA)) {
                Pattern comment = Pattern.compile(
                        "(?s)/\\*(?:(?!\\*/).)*\\*/\\R(?=class %s\\b)".formatted(exercise.answerClass()));
                return comment.matcher(text).replaceFirst(Matcher.quoteReplacement(comment(exercise.variant(variant))));
            }
        }
        return text;
    }

    private static String notebook(String name, String text, Variant variant) {
        Notebook notebook = Notebook.parse(text, name);
        List<Cell> cells = new ArrayList<>();
        boolean isFirst = true;
        boolean isChanged = false;
        for (Cell cell : notebook.cells()) {
            Optional<GradedExercise<?>> stated = cell.isMarkdown() ? statedIn(cell) : Optional.empty();
            if (stated.isPresent()) {
                cells.add(cell.withSource(task(stated.get().variant(variant))));
                isChanged = true;
            } else if (cell.isCode() && isFirst) {
                cells.add(cell.withSource(cell.source() + "\n\n" + VariantLine.call(variant)));
                isFirst = false;
            } else {
                cells.add(cell);
            }
        }
        return isChanged ? notebook.withCells(cells).toJson() : text;
    }

    /** Returns the exercise with numbers to draw whose task a cell states. */
    private static Optional<GradedExercise<?>> statedIn(Cell cell) {
        String id = cell.metadata().path("nbgrader").path("grade_id").asText();
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> exercise.numbers().isPresent())
                .filter(exercise -> id.equals(CheckCell.taskId(exercise.exercise())))
                .findFirst();
    }
}
