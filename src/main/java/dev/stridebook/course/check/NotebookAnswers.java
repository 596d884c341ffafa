package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Variant;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answers in a notebook: each class that answers an exercise counts, whether or not a cell checks it. Its cell is treated as a Java
 * file of its own. All other cells, including those that check, are ignored.
 */
public final class NotebookAnswers {
    private static final Pattern OWN_CHECK =
            Pattern.compile("[\\w>\\]]\\s+check\\s*\\([^)]*\\)\\s*(?:throws\\s[^{]*)?\\{");

    private final List<Cell> code;

    private final String sessionImports;

    private NotebookAnswers(List<Cell> code, String sessionImports) {
        this.code = code;
        this.sessionImports = sessionImports;
    }

    /**
     * Returns the answers of a notebook.
     *
     * @param sessionImports the imports that every notebook has without a cell, one per line
     */
    public static NotebookAnswers of(Notebook notebook, String sessionImports) {
        return new NotebookAnswers(
                notebook.cells().stream().filter(Cell::isCode).toList(), sessionImports);
    }

    /**
     * Checks the answers, and saves the points in the user's {@link CourseProgress}. Of several answers to an exercise, the last one
     * that says something counts: it compiles, and it is not the class as it was handed out.
     *
     * @param variant the variant that the student has
     * @return for each exercise with an answer a card, or the compile errors
     */
    public List<Object> check(Variant variant) {
        Map<String, Object> results = new LinkedHashMap<>();
        for (Cell cell : sorted()) {
            for (CellAnswer answer : CellAnswer.in(cell.source())) {
                results.merge(answer.exercise().id(), check(answer, cell.source(), variant), NotebookAnswers::last);
            }
        }
        return List.copyOf(results.values());
    }

    /** Returns the cells with those that came with the notebook to check in front, so that answers in other cells count. */
    private List<Cell> sorted() {
        return code.stream()
                .sorted(Comparator.comparing(cell -> !CheckCell.isOne(cell)))
                .toList();
    }

    private static Object last(Object before, Object after) {
        boolean saysNothing = after instanceof Card card && !card.isAnswered();
        if (before instanceof Card counts && counts.isAnswered()) {
            if (saysNothing) {
                return counts;
            }
            if (!(after instanceof Card)) {
                return counts.withNote(say("A later cell answers this too, but cannot be used: %s", after));
            }
        }
        return after;
    }

    private Object check(CellAnswer answer, String source, Variant variant) {
        String name = answer.className();
        try {
            // Imports become blank lines, so that the compiler's line numbers match the cell's.
            String own =
                    source.lines().map(line -> isImport(line) ? "" : line).collect(Collectors.joining("\n", "", "\n"));
            JavaAnswer compiled = JavaAnswer.compileCell(name, imports(), own);
            return LocalChecker.check(compiled, variant).withNote(interference(answer.exercise()));
        } catch (DoesNotCompileException errors) {
            return errors.getMessage() + "\n"
                    + say(
                            "The answer does not compile, so it earns 0 points. It is checked with the notebook's imports, but without its"
                                    + " other cells: put helper methods into the class %s.",
                            name);
        } catch (UnusableAnswerException unusable) {
            return unusable.getMessage();
        }
    }

    /** Returns the imports of the session and all of the notebook, one per line. */
    private String imports() {
        return Stream.concat(sessionImports.lines(), ownImports())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private Stream<String> ownImports() {
        return code.stream().flatMap(cell -> cell.source().lines()).filter(NotebookAnswers::isImport);
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ") && line.strip().endsWith(";");
    }

    /** Returns a note if the notebook interferes with its own check; otherwise an empty string. */
    private String interference(Exercise<?> exercise) {
        List<String> found = new ArrayList<>();
        if (anyCell(Pattern.compile(
                "\\b(?:class|record|interface|enum)\\s+%1$s\\b|\\b%1$s\\s*=[^=]".formatted(exercise.className())))) {
            found.add(say("redeclares %s", exercise.className()));
        }
        if (anyCell(OWN_CHECK)) {
            found.add(say("declares its own method check"));
        }
        if (code.stream()
                .anyMatch(cell -> CheckCell.isFor(exercise, cell)
                        && !cell.source().strip().equals(CheckCell.source(exercise)))) {
            found.add(say("has changed the cell that checks this exercise"));
        }
        return found.isEmpty()
                ? ""
                : say(
                        "The notebook %s. That does not change the points, which come from the exercise's own tests.",
                        found.stream()
                                .reduce((some, another) -> say("%1$s and %2$s", some, another))
                                .orElseThrow());
    }

    private boolean anyCell(Pattern pattern) {
        return code.stream().anyMatch(cell -> pattern.matcher(cell.source()).find());
    }
}
