package dev.stridebook.notebook;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Project;
import dev.stridebook.picture.Animation;
import dev.stridebook.picture.Explorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Web pages that show notebooks of anybody, and Jupyter before a notebook is trusted, take away scripts, style sheets and SVG, and of
 * elements that they do not know all but the text. What is left of our outputs stands alone: nothing is missing, and nothing is left that
 * belonged to what was taken away.
 */
class UntrustedNotebooksTest {
    private static final Safelist TRUSTED = Safelist.relaxed()
            .addTags("details", "summary", "figure", "figcaption")
            .addProtocols("img", "src", "data");

    static Stream<Path> notebooks() throws IOException {
        try (Stream<Path> folders = Stream.of("notebooks", "exercises", "solutions")
                .map(Project.root()::resolve)
                .flatMap(UntrustedNotebooksTest::files)) {
            return folders.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void storedOutputsStandAlone(Path notebook) throws IOException {
        for (Cell cell : Notebook.read(notebook).cells()) {
            for (Output output : cell.outputs()) {
                if (output.data().containsKey(MimeBundle.HTML)) {
                    standsAlone(output.data().get(MimeBundle.HTML));
                }
                assertThat(output.data())
                        .as("a page has the picture with alternative text")
                        .satisfiesAnyOf(
                                data -> assertThat(data).containsKey(MimeBundle.HTML),
                                data -> assertThat(data).doesNotContainKeys(MimeBundle.PNG, MimeBundle.SVG));
            }
        }
    }

    @Test
    void soDoWhatLessonsDoNotStore() {
        standsAlone(Explorer.explorer().toMimeBundle().data().get(MimeBundle.HTML));
        standsAlone(Animation.animate(kernel(3), 8, 8).toMimeBundle().data().get(MimeBundle.HTML));
    }

    private static void standsAlone(String html) {
        Document left = Jsoup.parseBodyFragment(Jsoup.clean(html, TRUSTED));
        Document whole = Jsoup.parseBodyFragment(html);
        whole.select("script, style, svg, iframe").remove();
        List<Element> pictures = whole.select("img");

        assertThat(left.text()).as("debris of what was taken away").isEqualTo(whole.text());
        assertThat(left.select("img")).hasSameSizeAs(pictures);
        assertThat(left.select("img"))
                .allSatisfy(picture -> assertThat(picture.attr("alt")).isNotBlank())
                .allSatisfy(picture -> assertThat(picture.attr("src")).startsWith("data:image/png;base64,"));
        assertThat(left.text() + left.select("img").eachAttr("alt"))
                .as("what is left")
                .isNotBlank()
                .isNotEqualTo("[]");
    }
}
