package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.NotebookAnswers;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.kernel.SessionImports;
import dev.stridebook.notebook.Notebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Grading a notebook and checking it give the same points, wherever its cells are. */
class NotebookRuleTest {
    private static final String IMPORTS =
            "import dev.stridebook.course.*;\nimport dev.stridebook.course.exercise.*;\nimport dev.stridebook.shape.*;";
    private static final String RIGHT = "return Size.of(2, 2);";
    private static final String HALF_RIGHT = "return Size.of(2, 3);";
    private static final String STUB = "throw new NotAnsweredYetException();";
    private static final String CHECK = "OutputShape.EXERCISE.check(new S3_5_OutputShape()).show().points()";

    private static Grader grader;

    @BeforeAll
    static void startsTheGrader() throws Exception {
        grader = Grader.start(Graders.RULES, Graders.CACHE, "auto");
    }

    @AfterAll
    static void closesTheGrader() {
        grader.close();
    }

    private static String answer(String statement) {
        return named("class S3_5_OutputShape", statement);
    }

    private static String named(String declaration, String statement) {
        return declaration + " implements OutputShape.Answer {\n    @Override\n    public Size outputSize() {\n        "
                + statement + "\n    }\n\n    @Override\n    public Size otherOutputSize() {\n        "
                + (statement.equals(STUB) ? STUB : "return Size.of(3, 7);") + "\n    }\n}";
    }

    static Stream<Arguments> notebooks() {
        return Stream.of(
                notebook("as handed out and answered", 2, answer(RIGHT), CHECK),
                notebook("the check is deleted", 2, answer(RIGHT)),
                notebook("the check stands above", 2, CHECK, answer(RIGHT)),
                notebook("the check stands above a second answer", 2, answer(STUB), CHECK, answer(RIGHT)),
                notebook("the stub is left below, with its check", 2, answer(RIGHT), answer(STUB), CHECK),
                notebook("the stub is left above", 2, answer(STUB), CHECK, named("class Mine", RIGHT)),
                notebook("the last answer counts: right", 2, answer(HALF_RIGHT), CHECK, answer(RIGHT)),
                notebook("the last answer counts: half right", 1, answer(RIGHT), CHECK, answer(HALF_RIGHT)),
                notebook("nothing is answered", 0, answer(STUB), CHECK),
                notebook("nothing is answered, nothing is checked", 0, answer(STUB)),
                notebook("final", 2, named("final class Mine", RIGHT)),
                notebook("public", 2, named("public class Mine", RIGHT)),
                notebook(
                        "with a private constructor",
                        2,
                        named("class Mine", RIGHT).replaceFirst("\\{", "{\n    private Mine() {}\n")),
                notebook("a name of the course is taken", 2, "int OutputShape = 1;", answer(RIGHT)),
                notebook("a record", 2, named("record Mine()", RIGHT)),
                notebook("with comments", 2, "// class A {\n/* class B implements\n{ */ " + named("class Mine", RIGHT)),
                notebook("behind other classes", 2, "class Other { int a; }\n" + named("class Mine", RIGHT)),
                notebook("two in a cell", 2, named("class A", HALF_RIGHT) + "\n" + named("class B", RIGHT)),
                notebook(
                        "by its full name",
                        2,
                        "class Mine implements Comparable<Mine>, dev.stridebook.course.exercise.OutputShape.Answer {\n"
                                + "    public int compareTo(Mine o) { return 0; }\n"
                                + "    public Size outputSize() { return Size.of(2, 2); }\n"
                                + "    public Size otherOutputSize() { return Size.of(3, 7); }\n}"),
                notebook("with an import of its own", 2, "import java.util.stream.*;\n" + answer(RIGHT)),
                notebook("only a comment", 0, "/*\n" + answer(RIGHT) + "\n*/"),
                notebook("only a text", 0, "String text = \"\"\"\n" + answer(RIGHT) + "\n\"\"\";"),
                notebook("abstract", 0, named("abstract class Mine", RIGHT)),
                notebook("the answer is copied", 2, answer(RIGHT), CHECK, answer(RIGHT), CHECK),
                withCheckCell("its check cell is broken", 2, 2, CHECK.replace(")", ""), answer(RIGHT)),
                withCheckCell("its check cell is empty", 2, 2, "", answer(RIGHT)),
                withCheckCell("its check cell checks something else", 2, 2, "1 + 1", answer(RIGHT)),
                withCheckCell("its check cell ends the process", 2, 1, "System.exit(0);", answer(RIGHT)),
                withCheckCell("its check cell hides the exercise", 2, 1, "class OutputShape {}", answer(RIGHT)),
                withCheckCell("its check cell hides a type", 2, 1, "class Size {}\nint Judgement;", answer(RIGHT)),
                withCheckCell("its check cell has another answer", 2, 2, answer(HALF_RIGHT), answer(RIGHT)),
                withCheckCell("its check cell, above, has another answer", 2, 1, answer(HALF_RIGHT), answer(RIGHT)),
                withCheckCell("only its check cell has an answer", 2, 2, answer(RIGHT), answer(STUB)),
                withCheckCell("only its check cell, above, has an answer", 2, 1, answer(RIGHT), answer(STUB)),
                withCheckCell("its check cell stands above", 2, 0, CHECK, answer(RIGHT)),
                withoutImports("the imports are deleted", 2, answer(RIGHT), CHECK),
                notebook("does not compile", 0, answer("return 2;"), CHECK));
    }

    private static Arguments notebook(String name, int points, String... cells) {
        List<String> all = new ArrayList<>(List.of(IMPORTS));
        all.addAll(List.of(cells));
        return Arguments.of(name, points, Graders.notebook("a.ipynb", all));
    }

    private static Arguments withoutImports(String name, int points, String... cells) {
        return Arguments.of(name, points, Graders.notebook("a.ipynb", List.of(cells)));
    }

    /** @param place of the cell that came with the notebook to check */
    private static Arguments withCheckCell(String name, int points, int place, String check, String answer) {
        List<String> cells = new ArrayList<>(List.of(IMPORTS, answer));
        List<String> ids = new ArrayList<>(List.of("imports", "s3-5-answer"));
        cells.add(place, check);
        ids.add(place, "s3-5-check");
        return Arguments.of(name, points, Graders.notebook("a.ipynb", ids, cells));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooks")
    void gradeAndCheckAgree(String name, int points, SourceFile file) {
        StudentResult graded = grader.grade(new Submission("ada", List.of(file), List.of(), Instant.EPOCH));
        List<Object> checked = NotebookAnswers.of(
                        Notebook.parse(file.text(), file.name()),
                        SessionImports.withoutCellFunctions(getClass().getClassLoader()))
                .check(Variant.DOCUMENT);

        assertThat(graded.points()).as(Attack.told(graded)).isEqualTo(points);
        assertThat(checked).as(checked.toString()).hasSizeLessThanOrEqualTo(1);
        assertThat(checked.stream()
                        .mapToInt(result -> result instanceof Card card ? card.points() : 0)
                        .sum())
                .as(checked.toString())
                .isEqualTo(points);
    }
}
