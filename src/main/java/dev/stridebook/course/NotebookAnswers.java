package dev.stridebook.course;

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

/** The answers in a notebook: each cell with the class of an exercise's answer, as a Java file of its own would have it. */
public final class NotebookAnswers {
    private static final Pattern ANSWER =
            Pattern.compile("(?m)^\\s*(?:public\\s+)?class\\s+(\\w+)\\s+implements\\s+[\\w.]+\\.Answer\\b");

    private NotebookAnswers() {}

    /**
     * The source of each answer by the name of its class, in their order; of several cells with the same class the last counts,
     * as it does in the notebook.
     *
     * @throws IOException if the file cannot be read
     */
    public static Map<String, String> in(Path file) throws IOException {
        List<Cell> code =
                Notebook.read(file).cells().stream().filter(Cell::isCode).toList();
        String imports = code.stream()
                .flatMap(cell -> cell.source().lines())
                .filter(line -> line.startsWith("import ") && line.strip().endsWith(";"))
                .collect(Collectors.joining("\n"));
        Map<String, String> answers = new LinkedHashMap<>();
        for (Cell cell : code) {
            Matcher matcher = ANSWER.matcher(cell.source());
            if (matcher.find()) {
                String own = cell.source()
                        .lines()
                        .filter(line -> !line.startsWith("import "))
                        .collect(Collectors.joining("\n"));
                answers.put(matcher.group(1), imports + "\n" + own + "\n");
            }
        }
        return answers;
    }

    /**
     * Checks all of them, and remembers the points in the user's {@link CourseProgress}.
     *
     * @return a card each, or what the compiler says
     * @throws IOException if the file cannot be read
     */
    public static List<Object> check(Path file) throws IOException {
        List<Object> results = new ArrayList<>();
        for (Map.Entry<String, String> answer : in(file).entrySet()) {
            try {
                results.add(JavaAnswer.compile(answer.getKey(), answer.getKey() + ".java", answer.getValue())
                        .check());
            } catch (DoesNotCompileException | UnusableAnswerException unusable) {
                results.add(unusable.getMessage());
            }
        }
        return results;
    }
}
