package dev.stridebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's own arithmetic is the library's. */
class ExplorerArithmeticTest {
    private static final int CASES = 3_000;
    private static final int LINES = 60;

    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        browser = Browser.start();
        page = browser.newPage(1200, 900, ColorScheme.LIGHT);
        Path file = folder.resolve("explorer.html");
        Explorer.explorer().save(file);
        page.navigate(file.toUri().toString());
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void thePageSaysAndComputesWhatTheLibraryDoes() throws IOException {
        var random = new SplittableRandom(6);
        List<Map<String, Object>> table = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ExplorerCase one = ExplorerCase.random(random, i);
            table.add(Map.of("settings", one.settings(), "answer", one.answer(random)));
        }
        assertThat(answers(table, "error")).as("refused").isBetween(300L, 1_500L);
        assertThat(answers(table, "output")).as("taken").isGreaterThan(1_500);
        assertThat(answers(table, "y")).as("computed").isGreaterThan(1_000);

        Object differences = page.evaluate(script("compare_explorer.js"), new ObjectMapper().writeValueAsString(table));

        assertThat((List<?>) differences).isEmpty();
    }

    private static long answers(List<Map<String, Object>> table, String name) {
        return table.stream()
                .filter(row -> ((Map<?, ?>) row.get("answer")).containsKey(name))
                .count();
    }

    private static String script(String name) throws IOException {
        try (InputStream stream = ExplorerArithmeticTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theJavaLineCompilesAndGivesTheShape() throws IOException {
        var random = new SplittableRandom(7);
        List<ExplorerCase> legal = IntStream.range(0, 10_000)
                .mapToObj(i -> ExplorerCase.random(random, i))
                .filter(one -> one.answer(random).containsKey("y"))
                .limit(LINES)
                .toList();
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .compilerOptions("-classpath", System.getProperty("java.class.path"))
                .build()) {
            evaluate(shell, "import dev.stridebook.shape.*;");
            evaluate(shell, "import dev.stridebook.nn.*;");
            evaluate(shell, "import static dev.stridebook.shape.Window.kernel;");
            for (ExplorerCase one : legal) {
                String line = (String) page.evaluate("s => Code.java(Arithmetic.layer(s))", one.settings());
                Object shape = page.evaluate("s => Arithmetic.layer(s).output", one.settings());
                evaluate(
                        shell,
                        "var x = org.nd4j.linalg.factory.Nd4j.ones(org.nd4j.linalg.api.buffer.DataType.FLOAT, 1, %d, %d, %d);"
                                .formatted(
                                        one.inChannels(),
                                        one.input().height(),
                                        one.input().width()));
                String value = evaluate(shell, "java.util.Arrays.toString(" + line + ".shape())");
                assertThat(value).as(line).isEqualTo("\"[1, " + shape.toString().substring(1) + "\"");
            }
        }
    }

    private static String evaluate(JShell shell, String source) {
        String value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                assertThat(event.status()).as(source).isEqualTo(Snippet.Status.VALID);
                assertThat(event.exception()).as(source).isNull();
                value = event.value();
            }
        }
        return value;
    }
}
