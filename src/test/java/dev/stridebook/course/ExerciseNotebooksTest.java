package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookRunner;
import dev.stridebook.notebook.RunListener;
import dev.stridebook.notebook.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the notebooks as a student would, in the kernel's own session. */
class ExerciseNotebooksTest {
    @ParameterizedTest
    @CsvSource({
        "solutions/S3_5_output-shape.ipynb, 2 of 2 points. Well done!",
        "exercises/S3_5_output-shape.ipynb, Not answered yet.",
    })
    void runsToItsEndAndShowsTheCard(Path file, String card) throws Exception {
        Notebook notebook = Notebook.read(file);
        RunResult result;
        try (JavaEvaluator session = JavaEvaluator.start()) {
            result = new NotebookRunner(session, Duration.ofMinutes(1), RunListener.SILENT).run(notebook);
        }

        assertThat(result.failure()).isEmpty();
        assertThat(result.notebook().toJson()).contains(card, "[1, 1, 2, 2]", "\\\\left\\\\lfloor", "image/svg+xml");
    }
}
