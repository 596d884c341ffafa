package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a session of its own, as imports last. */
public class ImportedNamesTest {
    private final JavaEvaluator session = JavaEvaluator.start();
    private final RecordedIo io = new RecordedIo();
    private int cell;

    @AfterEach
    void close() {
        session.close();
    }

    private CellResult run(String source) {
        return session.evaluate(source, ++cell, io);
    }

    private String valueOf(String source) {
        CellResult result = run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Value.class);
        return ((CellResult.Value) result).bundle().data().get(MimeBundle.TEXT);
    }

    private void accepts(String... cells) {
        for (String each : cells) {
            CellResult result = run(each);
            assertThat(result).as("%s: %s", each, result).isNotInstanceOf(CellResult.Failure.class);
        }
    }

    private void hasAllImports() {
        assertThat(valueOf("IntStream.range(0, 3).sum()")).isEqualTo("3");
        assertThat(valueOf("new Conv2d(1, 2, kernel(3)).name()")).isEqualTo("conv k3");
        accepts(
                "display(1);",
                "INDArray array = null;",
                "ArrayList<Integer> numbers = new ArrayList<>();",
                "File file = null;");
    }

    /** Each of the session's own imports, written once more as users do, and some others. */
    @Test
    void an_import_adds_to_what_is_there() {
        for (String each : SessionImports.all()) {
            accepts("import " + each + ";");
        }
        accepts("import java.time.*;\nimport java.io.*; import java.util.*;", "import static java.lang.Math.*;");

        hasAllImports();
        assertThat(valueOf("max(1, 2) + Duration.ofSeconds(3).toString()")).isEqualTo("2PT3S");
    }

    @Test
    void what_a_star_import_brings_takes_precedence() {
        accepts("import java.awt.*;", "Window w = null;", "java.awt.Window same = w;");
        assertThat(valueOf("List.class.getName()")).isEqualTo("java.awt.List");
        accepts("import javax.naming.ldap.*;", "import java.sql.*;", "import javax.swing.text.*;", "View v = null;");

        assertThat(valueOf("View.class.getName() + Date.class.getName()"))
                .isEqualTo("javax.swing.text.Viewjava.sql.Date");
        assertThat(valueOf("kernel(3).outputSize(8, 8)")).isEqualTo("6×6");
        hasAllImports();
    }

    @Test
    void a_name_in_use_stays_what_it_is() {
        accepts("List<String> words = new ArrayList<>(List.of(\"a\"));", "import java.awt.*;");

        assertThat(io.err())
                .contains("List is still java.util.List, as cell 1 uses it. For the other, write java.awt.List.");
        assertThat(valueOf("words")).isEqualTo("[a]");
        accepts("List<String> more = words;", "Button button = null;");
        hasAllImports();
    }

    @Test
    void an_error_says_what_a_name_means_now() {
        accepts("import java.awt.*;");

        CellError error = ((CellResult.Failure) run("List<String> words = null;")).error();

        assertThat(EvaluatedCells.plain(error))
                .contains("List is java.awt.List here. For java.util.List: import java.util.List;");
        accepts("import java.util.List;", "List<String> words = null;");
        hasAllImports();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Show {}",
                "record DataType(int bits) {}",
                "enum Nd4j { A, B }",
                "interface MimeBundle { int size(); }",
                "@Deprecated public final class INDArrays {}\nclass LiveDisplay<T extends Comparable<T>> {}",
                "import java.awt.Window;",
                "import java.lang.reflect.Parameter;",
                "int kernel(int size) { return -size; }",
                "public static void show(Object... all) {}",
                "String[] progress() { return null; }",
                "<T> List<T> animate(T a) { return null; }",
                "import static java.util.Objects.*;",
                "import static dev.stridebook.kernel.ImportedNamesTest.Statics.*;",
                "import static dev.stridebook.kernel.ImportedNamesTest.Statics.show;"
            })
    void what_the_user_brings_takes_precedence(String source) {
        accepts(source);

        assertThat(valueOf("1 + 1")).isEqualTo("2");
        accepts(
                "IntStream none = IntStream.empty();",
                "new Conv2d(1, 1, Window.kernel(3));".replace("Window", "dev.stridebook.shape.Window"));
        if (source.contains("kernel(") || source.endsWith(".*;") && source.contains("Statics")) {
            assertThat(valueOf("kernel(3)")).isEqualTo("-3");
        }
        if (source.contains("Statics")) {
            assertThat(valueOf("show(3)")).isEqualTo("mine");
        }
    }

    @Test
    void a_class_may_have_the_name_of_one_of_a_package_that_gave_way() {
        accepts("import java.awt.*;", "class ArrayDeque {}", "class Stack { int size() { return 5; } }");

        assertThat(valueOf("new Stack().size()")).isEqualTo("5");
        hasAllImports();
    }

    /** Imported by a test's cells. */
    public static final class Statics {
        private Statics() {}

        public static String show(Object any) {
            return "mine";
        }

        public static int kernel(int size) {
            return -size;
        }
    }
}
