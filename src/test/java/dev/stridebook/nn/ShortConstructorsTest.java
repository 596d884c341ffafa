package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.ShapeException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers written as in PyTorch, with a kernel's side and what differs from the defaults, are those made from a window. */
class ShortConstructorsTest {
    private static final INDArray IMAGES = Some.random(2, 3, 9, 11);
    private static final INDArray LINES = Some.random(2, 3, 11);

    private static Random seed() {
        return new Random(7);
    }

    private static void areEqual(INDArray x, Map<? extends Layer, ? extends Layer> pairs) {
        pairs.forEach((written, fromWindow) -> {
            assertThat(written).hasToString(fromWindow.toString());
            assertThat(written.forward(x)).as(written.toString()).isEqualTo(fromWindow.forward(x));
        });
    }

    @Test
    void convolutionsOfImages() {
        areEqual(
                IMAGES,
                Map.of(
                        new Conv2d(3, 4, 5, seed()),
                        new Conv2d(3, 4, kernel(5), seed()),
                        new Conv2d(3, 4, 5, seed()).stride(2).padding(1),
                        new Conv2d(3, 4, kernel(5).stride(2).padding(1), seed()),
                        new Conv2d(3, 4, 3, seed()).stride(3, 4).padding(0, 1).dilation(2, 1),
                        new Conv2d(3, 4, kernel(3).stride(3, 4).padding(0, 1).dilation(2, 1), seed()),
                        new Conv2d(3, 4, 3, seed()).samePadding().dilation(2),
                        new Conv2d(3, 4, kernel(3).samePadding().dilation(2), seed()),
                        new ConvTranspose2d(3, 4, 3, seed()),
                        new ConvTranspose2d(3, 4, kernel(3), seed()),
                        new ConvTranspose2d(3, 4, 3, seed())
                                .stride(2)
                                .padding(1)
                                .outputPadding(1)
                                .dilation(2),
                        new ConvTranspose2d(3, 4, kernel(3).stride(2).padding(1).dilation(2), seed()).outputPadding(1),
                        new ConvTranspose2d(3, 4, 3, seed())
                                .stride(2, 3)
                                .padding(1, 0)
                                .dilation(1, 2),
                        new ConvTranspose2d(
                                3, 4, kernel(3).stride(2, 3).padding(1, 0).dilation(1, 2), seed())));
    }

    @Test
    void convolutionsOfLines() {
        areEqual(
                LINES,
                Map.of(
                        new Conv1d(3, 4, 5, seed()).stride(2).padding(1).dilation(2),
                        new Conv1d(3, 4, kernel1d(5).stride(2).padding(1).dilation(2), seed()),
                        new Conv1d(3, 4, 3, seed()).samePadding(),
                        new Conv1d(3, 4, kernel1d(3).samePadding(), seed()),
                        new ConvTranspose1d(3, 4, 5, seed())
                                .stride(2)
                                .padding(1)
                                .dilation(2)
                                .outputPadding(1),
                        new ConvTranspose1d(
                                        3, 4, kernel1d(5).stride(2).padding(1).dilation(2), seed())
                                .outputPadding(1)));
    }

    @Test
    void poolsOfImages() {
        areEqual(
                IMAGES,
                Map.of(
                        new MaxPool2d(3).stride(2).padding(1).ceil(),
                        new MaxPool2d(kernel(3).stride(2).padding(1).ceil()),
                        new MinPool2d(3).stride(2).padding(1).ceil(),
                        new MinPool2d(kernel(3).stride(2).padding(1).ceil()),
                        new AvgPool2d(3)
                                .countIncludePad(false)
                                .stride(2)
                                .padding(1)
                                .ceil(),
                        new AvgPool2d(kernel(3).stride(2).padding(1).ceil()).countIncludePad(false),
                        new AvgPool2d(3).divisorOverride(2).stride(2),
                        new AvgPool2d(kernel(3).stride(2)).divisorOverride(2)));
    }

    @Test
    void poolsOfLines() {
        areEqual(
                LINES,
                Map.of(
                        new MaxPool1d(3).stride(2).padding(1).ceil(),
                        new MaxPool1d(kernel1d(3).stride(2).padding(1).ceil()),
                        new AvgPool1d(3)
                                .countIncludePad(false)
                                .stride(2)
                                .padding(1)
                                .ceil(),
                        new AvgPool1d(kernel1d(3).stride(2).padding(1).ceil()).countIncludePad(false)));
    }

    @Test
    void aLayerStaysAsItIsAndGivesItsWeightsToTheOther() {
        Conv2d conv = new Conv2d(3, 4, 5);
        Conv2d withStride = conv.stride(2).padding(1);

        assertThat(conv).hasToString("Conv2d(3, 4, kernel 5×5)");
        assertThat(withStride).hasToString("Conv2d(3, 4, kernel 5×5, stride 2×2, padding 1×1)");
        assertThat(withStride.weight().value()).isEqualTo(conv.weight().value());
    }

    @Test
    void everythingElseOfTheLayerIsKept() {
        assertThat(new Conv2d(4, 4, 3).groups(2).withoutBias().stride(2))
                .hasToString(new Conv2d(4, 4, kernel(3).stride(2))
                        .groups(2)
                        .withoutBias()
                        .toString());
    }

    @Test
    void whatIsNotLegalIsRefusedAsInAWindow() {
        assertThatThrownBy(() -> new Conv2d(1, 1, 0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new Conv1d(1, 1, 3).stride(0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new Conv2d(1, 1, 3).samePadding().stride(2)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new MaxPool2d(3).padding(2))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at most half");
        assertThatThrownBy(() ->
                        new ConvTranspose2d(1, 1, 3).stride(2).outputPadding(1).stride(1))
                .isInstanceOf(ShapeException.class);
    }
}
