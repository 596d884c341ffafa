package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The base of tests that run cells: one evaluator per test class. */
abstract class EvaluatedCells {
    static JavaEvaluator evaluator;
    static int count;

    RecordedIo io = new RecordedIo();

    @BeforeAll
    static void start() {
        evaluator = JavaEvaluator.start();
    }

    @AfterAll
    static void close() {
        evaluator.close();
    }

    final CellResult run(String source) {
        return evaluator.evaluate(source, ++count, io);
    }

    final String valueOf(String source) {
        CellResult result = run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
        return ((CellResult.Value) result).bundle().data().get(MimeBundle.TEXT);
    }

    final CellError errorOf(String source) {
        CellResult result = run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Failure.class);
        return ((CellResult.Failure) result).error();
    }

    static String plain(CellError error) {
        return plain(String.join("\n", error.traceback()));
    }

    static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
