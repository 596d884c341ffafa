package dev.stridebook.picture;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerTest {
    @Test
    void isOneFileOfLessThan300KilobytesThatNamesNoOther(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("new").resolve("explorer.html");
        Explorer.explorer().save(page);

        assertThat(Files.size(page)).isBetween(50_000L, 300_000L);
        assertThat(Files.readString(page)).doesNotContain("src=", "https:", "http:", "rel=\"stylesheet\"", "@import");
    }

    @Test
    void beginsWithWhatItIsTold(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("explorer.html");
        Explorer.explorer()
                .input(9, 10)
                .window(kernel(3, 2)
                        .stride(2, 3)
                        .padding(new Padding(1, 0, 1, 1))
                        .ceil())
                .operation(Explorer.Operation.AVERAGE_POOLING)
                .save(page);

        assertThat(Files.readString(page))
                .contains("data-start=\"op=avgpool&amp;input=9x10&amp;kernel=3x2&amp;stride=2x3&amp;padding=1,0,1,1"
                        + "&amp;dilation=1x1&amp;rounding=ceil&amp;lang=en\"");
    }

    @Test
    void poolingMovesByItsKernelUntilItHasAStride(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("explorer.html");
        Explorer.explorer()
                .operation(Explorer.Operation.MAX_POOLING)
                .window(kernel(2, 1))
                .save(page);

        assertThat(Files.readString(page)).contains("kernel=2x1&amp;stride=2x1");
    }

    @Test
    void hasAStillBesideTheLivePage() {
        Map<String, String> data = Explorer.explorer().toMimeBundle().data();

        assertThat(data).containsKeys(MimeBundle.TEXT, MimeBundle.HTML, MimeBundle.SVG, MimeBundle.PNG);
        assertThat(data.get(MimeBundle.HTML))
                .contains("<iframe title=\"Stridebook explorer\" sandbox=\"allow-scripts\"");
    }

    @Test
    void saysTheSizesWhereThereIsNoStill() {
        Map<String, String> large = Explorer.explorer()
                .input(224, 224)
                .window(kernel(11).stride(4).padding(2))
                .toMimeBundle()
                .data();
        assertThat(large.get(MimeBundle.TEXT)).contains("55×55");
        assertThat(large).doesNotContainKey(MimeBundle.PNG);

        Map<String, String> transposed = Explorer.explorer()
                .operation(Explorer.Operation.TRANSPOSED_CONVOLUTION)
                .toMimeBundle()
                .data();
        assertThat(transposed.get(MimeBundle.TEXT)).contains("15×15");
        assertThat(transposed).doesNotContainKey(MimeBundle.PNG);
    }

    @Test
    void refusesAWindowThatDoesNotFit() {
        Explorer tooSmall = Explorer.explorer().input(3, 3).window(kernel(5));

        assertThatThrownBy(tooSmall::toMimeBundle)
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("The kernel's height is 5, but the input has only 3.");
    }
}
