package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NotebookRunnerTest {
    private static final CellResult DONE = new CellResult.Done();

    private final Scripted evaluator = new Scripted();
    private final List<String> heard = new ArrayList<>();

    /** Runs a Java function for each cell's source. */
    private static final class Scripted implements CellEvaluator {
        interface Script {
            CellResult run(CellIo io) throws Exception;
        }

        private final Map<String, Script> scripts = new HashMap<>();
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private boolean isClosed;

        @Override
        public CellResult evaluate(String source, int executionCount, CellIo io) {
            try {
                return scripts.get(source).run(io);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void interrupt() {
            interrupted.countDown();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private Cell code(String source, Scripted.Script script, String... tags) {
        evaluator.scripts.put(source, script);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cell_type", "code").put("source", source);
        ArrayNode list = json.putObject("metadata").putArray("tags");
        List.of(tags).forEach(list::add);
        json.putArray("outputs")
                .addObject()
                .put("output_type", "stream")
                .put("name", "stdout")
                .put("text", "old");
        return new Cell(json);
    }

    private static Cell markdown() {
        return new Cell(JsonNodeFactory.instance
                .objectNode()
                .put("cell_type", "markdown")
                .put("source", "text"));
    }

    private RunResult run(Cell... cells) {
        return run(Duration.ofSeconds(10), cells);
    }

    private RunResult run(Duration timeout, Cell... cells) {
        Notebook empty = Notebook.parse("{\"nbformat\":4,\"nbformat_minor\":4,\"cells\":[]}", "test");
        RunListener listener = new RunListener() {
            @Override
            public void cellStarted(Cell cell, int position) {
                heard.add("cell " + position);
            }

            @Override
            public void printed(Cell cell, String text) {
                heard.add(text);
            }
        };
        return new NotebookRunner(evaluator, timeout, listener).run(empty.withCells(List.of(cells)));
    }

    private static CellResult failure(String message) {
        return new CellResult.Failure(new CellError("Oops", message, List.of("Oops: " + message), 2, "int b = a / 0;"));
    }

    @Test
    void cells_run_in_order_and_keep_what_they_print_show_and_return() {
        RunResult result = run(
                markdown(),
                code("a", io -> {
                    io.stream("stdout", "1");
                    io.stream("stdout", "2");
                    io.stream("stderr", "e");
                    io.display(MimeBundle.text("shown"), "id");
                    return new CellResult.Value(MimeBundle.text("value"));
                }),
                code(" ", io -> DONE),
                code("b", io -> DONE));
        List<Cell> cells = result.notebook().cells();

        assertThat(result.failure()).isEmpty();
        assertThat(result.cellsRun()).isEqualTo(2);
        assertThat(cells.get(1).outputs())
                .extracting(Output::type)
                .containsExactly("stream", "stream", "display_data", "execute_result");
        assertThat(cells.get(1).outputs().get(0).text()).isEqualTo("12");
        assertThat(cells.get(1).executionCount()).hasValue(1);
        assertThat(cells.get(2).executionCount()).isEmpty();
        assertThat(cells.get(3).executionCount()).hasValue(2);
        assertThat(cells.get(3).outputs()).isEmpty();
        assertThat(heard).containsExactly("cell 2", "1", "2", "cell 4");
    }

    @Test
    void the_first_failure_ends_the_run_and_is_told_with_cell_line_and_source() {
        RunResult result =
                run(markdown(), code("a", io -> DONE), code("b", io -> failure("bad")), code("c", io -> DONE));

        RunResult.CellFailure failure = result.failure().orElseThrow();
        assertThat(failure.position()).isEqualTo(3);
        assertThat(failure.executionCount()).isEqualTo(2);
        assertThat(failure.error().line()).isEqualTo(2);
        assertThat(failure.error().sourceLine()).isEqualTo("int b = a / 0;");
        assertThat(result.notebook().cells().get(2).outputs())
                .extracting(Output::text)
                .containsExactly("bad");
        assertThat(result.notebook().cells().get(3).outputs()).isEmpty();
    }

    @Test
    void a_cell_tagged_raises_exception_may_fail() {
        RunResult result = run(code("a", io -> failure("on purpose"), "raises-exception"), code("b", io -> DONE));

        assertThat(result.failure()).isEmpty();
        assertThat(result.cellsRun()).isEqualTo(2);
        assertThat(result.notebook().cells().get(0).outputs())
                .extracting(Output::type)
                .containsExactly("error");
    }

    @Test
    void a_later_cell_may_update_what_an_earlier_one_shows() {
        RunResult result = run(
                code("a", io -> {
                    io.display(MimeBundle.text("0 %"), "bar");
                    return DONE;
                }),
                code("b", io -> {
                    io.update(MimeBundle.text("100 %").with(MimeBundle.HTML, "<b>100</b>"), "bar");
                    io.update(MimeBundle.text("lost"), "unknown");
                    return DONE;
                }));

        assertThat(result.notebook().cells().get(0).outputs().get(0).data())
                .containsEntry(MimeBundle.TEXT, "100 %")
                .containsEntry(MimeBundle.HTML, "<b>100</b>");
        assertThat(result.notebook().cells().get(1).outputs()).isEmpty();
    }

    @Test
    void output_is_cleared_at_once_or_when_something_new_comes() {
        RunResult result = run(
                code("now", io -> {
                    io.stream("stdout", "gone");
                    io.clear(false);
                    return DONE;
                }),
                code("later", io -> {
                    io.stream("stdout", "kept");
                    io.clear(true);
                    return DONE;
                }),
                code("replaced", io -> {
                    io.stream("stdout", "old");
                    io.clear(true);
                    io.stream("stdout", "new");
                    return DONE;
                }));

        assertThat(result.notebook().cells().get(0).outputs()).isEmpty();
        assertThat(result.notebook().cells().get(1).outputs())
                .extracting(Output::text)
                .containsExactly("kept");
        assertThat(result.notebook().cells().get(2).outputs())
                .extracting(Output::text)
                .containsExactly("new");
    }

    @Test
    void a_cell_that_takes_too_long_is_interrupted_and_has_failed_whatever_its_tags() {
        RunResult result = run(
                Duration.ofMillis(200),
                code(
                        "slow",
                        io -> {
                            io.stream("stdout", "so far");
                            assertThat(evaluator.interrupted.await(1, TimeUnit.MINUTES))
                                    .isTrue();
                            return failure("interrupted");
                        },
                        "raises-exception"));

        RunResult.CellFailure failure = result.failure().orElseThrow();
        assertThat(failure.error().message()).contains("longer than 0.2 s").doesNotContain("did not respond");
        assertThat(result.notebook().cells().get(0).outputs())
                .extracting(Output::type)
                .containsExactly("stream", "error");
        assertThat(evaluator.isClosed).isFalse();
    }

    @Test
    void a_session_that_dies_ends_the_run_with_what_there_was() {
        RunResult result = run(
                code("dies", io -> {
                    io.stream("stdout", "last words");
                    throw new EvaluatorDiedException("exit code 137");
                }),
                code("never", io -> DONE));

        assertThat(result.failure().orElseThrow().error().message()).isEqualTo("exit code 137");
        assertThat(result.notebook().cells().get(0).outputs().get(0).text()).isEqualTo("last words");
    }

    @Test
    void a_timeout_must_be_positive() {
        assertThatThrownBy(() -> new NotebookRunner(evaluator, Duration.ZERO, RunListener.SILENT))
                .hasMessageContaining("must be positive");
    }
}
