package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The answers in a notebook: each cell with a class that answers an exercise is treated as a separate Java file. All other
 * cells, including those that check, are ignored.
 */
public final class NotebookAnswers {
    private static final Pattern ANSWER =
            Pattern.compile("(?m)^\\s*(?:public\\s+)?class\\s+(\\w+)\\s+implements\\s+[\\w.]+\\.Answer\\b");
    private static final Pattern OWN_CHECK =
            Pattern.compile("[\\w>\\]]\\s+check\\s*\\([^)]*\\)\\s*(?:throws\\s[^{]*)?\\{");

    private final List<Cell> code;

    private NotebookAnswers(Path file) throws IOException {
        code = Notebook.read(file).cells().stream().filter(Cell::isCode).toList();
    }

    /**
     * Returns the source of each answer by class name, in order. If several cells declare the same class, the last one counts, as
     * in the notebook.
     *
     * @throws IOException if the file cannot be read
     */
    public static Map<String, String> in(Path file) throws IOException {
        NotebookAnswers notebook = new NotebookAnswers(file);
        Map<String, String> sources = new LinkedHashMap<>();
        notebook.answers().forEach((name, source) -> sources.put(name, notebook.imports() + source));
        return sources;
    }

    /**
     * Checks all answers, and saves the points in the user's {@link CourseProgress}.
     *
     * @return for each answer a card, or the compile errors
     * @throws IOException if the file cannot be read
     */
    public static List<Object> check(Path file) throws IOException {
        NotebookAnswers notebook = new NotebookAnswers(file);
        List<Object> results = new ArrayList<>();
        notebook.answers().forEach((name, source) -> results.add(notebook.check(name, source)));
        return results;
    }

    private Object check(String name, String source) {
        try {
            JavaAnswer answer = JavaAnswer.compile(name, name, imports(), source);
            return LocalChecker.check(answer).withNote(interference(answer.exercise()));
        } catch (DoesNotCompileException errors) {
            return """
                    %s
                    The answer does not compile, so it earns 0 points. It is checked with the notebook's imports, but without its other \
                    cells: put helper methods into the class %s.""".formatted(errors.getMessage(), name);
        } catch (UnusableAnswerException unusable) {
            return unusable.getMessage();
        }
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Cell cell : code) {
            Matcher matcher = ANSWER.matcher(cell.source());
            if (matcher.find()) {
                // Imports become blank lines, so that the compiler's line numbers match the cell's.
                answers.put(
                        matcher.group(1),
                        cell.source()
                                .lines()
                                .map(line -> isImport(line) ? "" : line)
                                .collect(Collectors.joining("\n", "", "\n")));
            }
        }
        return answers;
    }

    /** Returns all imports of the notebook, one per line. */
    private String imports() {
        return code.stream()
                .flatMap(cell -> cell.source().lines())
                .filter(NotebookAnswers::isImport)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ") && line.strip().endsWith(";");
    }

    /** Returns a note if the notebook interferes with its own check; otherwise an empty string. */
    private String interference(Exercise<?> exercise) {
        List<String> found = new ArrayList<>();
        if (anyCell(Pattern.compile(
                "\\b(?:class|record|interface|enum)\\s+%1$s\\b|\\b%1$s\\s*=[^=]".formatted(exercise.className())))) {
            found.add("redeclares " + exercise.className());
        }
        if (anyCell(OWN_CHECK)) {
            found.add("declares its own method check");
        }
        if (code.stream()
                .anyMatch(cell -> gradeId(cell).equals(CheckCell.id(exercise))
                        && !cell.source().strip().equals(CheckCell.source(exercise)))) {
            found.add("has changed the cell that checks this exercise");
        }
        return found.isEmpty()
                ? ""
                : "The notebook %s. That does not change the points, which come from the exercise's own tests."
                        .formatted(String.join(" and ", found));
    }

    private boolean anyCell(Pattern pattern) {
        return code.stream().anyMatch(cell -> pattern.matcher(cell.source()).find());
    }

    private static String gradeId(Cell cell) {
        return cell.metadata().path("nbgrader").path("grade_id").asText();
    }
}
