package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IJava's environment variables. */
class SessionOptionsTest {
    @TempDir
    private Path folder;

    private final RecordedIo io = new RecordedIo();

    private static SessionOptions options(String variable, String value) {
        return SessionOptions.of(Map.of(variable, value));
    }

    private static String text(CellResult result) {
        assertThat(result).isInstanceOf(CellResult.Value.class);
        return ((CellResult.Value) result).bundle().data().get(MimeBundle.TEXT);
    }

    @Test
    void the_class_path_takes_wildcards() throws Exception {
        Path a = Files.createFile(folder.resolve("a.jar"));
        Path b = Files.createFile(folder.resolve("b.jar"));
        SessionOptions options = options(
                "IJAVA_CLASSPATH",
                folder + "/*.jar" + File.pathSeparator + folder + File.pathSeparator + "missing.jar");

        assertThat(options.classPath()).containsExactly(a, b, folder);
        assertThat(options.problems()).containsExactly("IJAVA_CLASSPATH names missing.jar, which does not exist.");
    }

    @Test
    void a_timeout_is_in_milliseconds_or_has_a_unit() {
        assertThat(options("IJAVA_TIMEOUT", "1500").timeout()).isEqualTo(Optional.of(Duration.ofMillis(1500)));
        assertThat(options("IJAVA_TIMEOUT", "30 SECONDS").timeout()).isEqualTo(Optional.of(Duration.ofSeconds(30)));
        assertThat(options("IJAVA_TIMEOUT", "-1").timeout()).isEmpty();
        assertThat(options("IJAVA_TIMEOUT", "0 HOURS").timeout()).isEmpty();
        assertThat(SessionOptions.of(Map.of()).timeout()).isEmpty();
        assertThat(options("IJAVA_TIMEOUT", "soon").timeout()).isEmpty();
        assertThat(options("IJAVA_TIMEOUT", "3 fortnights").problems())
                .singleElement()
                .asString()
                .contains("IJAVA_TIMEOUT", "3 fortnights", "30 SECONDS");
    }

