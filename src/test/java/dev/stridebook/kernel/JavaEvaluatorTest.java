package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaEvaluatorTest extends EvaluatedCells {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void values_of_earlier_cells_keep_their_names_and_hundreds_of_them_stay_out_of_the_way() {
        run("new int[] {4, 2}");
        int first = temporaries().last();
        run("int half() { return $%d[0] / 2; }".formatted(first));
        run("\"kept\"");
        int second = temporaries().last();
        for (int i = 0; i < 30; i++) {
            assertThat(valueOf(i + " + 1")).isEqualTo(Integer.toString(i + 1));
        }
        assertThat(temporaries()).hasSizeLessThan(15).contains(first).doesNotContain(second);
        assertThat(valueOf("half()")).isEqualTo("2");
        assertThat(valueOf("$%d + $%d.length".formatted(second, first))).isEqualTo("kept2");
    }

    /** The numbers of the variables that JShell makes of values and has at hand. */
    private static TreeSet<Integer> temporaries() {
        return evaluator.assist().complete("$", 1).matches().stream()
                .filter(name -> name.matches("\\$\\d+"))
                .map(name -> Integer.parseInt(name.substring(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void statements_expressions_methods_classes_records_and_lambdas_run() {
        assertThat(valueOf("int a = 3;\nint twice(int x) { return 2 * x; }\ntwice(a) + 1"))
                .isEqualTo("7");
        assertThat(valueOf("record Point(int x, int y) {}\nnew Point(1, 2)")).isEqualTo("Point[x=1, y=2]");
        assertThat(valueOf("class Counter { int n; int next() { return ++n; } }\nvar counter = new Counter();\n"
                        + "counter.next();\ncounter.next()"))
                .isEqualTo("2");
        assertThat(valueOf("Function<Integer, Integer> square = x -> x * x;\nsquare.apply(12)"))
                .isEqualTo("144");
        assertThat(valueOf("IntStream.range(0, 5).boxed().collect(Collectors.toList())"))
                .isEqualTo("[0, 1, 2, 3, 4]");
    }

    @Test
    void a_method_may_be_defined_before_what_it_calls() {
        assertThat(run("int early() { return late() + 1; }")).isInstanceOf(CellResult.Done.class);
        assertThat(io.err()).contains("early").contains("late");
        assertThat(plain(errorOf("early()")))
                .contains("early")
                .contains("cannot be used until")
                .contains("late");
        run("int late() { return 41; }");

        assertThat(valueOf("early()")).isEqualTo("42");
    }

    @Test
    void a_semicolon_at_the_end_shows_nothing() {
        assertThat(run("1 + 1;")).isInstanceOf(CellResult.Done.class);
        assertThat(run("int quiet = 5;")).isInstanceOf(CellResult.Done.class);
        assertThat(run("// only a comment")).isInstanceOf(CellResult.Done.class);
        assertThat(run("")).isInstanceOf(CellResult.Done.class);
        assertThat(valueOf("quiet // with a comment behind it")).isEqualTo("5");
    }

    @Test
    void null_and_values_that_cannot_be_printed_are_shown() {
        assertThat(valueOf("(Object) null")).isEqualTo("null");
        assertThat(valueOf("new Object() { public String toString() { throw new IllegalStateException(\"no\"); } }"))
                .contains("cannot be shown")
                .contains("IllegalStateException: no");
        assertThat(valueOf("new Object() { public String toString() { return null; } }"))
                .isEqualTo("null");
    }

    @Test
    void null_can_be_displayed_updated_and_rendered() {
        run("var nothing = display((Object) null);\nupdateDisplay(nothing, null);\nrender(null, \"text/html\");\n"
                + "display((Object) null, \"text/html\");");

        assertThat(io.displays())
                .hasSize(2)
                .allSatisfy(shown -> assertThat(shown.data()).containsEntry(MimeBundle.TEXT, "null"));
    }

    @Test
    void a_display_id_is_a_value_only_where_it_is_asked_for() {
        assertThat(run("display(1);\ndisplay(2)")).isInstanceOf(CellResult.Done.class);
        assertThat(run("show(3)")).isInstanceOf(CellResult.Done.class);
        assertThat(valueOf("String kept = display(4);\nkept.length()")).isEqualTo("36");
        assertThat(io.displays()).hasSize(4);
    }

    @Test
    void what_is_known_of_a_value_is_shown_and_a_value_may_be_asked_for_as_a_type() {
        assertThat(((CellResult.Value) run("Nd4j.ones(2, 2)")).bundle().data()).containsKey(MimeBundle.HTML);
        assertThat(((CellResult.Value) run("render(\"**b**\", \"text/markdown\")"))
                        .bundle()
                        .data())
                .containsEntry(MimeBundle.MARKDOWN, "**b**");
        assertThat(((CellResult.Value) run("new java.awt.image.BufferedImage(2, 2, 1)"))
                        .bundle()
                        .data())
                .containsKey(MimeBundle.PNG);
    }

    @Test
    void the_library_is_in_scope() {
        assertThat(valueOf("kernel(3, 5).padding(0, 1).stride(3, 4).outputSize(8, 8)"))
                .isEqualTo("2×2");
        run("show(kernel(3).explain(8, 8))");

        assertThat(io.displays()).hasSize(1);
        assertThat(io.displays().get(0).data()).containsKey(MimeBundle.LATEX);
    }

    @Test
    void streams_are_kept_in_order_and_in_few_pieces() {
        run(
                "for (int i = 0; i < 1000; i++) System.out.println(\"line \" + i + \" ü😀\");\nSystem.err.print(\"done\");");

        assertThat(io.out().lines()).hasSize(1000).last().isEqualTo("line 999 ü😀");
        assertThat(io.err()).isEqualTo("done");
        assertThat(io.chunks()).isLessThan(60);
    }

    @Test
    void output_comes_while_the_cell_runs() throws Exception {
        CompletableFuture<CellResult> cell = CompletableFuture.supplyAsync(
                () -> run("System.out.println(\"early\"); new CountDownLatch(1).await();"));
        io.awaitOutput();

        assertThat(io.out()).isEqualTo("early\n");
        assertThat(cell).isNotDone();
        evaluator.interrupt();
        cell.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void a_thread_prints_to_the_cell_that_started_it() throws Exception {
        RecordedIo first = io;
        run("var go = new CountDownLatch(1); var done = new CountDownLatch(1);\nnew Thread(() -> { try { go.await(); }"
                + " catch (InterruptedException e) { } System.out.print(\"late\"); done.countDown(); }).start();");
        io = new RecordedIo();
        run("go.countDown(); done.await(); System.out.print(\"second\");");

        first.awaitOutput();
        assertThat(first.out()).isEqualTo("late");
        assertThat(io.out()).isEqualTo("second");
    }

    @Test
    void displays_are_shown_and_updated_and_their_ids_are_not() {
        assertThat(run("display(List.of(1, 2))")).isInstanceOf(CellResult.Done.class);
        run("var id = display(\"<b>one</b>\", \"text/html\");\nupdateDisplay(id, \"two\");");

        assertThat(io.displays().get(0).data()).containsEntry(MimeBundle.TEXT, "[1, 2]");
        assertThat(io.displays().get(1).data()).containsEntry(MimeBundle.HTML, "<b>one</b>");
        assertThat(io.lastOfEachDisplay().get(1).data()).containsEntry(MimeBundle.TEXT, "two");
        run("clearOutput(true);");
        assertThat(io.clears()).isEqualTo(1);
    }

    @Test
    void what_ijava_notebooks_call_on_the_kernel_works() {
        run("""
            import io.github.spencerpark.jupyter.kernel.display.DisplayData;
            import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
            record Celsius(double degrees) {}
            getKernelInstance().getRenderer().createRegistration(Celsius.class)
                .preferring("text/html").register((c, context) ->
                    context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + c.degrees() + " °C</b>"));
            """);
        CellResult.Value value = (CellResult.Value) run("new Celsius(21.5)");
        assertThat(value.bundle().data()).containsEntry(MimeBundle.HTML, "<b>21.5 °C</b>");

        run("""
            var data = new DisplayData("first");
            data.setDisplayId("my-id");
            getKernelInstance().display(data);
            getKernelInstance().getIO().display.updateDisplay("my-id", render("second"));
            """);
        assertThat(io.lastOfEachDisplay())
                .last()
                .satisfies(last -> assertThat(last.data()).containsEntry(MimeBundle.TEXT, "second"));
        assertThat(valueOf("eval(\"20 + 1\")")).isEqualTo("21");
        run("printf(\"%.1f\", 1.25);");
        assertThat(io.out()).isEqualTo(String.format("%.1f", 1.25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(3);",
                "Runtime.getRuntime().exit(3);",
                "Runtime.getRuntime().halt(3);",
                "IntConsumer quit = System::exit; quit.accept(3);",
                "try { System.exit(3); } catch (Exception e) { }"
            })
    void a_call_that_would_end_the_process_ends_the_cell_instead(String source) {
        CellError error = errorOf("int before = 7;\n" + source);

        assertThat(error.name()).isEqualTo("SystemExit");
        assertThat(error.message()).contains("(3) was called in this cell; the kernel keeps running");
        assertThat(valueOf("before")).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (;;) { state++; }",
                "do { } while (state > 0);",
                "Thread.sleep(60_000);",
                "new Object() { void again() { while (true) step(); } void step() { } }.again();",
                "while (true) { try { Thread.sleep(10); } catch (InterruptedException e) { } }",
                "while (true) { try { while (true) { } } catch (Exception e) { } }",
                "IntStream.iterate(0, i -> i + 1).forEach(i -> { });",
                "IntStream.range(0, 4).parallel().forEach(i -> { while (true) { } });",
                "Object o = new Object(); synchronized (o) { o.wait(); }",
                "while (true) System.out.print(\"\");",
                "int spin(int n) { while (true) switch (n) { case 1: n = 2; continue; default: n = 1; } } spin(1);"
            })
    void an_interrupt_stops_a_cell_and_keeps_its_state(String busy) throws Exception {
        run("int state = 1;");
        CompletableFuture<CellResult> cell = CompletableFuture.supplyAsync(
                () -> run("state = 5;\nSystem.out.println(\"go\");\n" + busy), task -> new Thread(task).start());
        io.awaitOutput();
        evaluator.interrupt();
        CellResult result = cell.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(((CellResult.Failure) result).error().name()).isEqualTo("Interrupted");
        assertThat(valueOf("state > 4")).isEqualTo("true");
        assertThat(ForkJoinPool.commonPool().getActiveThreadCount())
                .as("threads of the pool that run on")
                .isZero();
    }

    @Test
    void a_cell_reads_from_standard_input() {
        io.answering("Ada", "7");

        assertThat(valueOf("var in = new Scanner(System.in);\nin.nextLine() + in.nextInt()"))
                .isEqualTo("Ada7");
    }

    @Test
    void a_class_can_be_defined_anew() {
        run("record Shade(int grey) {}\nvar shade = new Shade(3);");
        run("record Shade(int grey, int alpha) {}");

        assertThat(valueOf("new Shade(1, 2)")).isEqualTo("Shade[grey=1, alpha=2]");
    }
}
