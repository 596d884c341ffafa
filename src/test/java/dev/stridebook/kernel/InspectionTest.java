package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest extends EvaluatedCells {
    private static final char CURSOR = '|';

    private static MimeBundle inspected(String code, boolean isDetailed) {
        int cursor = code.indexOf(CURSOR);
        return evaluator
                .assist()
                .inspect(code.substring(0, cursor) + code.substring(cursor + 1), cursor, isDetailed)
                .orElseThrow(() -> new AssertionError("nothing for " + code));
    }

    private static String textOf(String code) {
        return inspected(code, false).data().get(MimeBundle.TEXT);
    }

    @Test
    void the_librarys_documentation_is_shown_wherever_the_cursor_is() {
        for (String code : List.of(
                "kernel(3).padd|ing(1)",
                "kernel(3).padding(|)",
                "kernel(3).padding(1, |)",
                "int a = 1;\nkernel(3).padding(|1)")) {
            assertThat(textOf(code)).as(code).contains("Window Window.padding(int height, int width)\n");
        }
        assertThat(textOf("new Conv2d(|"))
                .contains("Conv2d(int inChannels", "random")
                .doesNotContain("{@", "<p>");
        assertThat(textOf("Windo|w").lines().skip(1)).isNotEmpty();
        assertThat(textOf("slider(|")).contains("Shows a slider of whole numbers");
        assertThat(textOf("new Size(|")).contains("int height, int width)\n");
    }

    @Test
    void what_a_method_overrides_is_shown_where_it_says_nothing_itself() {
        String text = textOf("new Conv2d(1, 1, kernel(1)).outputShape(|");
        assertThat(text.lines().skip(1).findFirst()).as(text).isPresent();
    }

    @Test
    void more_detail_is_the_source() {
        assertThat(inspected("kernel(3).stride(|", true).data().get(MimeBundle.TEXT))
                .contains("return ");
        assertThat(inspected("kernel(3).stride(|", false).data().get(MimeBundle.TEXT))
                .doesNotContain("return ");
    }

    @Test
    void markdown_has_the_signature_as_code() {
        assertThat(inspected("kernel(3).padding(|", false).data().get(MimeBundle.MARKDOWN))
                .startsWith("```java\nPadding Window.padding()\n```\n\n");
    }

    @Test
    void sources_beside_a_jar_are_read(@TempDir Path folder) throws Exception {
        String source = """
                package other.library;
                public class Thing {
                    public interface Part<T> {
                        /** Counts {@code <b>} tags &amp; more, see {@link java.util.List#size() the size}. @return is no tag here
                         * <p>Second paragraph:
                         * <ul><li>one<li><b>two</b></ul>
                         * @param names what to count
                         * @return the number
                         * @throws IllegalStateException if there are
                         *     none
                         * @since 1.0
                         */
                        int count(java.util.List<? extends T> names, int... more);
                    }
                }
                """;
        Path file = Files.createDirectories(folder.resolve("other/library")).resolve("Thing.java");
        Files.writeString(file, source);
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-parameters", "-d", folder.toString(), file.toString());
        jar(folder.resolve("thing-1.0.jar"), folder, "other/library/Thing.class", "other/library/Thing$Part.class");
        jar(folder.resolve("thing-1.0-sources.jar"), folder, "other/library/Thing.java");
        evaluator.kernel().addToClasspath(folder.resolve("thing-1.0.jar").toString());
        run("other.library.Thing.Part<String> part = (names, more) -> 1;");

        assertThat(textOf("part.count(|")).endsWith("names, int... more)\n" + """
                Counts <b> tags & more, see the size. @return is no tag here

                Second paragraph:
                - one
                - two
                names: what to count
                Returns the number
                Throws IllegalStateException if there are none""");
    }

    private static void jar(Path jar, Path folder, String... entries) throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(Files.readAllBytes(folder.resolve(entry)));
                out.closeEntry();
            }
        }
    }

    @Test
    void comments_become_readable() {
        assertThat(
                        JavadocText.plain(
                                "A {@link Window#padding(int) padding} of {@code a < b}.\n<pre>{@code\nvar x = 1;\n}</pre>\n &times; &#8804; {@inheritDoc}"))
                .isEqualTo("A padding of a < b.\n\n    var x = 1;\n\n× ≤");
        assertThat(
                        JavadocText.markdown(
                                "A {@code List<T>} or <i>two</i>, {@link dev.stridebook.nn.Conv2d#of(int)}.\n\n@param a the\n  first"))
                .isEqualTo("A `List<T>` or *two*, `Conv2d.of`.\n\na: the first");
        assertThat(JavadocText.plain("")).isEmpty();
        assertThat(JavadocText.plain(
                        new String("@return {@code unclosed".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)))
                .isEqualTo("Returns {@code unclosed");
    }
}
