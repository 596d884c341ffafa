package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Course;
import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookRunner;
import dev.stridebook.notebook.RunListener;
import dev.stridebook.notebook.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the notebooks as a student would, in the kernel's own session. */
class ExerciseNotebooksTest {
    private static String run(Notebook notebook) throws Exception {
        RunResult result;
        try (JavaEvaluator session = JavaEvaluator.start()) {
            result = new NotebookRunner(session, Duration.ofMinutes(2), RunListener.SILENT).run(notebook);
        }
        assertThat(result.failure()).isEmpty();
        return result.notebook().toJson();
    }

    @ParameterizedTest
    @CsvSource({
        "solutions/03-padding-and-stride.ipynb, 2 of 2 points. Well done!",
        "exercises/03-padding-and-stride.ipynb, Not answered yet.",
    })
    void runsToItsEndAndShowsTheCards(Path file, String card) throws Exception {
        assertThat(run(Notebook.read(file))).contains(card, "exercises done");
    }

    @Test
    void aMethodCheckOfTheNotebooksOwnIsNotTheOneThatGivesPoints() throws Exception {
        Notebook notebook = Notebook.read(Path.of("exercises/03-padding-and-stride.ipynb"));
        Cell imports = notebook.cells().get(1);
        Notebook own = notebook.withCells(List.of(
                imports,
                imports.withSource("Object check(Object answer) { return \"2 of 2 points\"; }"),
                imports.withSource("OutputShape.EXERCISE.check(() -> Size.of(2, 2))")));

        assertThat(run(own)).contains("1 of 2 points").doesNotContain("Well done!");
    }

    @Test
    void aCellThatNamesAVariantShowsItsTasksAndChangesWhatTheChecksAskFor() throws Exception {
        Notebook notebook = Notebook.read(Path.of("exercises/04-pooling.ipynb"));
        Cell imports = notebook.cells().get(1);
        PoolSize.Numbers numbers = (PoolSize.Numbers)
                Catalogue.of(PoolSize.EXERCISE.variant("ada")).numbers().orElseThrow();
        String sides = numbers.kernels().stream()
                .map(k -> String.valueOf((numbers.side() - k) / numbers.stride() + 1))
                .collect(Collectors.joining(", "));
        try {
            String run = run(notebook.withCells(List.of(
                    imports,
                    imports.withSource("Course.variant(\"Ada\")"),
                    imports.withSource("PoolSize.EXERCISE.check(() -> new int[] {%s})".formatted(sides)),
                    imports.withSource(
                            "PoolSize.EXERCISE.variant(\"document\").check(() -> new int[] {%s})".formatted(sides)))));
            assertThat(run)
                    .contains("Exercises to compute, variant ada", "variant ada: 2 of 2 points", ": 0 of 2 points");
        } finally {
            Course.variant("document");
        }
    }

    @Test
    void whateverAnAnswerDoesTheNotebookGoesOn() throws Exception {
        Notebook notebook = Notebook.read(Path.of("exercises/03-padding-and-stride.ipynb"));
        List<Cell> cells = notebook.cells();
        Cell imports = cells.get(1);
        String check = "OutputShape.EXERCISE.check(() -> %s)";
        Notebook odd = notebook.withCells(List.of(
                imports,
                imports.withSource("Size loop() { while (true) {} }\nSize leave() { System.exit(1); return null; }\n"
                        + "Size print() { System.out.println(\"x\".repeat(1_000_000)); return Size.of(2, 2); }"),
                imports.withSource(check.formatted("loop()")),
                imports.withSource(check.formatted("leave()")),
                imports.withSource(check.formatted("print()")),
                imports.withSource(check.formatted("null"))));

        assertThat(run(odd))
                .contains("took too long", "System.exit(1)", "bytes in total", "gave null")
                .hasSizeLessThan(60_000);
    }

    @Test
    void anExceptionNamesItsLineOfTheCellThatChecksOrOfAnEarlierOne() throws Exception {
        Notebook notebook = Notebook.read(Path.of("exercises/03-padding-and-stride.ipynb"));
        Cell imports = notebook.cells().get(1);
        String card = run(notebook.withCells(List.of(
                imports,
                imports.withSource("int none(int n) {\n    return 1 / n;\n}"),
                imports.withSource("SamePadding.EXERCISE.check(k -> {\n    int[] sides = new int[1];\n"
                        + "    sides[1] = k;\n    return sides;\n})"),
                imports.withSource("SamePadding.EXERCISE.check(k -> new int[] {none(0)})"))));

        assertThat(card).contains("out of bounds for length 1, at cell 3, line 3", "/ by zero, at cell 2, line 2");
    }
}
