package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cells of thousands of statements. */
class LongCellsTest extends EvaluatedCells {
    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    @Test
    void five_thousand_statements_run_in_their_order() {
        run("var list = new ArrayList<Integer>();\nint sum = 0;");

        assertThat(valueOf(lines(5000, i -> switch (i % 5) {
                            case 0 -> "list.add(%d);".formatted(i);
                            case 1 -> "sum += 1; // a comment";
                            case 2 -> "if (sum > 0) {\n    list.add(%d);\n} // yes\nelse sum = 0;".formatted(i);
                            case 3 -> "/* another\n comment */ for (int i = 0; i < 2; i++) sum++;";
                            default -> "list.set(0, list.get(0) + 1);";
                        })
                        + "\nlist.size() + \" \" + list.get(0) + \" \" + list.get(1999) + \" \" + sum"))
                .isEqualTo("2000 1000 4997 3000");
    }

    @Test
    void an_error_among_many_statements_has_its_line_and_those_above_have_run() {
        run("int done = 0;\nint[] few = new int[300];");

        CellError thrown = errorOf(lines(700, i -> "few[%d] = done++;".formatted(i)));
        assertThat(thrown.name()).isEqualTo("ArrayIndexOutOfBoundsException");
        assertThat(thrown.line()).isEqualTo(301);
        assertThat(valueOf("done")).isEqualTo("301");

        CellError wrong = errorOf("done = 0;\n" + lines(700, i -> i == 444 ? "oops();" : "done++;"));
        assertThat(wrong.name()).isEqualTo("CompileError");
        assertThat(wrong.line()).isEqualTo(446);
        assertThat(valueOf("done")).isEqualTo("444");
    }

    @Test
    void many_statements_define_and_show_what_each_does() {
        run("int last = 0;");
        assertThat(valueOf(lines(200, i -> "last = %d;\nint v%d = last;".formatted(i, i)) + "\nv7 + v199"))
                .isEqualTo("206");
        assertThat(valueOf(lines(100, i -> "last++;") + "\nlast++")).isEqualTo("299");
    }

    @Test
    void a_declaration_of_thousands_of_variables_is_refused_before_it_is_compiled() {
        assertThat(errorOf("int many = 0" + ", many_".repeat(8000) + ";").message())
                .contains("8,001 variables")
                .contains("Use an array or a list.");
        assertThat(valueOf("var numbers = List.of(%s);\nnumbers.size()".formatted("1, ".repeat(1500) + "1")))
                .isEqualTo("1501");
        assertThat(valueOf("int[] array = {%s};\narray.length".formatted("1, ".repeat(1500) + "1")))
                .isEqualTo("1501");
        assertThat(valueOf("String text = \"%s\";\ntext.length()".formatted(",".repeat(1500))))
                .isEqualTo("1500");
        assertThat(valueOf("String csv = \"\"\"\n%s\"\"\";\ncsv.lines().count()"
                        .formatted("\"a, b\", 'c', \"d\"\n".repeat(600))))
                .isEqualTo("600");
        assertThat(valueOf("int few = 1 /* don't: %s */;\nfew".formatted(", ".repeat(1500))))
                .isEqualTo("1");
    }
}
