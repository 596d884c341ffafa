package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Variant;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookAnswersTest {
    private static final Path HANDED_OUT = Path.of("exercises/03-padding-and-stride.ipynb");

    @TempDir
    private Path folder;

    /** Checks the notebook with these cells in front; S3.5 is answered with 2×1 and 3×7, which earns one of two points. */
    private String check(UnaryOperator<Cell> change, String... cells) throws Exception {
        Notebook notebook = Notebook.read(HANDED_OUT);
        List<Cell> changed = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            boolean isAnswer = cell.source().startsWith("class S3_5_");
            changed.add(change.apply(isAnswer ? answer(cell, "return Size.of(2, 1);") : cell));
        }
        for (String source : cells) {
            changed.add(2, notebook.cells().get(1).withSource(source));
        }
        Path file = folder.resolve("answers.ipynb");
        notebook.withCells(changed).write(file);
        return NotebookAnswers.of(Notebook.read(file), "").check(Variant.DOCUMENT).stream()
                .map(card -> card.toString().replace('\n', ' '))
                .filter(card -> card.contains("S3.5") || card.contains("S3_5"))
                .findFirst()
                .orElseThrow();
    }

    private static Cell answer(Cell stub, String statement) {
        return stub.withSource(stub.source()
                .replaceFirst("throw new NotAnsweredYetException\\(\\);", statement)
                .replace("throw new NotAnsweredYetException();", "return Size.of(3, 7);"));
    }

    @Test
    void anHonestNotebookGetsItsPointsAndNoNote() throws Exception {
        assertThat(check(UnaryOperator.identity()))
                .startsWith("S3.5 · The output's size by hand: 1 of 2 points")
                .doesNotContain("Note:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object check(Object answer) { return 2; }",
                "void check(OutputShape.Answer answer) throws Exception {\n    System.out.println(\"2 of 2 points\");\n}",
                "static <T> List<T> check(T answer) { return List.of(answer); }"
            })
    void aMethodCheckOfItsOwnEarnsNothingAndIsTold(String cell) throws Exception {
        assertThat(check(UnaryOperator.identity(), cell))
                .startsWith("S3.5 · The output's size by hand: 1 of 2 points")
                .contains("Note: The notebook declares its own method check. That does not change the points");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class OutputShape { static Exercise<?> EXERCISE; interface Answer {} }",
                "record OutputShape(int points) {}",
                "var OutputShape = new Object() { int points() { return 2; } };"
            })
    void anExerciseOfItsOwnEarnsNothingAndIsTold(String cell) throws Exception {
        assertThat(check(UnaryOperator.identity(), cell))
                .startsWith("S3.5 · The output's size by hand: 1 of 2 points")
                .contains("Note: The notebook redeclares OutputShape. That does not change the points");
    }

    @Test
    void aChangedCheckCellEarnsNothingAndIsTold() throws Exception {
        UnaryOperator<Cell> two =
                cell -> cell.source().contains("OutputShape.EXERCISE.check(") ? cell.withSource("2") : cell;

        assertThat(check(two, "int check() { return 2; }"))
                .startsWith("S3.5 · The output's size by hand: 1 of 2 points")
                .contains("its own method check and has changed the cell that checks this exercise.");
    }

    @Test
    void callingCheckInOtherWaysIsNoOffence() throws Exception {
        assertThat(
                        check(
                                UnaryOperator.identity(),
                                "OutputShape.EXERCISE.check(new OutputShape.Answer() {\n    public Size outputSize() { return null; }\n})",
                                "// class Size is what OutputShape gives\nboolean isTwo(Size size) { return size.height() == 2; }"))
                .doesNotContain("Note:");
    }

    @Test
    void errorsCountTheLinesOfTheCellAndSayThatOtherCellsDoNotCount() throws Exception {
        UnaryOperator<Cell> broken = cell -> cell.source().startsWith("class S3_5_")
                ? cell.withSource(
                        "import java.util.function.*;\n\nclass S3_5_OutputShape implements OutputShape.Answer {\n"
                                + "    public Size outputSize() {\n        return helper();\n    }\n}")
                : cell;

        assertThat(check(broken, "Size helper() { return Size.of(2, 2); }"))
                .startsWith("S3_5_OutputShape:5: cannot find symbol")
                .contains("return helper();", "0 points", "put helper methods into the class S3_5_OutputShape");
    }
}
