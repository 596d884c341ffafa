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
 * The answers in a notebook: each cell with the class of an exercise's answer, as a Java file of its own would have it. What
 * other cells do, the ones that check among them, plays no part.
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
     * The source of each answer by the name of its class, in their order; of several cells with the same class the last counts,
     * as it does in the notebook.
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
     * Checks all of them, and remembers the points in the user's {@link CourseProgress}.
     *
     * @return a card each, or what the compiler says
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
                    It does not compile, so nothing could be checked: 0 points. An answer is checked with the notebook's imports, but \
                    without its other cells: put helper methods into the class %s.""".formatted(errors.getMessage(), name);
        } catch (UnusableAnswerException unusable) {
            return unusable.getMessage();
        }
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Cell cell : code) {
            Matcher matcher = ANSWER.matcher(cell.source());
            if (matcher.find()) {
                // A blank line for each import, so that the compiler counts lines as the notebook does.
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

    /** All of the notebook's, a line each. */
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

    /** What makes the notebook's own card worthless; empty if nothing does. */
    private String interference(Exercise<?> exercise) {
        List<String> found = new ArrayList<>();
        if (anyCell(Pattern.compile(
                "\\b(?:class|record|interface|enum)\\s+%1$s\\b|\\b%1$s\\s*=[^=]".formatted(exercise.className())))) {
            found.add("declares " + exercise.className() + " anew");
        }
        if (anyCell(OWN_CHECK)) {
            found.add("declares a method check of its own");
        }
        if (code.stream()
                .anyMatch(cell -> gradeId(cell).equals(CheckCell.id(exercise))
                        && !cell.source().strip().equals(CheckCell.source(exercise)))) {
            found.add("has changed the cell that checks this exercise");
        }
        return found.isEmpty()
                ? ""
                : "The notebook %s. That changes no points: these are what the exercise's own tests give."
                        .formatted(String.join(", and ", found));
    }

    private boolean anyCell(Pattern pattern) {
        return code.stream().anyMatch(cell -> pattern.matcher(cell.source()).find());
    }

    private static String gradeId(Cell cell) {
        return cell.metadata().path("nbgrader").path("grade_id").asText();
    }
}
