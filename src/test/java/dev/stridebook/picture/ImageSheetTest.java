package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ImageSheetTest {
    private static final int BLUE = 0x0072b2;
    private static final int ORANGE = 0xc24e00;

    @Test
    void enlargesEachCellToASharpSquare() throws Exception {
        BufferedImage png = Pngs.of(ImageSheet.signed(new float[][][] {{{-1, 0}, {0, 1}}}));

        // 76 pixels for 2 cells: 38 per side; the legend's ends have the same colours, one column each.
        assertThat(Pngs.count(png, BLUE)).isBetween(38L * 38, 38L * 38 + 40);
        assertThat(Pngs.count(png, ORANGE)).isBetween(38L * 38, 38L * 38 + 40);
    }

    @Test
    void theSignedScaleIsWhiteAtZeroAndReachesEquallyFarToEitherSide() throws Exception {
        BufferedImage png = Pngs.of(ImageSheet.signed(new float[][][] {{{-2, 4}}}));

        assertThat(Pngs.count(png, BLUE)).as("−2 is only half of the scale").isLessThan(50);
        assertThat(Pngs.count(png, ORANGE)).isGreaterThanOrEqualTo(38L * 38);
    }

    @Test
    void theGreyScaleIsSharedByAllImages() throws Exception {
        BufferedImage png = Pngs.of(ImageSheet.grey(new float[][][] {{{0}}, {{5}}, {{10}}}));

        assertThat(Pngs.count(png, 0x808080)).isGreaterThanOrEqualTo(76L * 76);
        assertThat(Pngs.count(png, 0x000000)).isGreaterThanOrEqualTo(76L * 76);
    }

    @Test
    void readsArraysOfRankTwoToFour() throws Exception {
        int one = Pngs.of(ImageSheet.grey(Nd4j.zeros(5, 5)).columns(1)).getHeight();
        int three = Pngs.of(ImageSheet.grey(Nd4j.zeros(3, 5, 5)).columns(1)).getHeight();
        int six = Pngs.of(ImageSheet.grey(Nd4j.zeros(2, 3, 5, 5)).columns(1)).getHeight();

        assertThat(three - one).isEqualTo(2 * (75 + 10));
        assertThat(six - three).isEqualTo(3 * (75 + 10));
    }

    @Test
    void readsViewsInTheirOwnOrder() throws Exception {
        var transposed = Nd4j.createFromArray(new float[][] {{-1, 0}, {1, 0}}).transpose();

        BufferedImage fromView = Pngs.of(ImageSheet.signed(transposed));
        BufferedImage fromCopy = Pngs.of(ImageSheet.signed(new float[][][] {{{-1, 1}, {0, 0}}}));

        assertThat(fromView.getRGB(60, 40)).isEqualTo(fromCopy.getRGB(60, 40));
        assertThat(fromView.getRGB(60, 20)).isEqualTo(fromCopy.getRGB(60, 20)).isEqualTo(0xff000000 | ORANGE);
    }

    @Test
    void hasAlternativeText() {
        String text = ImageSheet.signed(new float[][][] {{{-0.5f, 0.25f}}, {{0, 0}}})
                .title("Kernels")
                .captions(List.of("first", "second"))
                .toMimeBundle()
                .data()
                .get(MimeBundle.TEXT);

        assertThat(text).isEqualTo("Kernels. 2 images of 1×2: first, second. Blue is −0.5, white is 0, orange is 0.5.");
    }

    @Test
    void survivesValuesThatNoScaleHas() throws Exception {
        BufferedImage png = Pngs.of(ImageSheet.grey(new float[][][] {{{Float.NaN, 1, Float.POSITIVE_INFINITY, 0}}}));

        assertThat(Pngs.count(png, 0xff00ff)).as("NaN is magenta").isEqualTo(19L * 19);
    }

    @Test
    void staysSmall() {
        float[][][] digits = new float[30][28][28];
        for (int i = 0; i < 30 * 28 * 28; i++) {
            digits[i / 784][i / 28 % 28][i % 28] = i % 7 * 0.1f;
        }
        assertThat(ImageSheet.grey(digits).toMimeBundle().data().get(MimeBundle.PNG))
                .hasSizeLessThan(60_000);
    }

    @Test
    void refusesWhatItCannotDraw() {
        assertThatThrownBy(() -> ImageSheet.grey(new float[0][][]))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1 to 400 images, but 0");
        assertThatThrownBy(() -> ImageSheet.grey(new float[][][] {{{1}}, {{1, 2}}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Image 0 is 1×1, but image 1 is 1×2");
        assertThatThrownBy(() -> ImageSheet.grey(new float[][][] {{{1}}}).captions(List.of()))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1 images, but 0 captions");
        assertThatThrownBy(() -> ImageSheet.grey(Nd4j.zeros(10)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[10]");
    }
}
