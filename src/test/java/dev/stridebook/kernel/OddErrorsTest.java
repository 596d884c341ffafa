package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that are too long, too many or not well-behaved: what is shown can be read. */
class OddErrorsTest extends EvaluatedCells {
    @Test
    void a_long_line_is_cut_around_what_is_marked() {
        String before = "int wide = %s".formatted("1 + ".repeat(900));
        CellError error = errorOf(before + "oops" + " + 1".repeat(900) + ";");
        List<String> lines = plain(error).lines().toList();
        String marks =
                lines.stream().filter(text -> text.contains("^")).findFirst().orElseThrow();
        String line = lines.get(lines.indexOf(marks) - 1);

        assertThat(line).hasSizeLessThan(250).startsWith("    …").endsWith("…");
        assertThat(line.substring(marks.indexOf('^'), marks.lastIndexOf('^') + 1))
                .isEqualTo("oops");
        assertThat(error.sourceLine()).hasSizeLessThan(250);
        assertThat(plain(errorOf("int late = %s1 / 0;".formatted("1 + ".repeat(900)))))
                .hasSizeLessThan(500);
    }

    @Test
    void a_long_span_is_cut_too() {
        CellError error = errorOf("int text = \"%s\";".formatted("a".repeat(30_000)));

        assertThat(plain(error).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
        assertThat(plain(error)).contains("^^^");
    }

    @Test
    void a_long_message_is_cut() {
        CellError error = errorOf("throw new IllegalStateException(\"m\".repeat(200_000));");

        assertThat(error.message()).hasSizeLessThan(3100).startsWith("mmm").endsWith("… (197,000 more characters)");
        assertThat(plain(error)).hasSizeLessThan(3500);
    }

    @Test
    void what_a_terminal_would_obey_is_spelled_out() {
        CellError error = errorOf("throw new Error(\"a\\u001b[2J\\u0000b\\ud800c\\rd\\ne 😀\");");

        assertThat(error.message()).isEqualTo("a\\u001b[2J\\u0000b\\ud800c\\u000dd\ne 😀");
    }

    @Test
    void a_thousand_causes_and_ten_thousand_frames_are_summed_up() {
        CellError causes = errorOf(
                "Throwable chain = null;\nfor (int i = 0; i < 1000; i++) chain = new RuntimeException(\"c\" + i, chain);\nthrow chain;");
        assertThat(causes.message()).isEqualTo("c999");
        assertThat(causes.traceback()).hasSizeLessThan(60);
        assertThat(plain(causes)).endsWith("  … 987 more causes");

        CellError frames = errorOf(
                "var tall = new RuntimeException(\"tall\");\nvar frame = tall.getStackTrace()[0];\n"
                        + "tall.setStackTrace(Collections.nCopies(10_000, frame).toArray(StackTraceElement[]::new));\nthrow tall;");
        assertThat(frames.traceback()).hasSizeLessThan(20);
    }

    @Test
    void a_hundred_compile_errors_are_summed_up() {
        CellError error = errorOf("int[] many = {" + "oops, ".repeat(100_000 / 50) + "};");

        assertThat(error.message()).contains("cannot find symbol");
        assertThat(error.traceback()).hasSizeLessThan(80);
        assertThat(plain(error)).contains("more errors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public String getMessage() { throw new Error(); }",
                "public String getMessage() { System.exit(1); return null; }",
                "public String getMessage() { return getMessage(); }",
                "public Throwable getCause() { return this; }",
                "public Throwable getCause() { throw new ThreadDeath(); }",
                "public Throwable getCause() { return new RuntimeException(this); }",
                "public StackTraceElement[] getStackTrace() { return null; }",
                "public StackTraceElement[] getStackTrace() { throw this; }",
                "public StackTraceElement[] getStackTrace() { return new StackTraceElement[3]; }",
                "public synchronized Throwable fillInStackTrace() { return null; }",
                "public String toString() { throw this; }"
            })
    void an_exception_whose_methods_fail_is_shown(String method) {
        CellError error =
                errorOf("class Failing extends RuntimeException { %s }\nthrow new Failing();".formatted(method));

        assertThat(error.name()).isEqualTo("Failing");
        assertThat(plain(error)).startsWith("Failing");
        assertThat(error.traceback()).hasSizeLessThan(60);
        assertThat(valueOf("1 + 1")).isEqualTo("2");
    }

    @Test
    void a_renderer_that_throws_an_error_is_replaced() {
        run("class Rendered { public String toString() { return \"by its text\"; } }\n"
                + "getKernelInstance().getRenderer().createRegistration(Rendered.class).preferring(\"text/html\")"
                + ".register((value, context) -> { throw new Error(\"mine\"); });");
        assertThat(valueOf("new Rendered()")).isEqualTo("by its text");
        assertThat(io.err()).contains("The renderer registered for Rendered failed: Error: mine");
    }

    @Test
    void a_cell_may_leave_out_the_streams_and_go_on() {
        assertThat(valueOf("System.setOut(null);\nSystem.setErr(null);\nSystem.setIn(null);\n1 + 1"))
                .isEqualTo("2");
        run("System.out.print(\"back\");");
        assertThat(io.out()).isEqualTo("back");
    }

    /** Each message of the chain repeats those of its causes. */
    @Test
    void a_chain_of_causes_that_nearly_fills_the_memory_is_shown() {
        CellError error = errorOf("Throwable deep = new Error(\"first\");\n"
                + "for (int i = 0; i < 3000; i++) deep = new RuntimeException(deep);\nthrow (RuntimeException) deep;");
        assertThat(plain(error)).contains("more characters)").contains("more causes");
        assertThat(error.traceback()).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Object() { public String toString() { throw new ThreadDeath(); } }",
                "new Object() { public String toString() { System.exit(1); return null; } }",
                "new Object() { public String toString() { throw new Error(\"own\") { public String getMessage() { throw this; } }; } }",
                "getMagics().registerLineMagic(\"fails\", words -> { throw new Error(\"own\"); });\n%fails"
            })
    void what_fails_while_a_value_is_shown_or_in_a_magic_is_the_cells_own_error(String cell) {
        assertThat(plain(errorOf(cell.replace("getMagics", "getKernelInstance().getMagics"))))
                .doesNotContain("The kernel could not");
        assertThat(valueOf("1 + 1")).isEqualTo("2");
    }
}