    @Test
    void scripts_run_in_the_first_cell_and_what_is_wrong_is_told_there() throws Exception {
        Files.writeString(folder.resolve("1.jshell"), "int base = 40;");
        Files.writeString(folder.resolve("2.jshell"), "int more(int x) { return base + x; }");
        SessionOptions options = SessionOptions.of(Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH", folder + "/*.jshell",
                "IJAVA_STARTUP_SCRIPT", "import java.awt.Point;\nSystem.out.print(\"ready\");",
                "IJAVA_COMPILER_OPTS", "--nonsense",
                "IJAVA_CLASSPATH", "missing.jar"));
        try (JavaEvaluator evaluator = JavaEvaluator.start(options)) {
            assertThat(text(evaluator.evaluate("more(2) + new Point(1, 2).x", 1, io)))
                    .isEqualTo("43");
            assertThat(io.out()).isEqualTo("ready");
            assertThat(io.err()).contains("IJAVA_COMPILER_OPTS is ignored", "--nonsense", "missing.jar");
            evaluator.evaluate("1", 2, io);
            assertThat(io.out()).isEqualTo("ready");
        }
    }

    @Test
    void a_script_that_fails_is_named() {
        try (JavaEvaluator evaluator =
                JavaEvaluator.start(options("IJAVA_STARTUP_SCRIPT", "int ok = 1;\nint wrong = \"text\";"))) {
            CellResult.Failure failure = (CellResult.Failure) evaluator.evaluate("ok", 1, io);
            assertThat(failure.error().plainTraceback()).contains("IJAVA_STARTUP_SCRIPT, line 2:");
            assertThat(text(evaluator.evaluate("ok", 2, io))).isEqualTo("1");
        }
    }

    @Test
    void compiler_options_reach_the_compiler() {
        try (JavaEvaluator evaluator = JavaEvaluator.start(options("IJAVA_COMPILER_OPTS", "-parameters -Xlint:none"))) {
            evaluator.evaluate("int twice(int number) { return 2 * number; }\nclass A { void f(int named) {} }", 1, io);
            assertThat(text(evaluator.evaluate("A.class.getDeclaredMethods()[0].getParameters()[0].getName()", 2, io)))
                    .isEqualTo("named");
        }
    }

    /** A cell with a preview feature of Java 17 or of Java 25. */
    private static String previewCell() {
        return Runtime.version().feature() < 21
                ? "String kind(Object o) { return switch (o) { case Integer i -> \"int \" + i; default -> \"other\"; }; }\nkind(7)"
                : "String kind(Object o) { return o instanceof int i ? \"int \" + i : \"other\"; }\nkind(7)";
    }

    @Test
    void preview_features_work_where_they_are_asked_for() {
        String options = "--enable-preview --release " + Runtime.version().feature();
        try (JavaEvaluator evaluator = JavaEvaluator.start(options("IJAVA_COMPILER_OPTS", options))) {
            assertThat(text(evaluator.evaluate(previewCell(), 1, io))).isEqualTo("int 7");
        }
        try (JavaEvaluator evaluator = JavaEvaluator.start(SessionOptions.of(Map.of()))) {
            CellResult.Failure failure = (CellResult.Failure) evaluator.evaluate(previewCell(), 1, io);
            assertThat(failure.error().plainTraceback()).contains("IJAVA_COMPILER_OPTS", options);
        }
    }

    @Test
    void a_session_for_other_peoples_notebooks_imports_what_ijava_does() {
        try (JavaEvaluator evaluator = JavaEvaluator.start(options(Settings.IMPORTS, "ijava"))) {
            CellResult.Failure failure = (CellResult.Failure) evaluator.evaluate("Table.create(\"t\")", 1, io);
            assertThat(failure.error().message()).contains("cannot find symbol");
            assertThat(text(evaluator.evaluate(
                            "class Table {}\nclass Path {}\ndisplay(List.of(1)); new Table() != null", 2, io)))
                    .isEqualTo("true");
            assertThat(text(evaluator.evaluate(
                            "import dev.stridebook.shape.Window;\nWindow.kernel(3).outputSize(8, 8)", 3, io)))
                    .isEqualTo("6×6");
        }
        assertThat(options(Settings.IMPORTS, "java").problems())
                .containsExactly("STRIDEBOOK_IMPORTS is ignored: it must be ijava or not set, but it is \"java\".");
    }

    @Test
    void a_session_for_other_peoples_notebooks_shows_values_before_semicolons_as_ijava_does() {
        try (JavaEvaluator evaluator = JavaEvaluator.start(options(Settings.IMPORTS, "ijava"))) {
            assertThat(text(evaluator.evaluate("List<Integer> numbers = new ArrayList<>();\nnumbers.add(3);", 1, io)))
                    .isEqualTo("true");
            assertThat(text(evaluator.evaluate("numbers;", 2, io))).isEqualTo("[3]");
            assertThat(evaluator.evaluate("int size = 5;", 3, io)).isInstanceOf(CellResult.Done.class);
            assertThat(evaluator.evaluate("new HashMap<String, String>().get(\"none\");", 4, io))
                    .isInstanceOf(CellResult.Done.class);
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped() {
        try (JavaEvaluator evaluator = JavaEvaluator.start(options("IJAVA_TIMEOUT", "1 SECONDS"))) {
            CellResult.Failure failure =
                    (CellResult.Failure) evaluator.evaluate("int kept = 7;\nwhile (true) { }", 1, io);
            assertThat(failure.error().name()).isEqualTo("Timeout");
            assertThat(failure.error().message()).contains("1 seconds", "IJAVA_TIMEOUT");
            assertThat(failure.error().line()).isEqualTo(2);
            // Each by itself is far from the limit, also on a busy machine; together they are beyond it.
            assertThat(text(evaluator.evaluate("Thread.sleep(150); ".repeat(8) + "kept", 2, io)))
                    .isEqualTo("7");
        }
    }
}
