package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages that a student reads when a cell fails. */
class CellErrorsTest extends EvaluatedCells {
    @Test
    void a_compile_error_marks_the_span_in_its_line() {
        CellError error = errorOf("int ok = 1;\n\n// a comment\nint wrong =\t\"text\";\n");

        assertThat(error.name()).isEqualTo("CompileError");
        assertThat(error.line()).isEqualTo(4);
        assertThat(error.sourceLine()).isEqualTo("int wrong =\t\"text\";");
        assertThat(plain(error))
                .startsWith("CompileError: incompatible types")
                .contains("cell %d, line 4:".formatted(count))
                .contains("    int wrong =\t\"text\";\n               \t^^^^^^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "int x = ", "foo(", "\"open", "for (", "%%", "😀"})
    void nothing_of_a_cell_runs_if_some_of_it_is_not_java(String broken) {
        CellError error = errorOf("System.out.print(\"ran\");\n" + broken);

        assertThat(error.message()).isNotBlank();
        assertThat(plain(error)).contains("cell %d, line 2:".formatted(count));
        assertThat(io.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* open",
                "class {",
                "= 4",
                "int 3x = 4;",
                "undefined",
                "new Nothing()",
                "Nothing n;",
                "import no.such.Thing;"
            })
    void no_error_is_ever_empty(String wrong) {
        CellError error = errorOf(wrong);

        assertThat(error.message()).isNotBlank();
        assertThat(error.sourceLine()).isEqualTo(wrong);
        assertThat(plain(error)).contains("cell %d, line 1:".formatted(count)).contains(wrong);
    }

    @Test
    void a_runtime_error_shows_the_lines_of_the_cells_it_went_through() {
        run("int divide(int a, int b) {\n    return a / b;\n}");
        int definition = count;
        CellError error = errorOf("\n\nint zero = 0;\ndivide(1, zero)");

        assertThat(error.name()).isEqualTo("ArithmeticException");
        assertThat(error.message()).isEqualTo("/ by zero");
        assertThat(plain(error).lines())
                .containsExactly(
                        "ArithmeticException: / by zero",
                        "  cell %d, line 2 in divide: return a / b;".formatted(definition),
                        "  cell %d, line 4: divide(1, zero)".formatted(count));
    }

    @Test
    void causes_and_library_frames_follow_the_cells_own_lines() {
        CellError error = errorOf("""
            try {
                List.of(1).get(3);
            } catch (Exception e) {
                throw new IllegalStateException("outer", e);
            }
            """);

        assertThat(error.line()).isEqualTo(4);
        assertThat(plain(error))
                .containsSubsequence(
                        "IllegalStateException: outer",
                        "line 4: throw new",
                        "Caused by ",
                        "line 2: List.of(1).get(3);",
                        "at java.base/java.util.")
                .doesNotContain("jdk.jshell")
                .doesNotContain("REPL");
    }

    @Test
    void an_exception_without_a_message_or_with_a_bad_one_is_still_shown() {
        assertThat(plain(errorOf("throw new RuntimeException();"))).startsWith("RuntimeException\n  cell");
        assertThat(plain(errorOf(
                        "class Bad extends RuntimeException { public String getMessage() { return 1 / 0 + \"\"; } }\n"
                                + "throw new Bad();")))
                .startsWith("Bad");
    }

    @Test
    void endless_recursion_and_a_full_heap_end_the_cell_with_a_short_trace() {
        CellError overflow = errorOf("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");
        assertThat(overflow.name()).isEqualTo("StackOverflowError");
        assertThat(overflow.traceback()).hasSizeLessThan(20);

        CellError full = errorOf("long[] all = new long[Integer.MAX_VALUE - 8];");
        assertThat(full.name()).isEqualTo("OutOfMemoryError");
        assertThat(full.message()).contains("-Xmx");
        assertThat(valueOf("1 + 1")).isEqualTo("2");
    }

    @Test
    void an_ambiguous_import_names_both_classes_and_the_remedy() {
        String cell =
                "import java.util.*; import java.awt.*;\nList<String> names = new ArrayList<>();\nList<String> more = null;";
        assertThat(plain(errorOf(cell)))
                .contains("CompileError: reference to List is ambiguous")
                .contains("java.awt.List")
                .contains("cell %d, line 2:".formatted(count))
                .endsWith("Choose one first, with import java.util.List; or import java.awt.List;");

        assertThat(run("import java.util.List;")).isInstanceOf(CellResult.Done.class);
        assertThat(valueOf("List<String> names = List.of(\"a\");\nnames")).isEqualTo("[a]");
    }

    @Test
    void a_variable_whose_type_is_defined_anew_is_announced() {
        run("class Shape2 { int sides; }\nShape2 triangle = new Shape2();");
        int first = count;
        run("var square = new Shape2();\nint kept = 7;");
        run("class Shape2 { int sides, colour; }");

        assertThat(io.err())
                .isEqualTo(("Shape2 was redefined, so triangle is null again, and square is gone."
                                + " To get them back, run cell %d and %d again.\n")
                        .formatted(first, first + 1));
        assertThat(valueOf("triangle")).isEqualTo("null");
        assertThat(valueOf("kept")).isEqualTo("7");
    }

    @Test
    void a_method_that_no_longer_fits_its_types_is_announced() {
        run("class Box { int width; }\nint widthOf(Box box) { return box.width; }");
        run("class Box { int size; }");

        assertThat(io.err()).isEqualTo("widthOf is defined, but cannot be used until variable width is.\n");
        assertThat(errorOf("widthOf(new Box())").message())
                .isEqualTo("widthOf cannot be used until variable width is defined.");
    }

    @Test
    void names_that_only_the_kernel_knows_are_left_out() {
        assertThat(errorOf("String text = null;\ntext.length()").message())
                .isEqualTo("Cannot invoke \"String.length()\" because \"text\" is null");
        run("class Cat {}\nclass Dog {}\nObject pet = new Dog();");
        assertThat(errorOf("Cat cat = (Cat) pet;").message()).isEqualTo("class Dog cannot be cast to class Cat");
        assertThat(plain(errorOf("Systen.out.println();")))
                .doesNotContain("REPL")
                .doesNotContain("location: class\n");
        assertThat(plain(errorOf("nothing"))).doesNotContain("location");
    }

    @Test
    void the_librarys_own_frames_are_folded_into_the_one_that_was_called() {
        CellError error = errorOf("new Conv2d(1, 10, kernel(5)).forward(Nd4j.rand(1, 3, 28, 28))");

        assertThat(plain(error).lines().filter(line -> line.contains(" at dev.stridebook")))
                .singleElement()
                .asString()
                .contains("forward");
        assertThat(plain(error).lines()).last().asString().matches("    … \\d+ more");
    }

    @Test
    void what_a_thread_throws_is_told_in_the_output_of_its_cell_with_its_line() {
        run("int[] few = new int[2];\nvar thread = new Thread(() -> {\n    few[2]++;\n}, \"counter\");\n"
                + "thread.start();\nthread.join();");

        assertThat(plain(io.err()).lines())
                .containsExactly(
                        "In the thread counter: ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2",
                        "  cell %d, line 3: few[2]++;".formatted(count));
        run("var quitter = new Thread(() -> System.exit(3));\nquitter.start();\nquitter.join();");
        assertThat(io.err()).endsWith("System.exit(3) was called in this cell; the kernel keeps running.\n");
    }

    @Test
    void what_a_thread_of_a_method_throws_has_its_line_too() {
        run(
                "void fail(String with) {\n    if (with != null) {\n        throw new IllegalStateException(with);\n    }\n}");
        int definition = count;
        run("var worker = new Thread(() -> fail(\"no luck\"), \"worker\");\nworker.start();\nworker.join();");

        assertThat(plain(io.err()).lines())
                .containsExactly(
                        "In the thread worker: IllegalStateException: no luck",
                        "  cell %d, line 3 in fail: throw new IllegalStateException(with);".formatted(definition),
                        "  cell %d, line 1: var worker = new Thread(() -> fail(\"no luck\"), \"worker\");"
                                .formatted(count));
    }

    @Test
    void colours_are_the_terminals_own_and_neither_black_nor_white() {
        String traceback = String.join("\n", errorOf("int x = \"text\";").traceback());

        assertThat(traceback).contains("\u001b[");
        assertThat(traceback.replaceAll("\u001b\\[(?:0|1;31|31|34)m", "")).doesNotContain("\u001b");
    }
}
