package dev.stridebook.picture;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPictureTest {
    private static final Window S3_4 = kernel(3, 5).padding(0, 1).stride(3, 4);

    @ParameterizedTest
    @CsvSource({
        // kernel, padding, stride: the four windows of S3.1 to S3.4 on 8×8
        "3x3, 1x1, 1x1, 36, 64",
        "5x3, 2x1, 1x1, 56, 64",
        "3x3, 1x1, 2x2, 36, 16",
        "3x5, 0x1, 3x4, 16, 4",
    })
    void drawsEveryCellOfInputPaddingAndOutput(
            String kernel, String padding, String stride, int paddingCells, int outputCells) {
        Svg svg = Svg.of(WindowPicture.of(window(kernel, padding, stride), 8, 8));

        assertThat(svg.count("input") + svg.count("never-read")).isEqualTo(64);
        assertThat(svg.count("padding")).isEqualTo(paddingCells);
        assertThat(svg.count("window")).isEqualTo((int) Size.parse(kernel).area());
        assertThat(svg.count("output")).isEqualTo(outputCells);
        assertThat(svg.count("output-now")).isEqualTo(1);
    }

    private static Window window(String kernel, String padding, String stride) {
        Size k = Size.parse(kernel);
        Size p = Size.parse(padding);
        Size s = Size.parse(stride);
        return kernel(k.height(), k.width())
                .padding(Padding.symmetric(p.height(), p.width()))
                .stride(s.height(), s.width());
    }

    @Test
    void hatchesCellsThatAreNeverReadAndSaysHowMany() {
        Svg svg = Svg.of(WindowPicture.of(S3_4, 8, 8));

        assertThat(svg.count("never-read")).isEqualTo(16);
        assertThat(svg.description()).contains("16 of the 64 cells of the input are never read");
    }

    @Test
    void saysWhatTheFloorDrops() {
        Svg svg = Svg.of(WindowPicture.of(S3_4, 8, 8));

        assertThat(svg.texts()).contains("⌊ ⌋ drops 2 rows", "⌊ ⌋ drops 1 column");
        assertThat(svg.description()).contains("Rounding down drops 2 rows and 1 column");
    }

    @Test
    void keepsQuietAboutTheFloorWhereNothingIsDropped() {
        Svg svg = Svg.of(WindowPicture.of(kernel(3).padding(1), 8, 8));

        assertThat(svg.texts()).noneMatch(text -> text.contains("drops"));
        assertThat(svg.description())
                .contains("Every cell of the input is read")
                .doesNotContain("drops");
    }

    @Test
    void movesTheWindowByTheStride() {
        String first = Svg.of(WindowPicture.of(S3_4, 8, 8)).path("window-edge");
        String last = Svg.of(WindowPicture.of(S3_4, 8, 8).at(1, 1)).path("window-edge");

        double[] from = start(first);
        double[] to = start(last);
        double cell = Double.parseDouble(first.replaceAll(".*h([\\d.]+)v.*", "$1")) / 5;
        assertThat((to[0] - from[0]) / cell).isEqualTo(4);
        assertThat((to[1] - from[1]) / cell).isEqualTo(3);
    }

    private static double[] start(String path) {
        String[] numbers = path.substring(1, path.indexOf('h')).split(" ");
        return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
    }

    @Test
    void showsTheOutputFilledSoFar() {
        Svg svg = Svg.of(WindowPicture.of(kernel(3).padding(1), 8, 8).at(2, 3));

        assertThat(svg.count("output-filled")).isEqualTo(2 * 8 + 3);
        assertThat(svg.count("output")).isEqualTo(64 - 19);
    }

    @Test
    void aDilatedKernelLeavesItsGapsOut() {
        Svg svg = Svg.of(WindowPicture.of(kernel(3).dilation(2), 9, 9));

        assertThat(svg.count("window")).isEqualTo(9);
        assertThat(svg.path("window-edge")).contains("h130");
    }

    @Test
    void ceilModeHangsOverTheEdge() {
        Svg svg = Svg.of(WindowPicture.of(kernel(2).stride(2).ceil(), 3, 4).at(1, 1));

        assertThat(svg.count("overhang")).isEqualTo(4);
        assertThat(svg.texts()).contains("overhang");
    }

    @Test
    void multipliesAndAddsUp() {
        float[][] input = {{10, 10, 0}, {10, 10, 0}, {10, 10, 0}};
        float[][] edge = {{1, -1}, {1, -1}};

        Svg svg = Svg.of(WindowPicture.of(kernel(2), input).weights(edge).at(0, 1));

        assertThat(svg.texts()).contains("sum = 20", "in the window", "kernel", "products", "−1");
        assertThat(svg.description()).contains("fills output[0][1] with 20");
    }

    @Test
    void paddingCountsAsZeros() {
        Svg svg = Svg.of(WindowPicture.of(kernel(3).padding(1), new float[][] {{5, 7}, {1, 2}})
                .weights(new float[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}));

        assertThat(svg.texts()).contains("sum = 15");
    }

    @Test
    void hasAlternativeTextInEveryForm() {
        WindowPicture picture = WindowPicture.of(S3_4, 8, 8).at(1, 0);
        Svg svg = Svg.of(picture);

        assertThat(svg.role()).isEqualTo("img");
        assertThat(svg.title())
                .isEqualTo(
                        "A window with kernel 3×5, stride 3×4, padding 0×1 on an input of 8×8 gives an output of 2×2.");
        assertThat(svg.description()).contains("rows 3 to 5 and columns −1 to 3", "output[1][0]", "⌊5 / 3⌋ + 1 = 2");
        assertThat(picture.toMimeBundle().data().get(MimeBundle.TEXT))
                .startsWith(svg.title())
                .contains("""
                        o . . . . . . . . /
                        # # # # # . . . . /
                        # # # # # . . . . /
                        # # # # # . . . . /
                        / / / / / / / / / /
                        """);
    }

    @Test
    void isAlsoAPngForViewersThatRefuseSvg() throws Exception {
        var png = Pngs.of(WindowPicture.of(S3_4, 8, 8));

        assertThat(Pngs.count(png, 0xffc266)).as("pixels of the window").isGreaterThan(15 * 200);
    }

    @Test
    void refusesWhatItCannotDraw() {
        assertThatThrownBy(() -> WindowPicture.of(kernel(3), 100, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at most 70×70");
        assertThatThrownBy(() -> WindowPicture.of(kernel(3), 8, 8).at(6, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("rows are 0 to 5");
        assertThatThrownBy(() -> WindowPicture.of(kernel(3), 8, 8).weights(new float[3][3]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("give the input's values");
        assertThatThrownBy(() -> WindowPicture.of(kernel(3), new float[5][5]).weights(new float[2][3]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3×3, but the weights are 2×3");
        assertThatThrownBy(() -> WindowPicture.of(kernel(1), new float[][] {{1, 2}, {3}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 values in row 0 and 1 in row 1");
    }
}
