package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that the page's arithmetic equals the library's. */
class ExplorerArithmeticTest {
    private static final int CASES = 2_500;
    private static final int LINES = 200;

    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        browser = Browser.start();
        page = browser.newPage(1200, 900, ColorScheme.LIGHT);
        page.navigate(Browser.explorerIn(folder));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource
    void thePageSaysAndComputesWhatTheLibraryDoes(Language language) throws IOException {
        List<Map<String, Object>> table = language.during(ExplorerArithmeticTest::table);
        assertThat(answers(table, "error")).as("refused").isEqualTo(1_118);
        assertThat(answers(table, "output")).as("taken").isEqualTo(1_382);
        assertThat(answers(table, "y")).as("computed").isEqualTo(955);

        page.evaluate("(code) => Language.use(code)", language.code());
        Object differences = page.evaluate(script("compare_explorer.js"), new ObjectMapper().writeValueAsString(table));

        assertThat((List<?>) differences).isEmpty();
    }

    private static List<Map<String, Object>> table() {
        var random = new SplittableRandom(6);
        List<Map<String, Object>> table = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            ExplorerCase one = ExplorerCase.random(random, i);
            table.add(Map.of("settings", one.settings(), "answer", one.answer(random)));
        }
        return table;
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
    void theJavaLineCompilesAndGivesTheShape(@TempDir Path folder) throws Exception {
        var random = new SplittableRandom(7);
        List<ExplorerCase> legal = IntStream.range(0, 10_000)
                .mapToObj(i -> ExplorerCase.random(random, i))
                .filter(one -> one.answer(random).containsKey("y"))
                .limit(LINES)
                .toList();
        List<?> lines = (List<?>) page.evaluate(
                "all => all.map((s) => Code.java(Arithmetic.layer(s)))",
                legal.stream().map(ExplorerCase::settings).toList());
        StringBuilder shapes = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < legal.size(); i++) {
            ExplorerCase one = legal.get(i);
            String x = "(Nd4j.ones(DataType.FLOAT, 1, %d, %d, %d))"
                    .formatted(
                            one.inChannels(), one.input().height(), one.input().width());
            String line = (String) lines.get(i);
            shapes.append("        shapes.add(Arrays.toString(%s.shape()));\n".formatted(line.replace("(x)", x)));
            expected.add("[1, " + one.answer(random).get("output").toString().substring(1));
        }

        assertThat(run(folder, shapes.toString())).isEqualTo(expected);
    }

    private static Object run(Path folder, String statements) throws Exception {
        Path source = Files.writeString(folder.resolve("Lines.java"), """
                import static dev.stridebook.shape.Window.kernel;

                import dev.stridebook.nn.*;
                import dev.stridebook.shape.*;
                import java.util.*;
                import org.nd4j.linalg.api.buffer.DataType;
                import org.nd4j.linalg.factory.Nd4j;

                public class Lines implements java.util.function.Supplier<List<String>> {
                    public List<String> get() {
                        List<String> shapes = new ArrayList<>();
                %s        return shapes;
                    }
                }
                """.formatted(statements));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-classpath", System.getProperty("java.class.path"), source.toString());
        assertThat(failed).isZero();
        try (var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ExplorerArithmeticTest.class.getClassLoader())) {
            Supplier<?> lines = (Supplier<?>)
                    loader.loadClass("Lines").getDeclaredConstructor().newInstance();
            return lines.get();
        }
    }
}
