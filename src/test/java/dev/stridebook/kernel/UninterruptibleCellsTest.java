package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that Java cannot interrupt: its thread is left behind, and the session goes on with all that it has. */
class UninterruptibleCellsTest extends EvaluatedCells {
    private static final long PATIENCE_SECONDS = 60;

    @BeforeAll
    static void define() {
        // Each of these cells is waited for in vain, so not for long.
        evaluator.close();
        evaluator = JavaEvaluator.start(SessionOptions.of(System.getenv()), Duration.ofMillis(200));
        evaluator.evaluate("""
                import java.util.concurrent.locks.LockSupport;
                var door = new ServerSocket(0);
                int kept = 3;
                int twice(int x) { return 2 * x; }
                static <T> T begun(T value) { System.out.println("go"); return value; }
                Object held = new Object();
                var holder = new Thread(() -> { synchronized (held) { while (true) LockSupport.park(); } });
                holder.setDaemon(true);
                holder.start();
                while (holder.getState() != Thread.State.WAITING) Thread.onSpinWait();
                """, ++count, new RecordedIo());
    }

    private CellError errorOfInterrupted(String cell) throws Exception {
        CompletableFuture<CellResult> running =
                CompletableFuture.supplyAsync(() -> run(cell), task -> new Thread(task).start());
        io.awaitOutput();
        evaluator.interrupt();
        CellResult result = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(result).as(cell).isInstanceOf(CellResult.Failure.class);
        CellError error = ((CellResult.Failure) result).error();
        assertThat(error.name()).as(plain(error)).isEqualTo("Interrupted");
        return error;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begun(door).accept();",
                "var socket = begun(door).accept();",
                "var stream = new Socket(\"localhost\", door.getLocalPort()).getInputStream();\nbegun(stream).read()",
                "begun(java.math.BigInteger.TEN).pow(40_000_000)",
                "begun(1);\nsynchronized (held) { kept = 4; }",
                "new Object() { public String toString() { begun(1); synchronized (held) { return null; } } }",
                "display(new Object() { public String toString() { begun(1); synchronized (held) { return null; } } });",
                "eval(\"begun(door).accept()\")",
                "%time begun(door).accept()",
                "List<Object> rest = %time begun(door).accept()",
                "var nested = new Thread(() -> { try { eval(\"begun(door).accept()\"); } catch (Exception e) { } });\n"
                        + "nested.start();\nnested.join();",
                "class Stuck { static { begun(1); synchronized (held) { } } }\nnew Stuck()",
                "synchronized (System.out) { begun(door).accept(); }"
            })
    void are_left_behind_and_the_session_is_whole(String cell) throws Exception {
        errorOfInterrupted(cell);

        io = new RecordedIo();
        assertThat(valueOf("twice(kept) + kept")).isEqualTo("9");
        run("int again = twice(4);\nSystem.out.print(again);");
        assertThat(io.out()).isEqualTo("8");
        assertThat(valueOf("eval(\"twice(again)\")")).isEqualTo("16");
        assertThat(valueOf(
                        "Thread.currentThread().getName() + Thread.currentThread().getContextClassLoader().getName()"))
                .isEqualTo("cellscells");
    }

    @Test
    void are_named_with_their_line() throws Exception {
        CellError error = errorOfInterrupted("int before = 1;\nbegun(door)\n    .accept();");

        assertThat(error.message())
                .isEqualTo("The cell was stopped; everything defined so far is kept. Java cannot interrupt"
                        + " ServerSocket.accept, so that goes on in a thread of its own until it ends by itself.");
        assertThat(error.line()).isEqualTo(3);
        assertThat(plain(error)).contains("cell %d, line 3: .accept();".formatted(count));
    }

    @Test
    void print_to_their_own_cell_and_stop_at_the_next_guard() throws Exception {
        run("var gate = new CompletableFuture<Integer>();\nvar left = new ArrayList<Thread>();\nint turns = 0;");
        // A library's code goes on after an interrupt; a cell's own, such as the second turn, does not.
        errorOfInterrupted("left.add(Thread.currentThread());\nwhile (true) { begun(gate).join(); turns++; }");
        RecordedIo first = io;
        io = new RecordedIo();
        run("gate.complete(1);\nleft.get(0).join();");

        assertThat(valueOf("turns")).isEqualTo("1");
        assertThat(first.out()).isEqualTo("go\n");
        assertThat(io.out()).isEmpty();
    }

    @Test
    void all_other_cells_run_on_one_thread() {
        run("var mine = new ThreadLocal<String>();\nmine.set(\"kept\");");
        run("throw new Error();");
        assertThat(valueOf("mine.get()")).isEqualTo("kept");
        assertThat(valueOf("eval(\"mine.get()\")")).isEqualTo("kept");
        assertThat(valueOf("new Object() { public String toString() { return mine.get(); } }"))
                .isEqualTo("kept");
    }
}
