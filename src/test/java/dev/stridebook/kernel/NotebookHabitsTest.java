package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookHabitsTest extends EvaluatedCells {
    @ParameterizedTest
    @ValueSource(strings = {"return 5;", "return;", "return\n  5;", "int x = 5;\nreturn x;", "return(5);"})
    void return_at_the_top_is_explained(String cell) {
        assertThat(errorOf(cell).message()).isEqualTo(NotebookHabits.noReturn());
    }

    @Test
    void a_return_within_a_statement_is_explained_and_one_within_a_method_is_none() {
        assertThat(errorOf("if (true) {\n  return;\n}").plainTraceback())
                .contains("missing return value", NotebookHabits.noReturn());
        assertThat(valueOf("int returned() { return 5; }\nint returns = returned();\nreturns"))
                .isEqualTo("5");
        assertThat(errorOf("java.util.function.Supplier<Integer> s = () -> { return; };")
                        .plainTraceback())
                .doesNotContain(NotebookHabits.noReturn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public static void main(String[] args) { System.out.println(1); }",
                "static void main(final String... a) throws Exception {}",
                "int before = 1;\nvoid main(String args[]) {\n}"
            })
    void a_main_that_nothing_calls_is_noted(String cell) {
        assertThat(run(cell)).isInstanceOf(CellResult.Done.class);
        assertThat(io.err())
                .isEqualTo("main is defined, but a notebook does not call it: to run it, call main(new String[0]).\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public static void main(String[] args) { }\nmain(new String[0]);",
                "void mainly(String[] args) { }",
                "int main(int x) { return x; }"
            })
    void a_main_that_is_called_and_other_methods_are_not(String cell) {
        assertThat(run(cell)).isInstanceOf(CellResult.Done.class);
        assertThat(io.err()).isEmpty();
    }
}
