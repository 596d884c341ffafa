package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCellsTest extends EvaluatedCells {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "record Range(int from, int to) { Range { if (from > to) throw new IllegalArgumentException(); } }",
                "record Range(int from, int to) {\n    Range(int from, int to) { this.from = from; this.to = to; }\n}",
                "/** a range */\nrecord Range(int from, int to) {\n    @Deprecated Range {}\n    Range(int to) { this(0, to); }\n}",
                "public record Range(int from, int to) { public Range {} }",
                "record Range(int from, int to) { public Range {} }"
            })
    void a_canonical_constructor_need_not_be_public(String source) {
        run(source);
        assertThat(valueOf("new Range(1, 2)")).isEqualTo("Range[from=1, to=2]");
        run(source.replace("record Range(", "record Range ("));
        assertThat(valueOf("new Range(3, 4).to()")).isEqualTo("4");
    }

    @Test
    void what_is_wrong_with_a_constructor_is_told() {
        CellError error = errorOf("record Range(int from) {\n    Range(int to) { this.from = to; }\n}");
        assertThat(error.name()).isEqualTo("CompileError");
        assertThat(error.line()).isEqualTo(2);
        assertThat(errorOf("record Other(int a) {\n  Other { int b = \"\"; }\n}")
                        .plainTraceback())
                .contains("line 2:");
    }

    @Test
    void lines_are_those_of_the_cell() throws Exception {
        run(
                "record Odd(int n) {\n    Odd {\n        if (n % 2 == 0) throw new IllegalArgumentException(\"even\");\n    }\n"
                        + "    int fail() { return 1 /\n 0;\n    }\n}");
        int cell = count;
        assertThat(errorOf("new Odd(2)").plainTraceback()).contains("cell %d, line 3".formatted(cell));
        run("Thread t = new Thread(() -> new Odd(1).fail()); t.start(); t.join();");
        assertThat(io.err()).contains("cell %d, line 5".formatted(cell));
    }
}
