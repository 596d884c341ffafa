package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons ask before they tell: what follows "What do you expect?" is a cell that asks for a guess, and is stored without its answer. */
class PredictionsInLessonsTest {
    private static final Pattern EXPECT = Pattern.compile("\\*\\*[Ww]hat do you\\s+expect");
    private static final Pattern ID = Pattern.compile("\\.id\\(\"(.*?)\"\\)");
    private static final int CODE_CELLS_BETWEEN = 1;

    static Stream<Path> lessons() throws IOException {
        return Files.list(Project.root().resolve("notebooks"))
                .filter(file -> file.toString().endsWith(".ipynb"))
                .sorted();
    }

    private static boolean asks(Cell cell) {
        return cell.isCode() && cell.source().contains("Predict.");
    }

    /** The cells without the first, which speaks about the questions, as lesson 00 does as a whole. */
    private static List<Cell> cells(Path lesson) throws IOException {
        List<Cell> cells = Notebook.read(lesson).cells();
        return lesson.getFileName().toString().startsWith("00-") ? List.of() : cells.subList(1, cells.size());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void each_question_is_asked(Path lesson) throws IOException {
        List<Cell> cells = cells(lesson);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isMarkdown()
                    && EXPECT.matcher(cells.get(i).source()).find()) {
                assertThat(cells.subList(i + 1, cells.size()).stream()
                                .filter(Cell::isCode)
                                .limit(1 + CODE_CELLS_BETWEEN))
                        .as(cells.get(i).source())
                        .anyMatch(PredictionsInLessonsTest::asks);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void predictions_are_numbered_by_lesson(Path lesson) throws IOException {
        String number = lesson.getFileName().toString().replaceFirst("-.*", "");
        List<String> ids = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Cell cell : cells(lesson)) {
            if (asks(cell)) {
                assertThat(cell.source())
                        .as("It asks, and shows nothing beside.")
                        .endsWith(".ask();");
                Matcher id = ID.matcher(cell.source());
                assertThat(id.find()).as(cell.source()).isTrue();
                ids.add(id.group(1));
                expected.add("L%s.%d".formatted(number, ids.size()));
            }
        }
        assertThat(ids).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void what_is_stored_folds_the_answer(Path lesson) throws IOException {
        for (Cell cell : cells(lesson)) {
            if (asks(cell)) {
                List<Output> outputs = cell.outputs();
                Output last = outputs.get(outputs.size() - 1);
                assertThat(outputs)
                        .as(cell.source())
                        .noneMatch(output -> output.text().contains("You "));
                assertThat(outputs)
                        .as("Nothing is printed: " + cell.source())
                        .noneMatch(output -> output.type().equals(Output.STREAM)
                                && !output.text().startsWith("Warning"));
                assertThat(last.data().get(MimeBundle.HTML))
                        .as(cell.source())
                        .matches("(?s)<p><strong>[^<]*</strong></p>\\n(<p>a\\) [^<]*(<br>\\n[b-z]\\) [^<]*)+</p>\\n)?"
                                + "<details><summary[^>]*>Show the answer</summary>\\n<p><strong>.*</details>");
                assertThat(last.data().get(MimeBundle.TEXT)).contains("in place of .ask().");
            }
        }
    }
}
