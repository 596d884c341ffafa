package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.nn.Some.row;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.PaddingMode.CIRCULAR;
import static dev.stridebook.shape.PaddingMode.REPLICATE;
import static dev.stridebook.shape.PaddingMode.ZEROS;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LoopsTest {

    @Test
    void convolvesAsPyTorch() {
        Window window = kernel(2).stride(2, 1).padding(1, 0).dilation(1, 2);
        assertClose(
                "two groups",
                Loops.conv2d(counting(1, 2, 3, 3), counting(2, 1, 2, 2), row(1, -1), window, 2, ZEROS),
                values(shape(1, 2, 2, 1), 16, 74, 165, 410));
        assertClose(
                "replicate",
                Loops.conv2d(
                        counting(1, 2, 3), counting(1, 1, 3, 3), null, kernel(3).samePadding(), 1, REPLICATE),
                values(shape(1, 2, 3), 135, 168, 195, 180, 213, 240));
    }

    @Test
    void convolvesTransposedAsPyTorch() {
        Window window = kernel(2, 3).stride(2, 3).padding(0, 1);
        assertClose(
                "transposed",
                Loops.convTranspose2d(
                        counting(1, 2, 2, 2),
                        counting(2, 1, 2, 3),
                        row(1, -1),
                        new TransposedWindow(window, Size.of(1, 0)),
                        2),
                values(
                        shape(1, 2, 5, 4),
                        3,
                        4,
                        3,
                        5,
                        6,
                        7,
                        9,
                        11,
                        7,
                        10,
                        5,
                        9,
                        16,
                        19,
                        17,
                        21,
                        1,
                        1,
                        1,
                        1,
                        39,
                        44,
                        41,
                        47,
                        54,
                        59,
                        59,
                        65,
                        55,
                        62,
                        55,
                        63,
                        76,
                        83,
                        79,
                        87,
                        -1,
                        -1,
                        -1,
                        -1));
    }

    @Test
    void agreesWithTheLayers() {
        INDArray x = random(2, 4, 7, 6);
        Conv2d conv = new Conv2d(4, 6, kernel(3, 2).stride(1, 2).padding(2, 1))
                .groups(2)
                .paddingMode(CIRCULAR);
        INDArray bias = conv.parameters().get(1).value();
        assertClose("conv", Loops.conv2d(x, conv.weight().value(), bias, conv.window(), 2, CIRCULAR), conv.forward(x));
        Window window = kernel(3, 2).stride(2, 1).padding(1).ceil();
        assertThat(Loops.maxPool2d(x, window)).isEqualTo(new MaxPool2d(window).forward(x));
        assertThat(Loops.minPool2d(x, window)).isEqualTo(new MinPool2d(window).forward(x));
        assertClose("average", Loops.avgPool2d(x, window, true, 0), new AvgPool2d(window).forward(x));
        assertClose(
                "average of cells",
                Loops.avgPool2d(x, window, false, 0),
                new AvgPool2d(window).countIncludePad(false).forward(x));
        assertClose(
                "average by 5",
                Loops.avgPool2d(x, window, true, 5),
                new AvgPool2d(window).divisorOverride(5).forward(x));
    }

    @Test
    void poolsAsS44AndTheCeilExample() {
        INDArray x = counting(1, 3, 4);
        assertThat(Loops.minPool2d(x, kernel(2).stride(2))).isEqualTo(values(shape(1, 1, 2), 1, 3));
        assertThat(Loops.minPool2d(x, kernel(2).stride(2).ceil())).isEqualTo(values(shape(1, 2, 2), 1, 3, 9, 11));
        INDArray average =
                Loops.avgPool2d(ones(1, 4, 4), kernel(3).stride(2).padding(1).ceil(), true, 0);
        assertClose("last column", average.reshape(3, 3).getColumn(2), row(1 / 3.0, 0.5, 0.25));
        assertThat(Loops.maxPool2d(values(shape(1, 1, 3), 1, Float.NaN, 2), kernel(1, 2))
                        .toStringFull())
                .contains("NaN");
    }

    @Test
    void takesABatchWithoutExamples() {
        assertThat(Loops.maxPool2d(empty(0, 2, 4, 4), kernel(2)).shape()).containsExactly(0, 2, 2, 2);
        assertThat(Loops.conv2d(empty(0, 2, 4, 4), ones(3, 2, 2, 2), null, kernel(2), 1, ZEROS)
                        .shape())
                .containsExactly(0, 3, 3, 3);
        assertThat(Loops.convTranspose2d(
                                empty(0, 2, 4, 4), ones(2, 3, 2, 2), ones(3), TransposedWindow.of(kernel(2)), 1)
                        .shape())
                .containsExactly(0, 3, 5, 5);
    }

    @Test
    void refusesWhatDoesNotFit() {
        INDArray x = ones(1, 2, 4, 4);
        assertThatThrownBy(() -> Loops.conv2d(x, ones(3, 2, 2, 2), null, kernel(3), 1, ZEROS))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3×3");
        assertThatThrownBy(() -> Loops.conv2d(x, ones(3, 2, 2, 2), null, kernel(2), 2, ZEROS))
                .hasMessageContaining("[3, 2, 2, 2] in 2 groups does not fit the channels of [1, 2, 4, 4]");
        assertThatThrownBy(() -> Loops.conv2d(x, ones(3, 2, 2, 2), null, kernel(2), 0, ZEROS))
                .hasMessageContaining("at least 1 group");
        assertThatThrownBy(() -> Loops.conv2d(x, ones(3, 2, 2, 2), ones(2), kernel(2), 1, ZEROS))
                .hasMessageContaining("bias [3], but it is [2]");
        assertThatThrownBy(
                        () -> Loops.conv2d(x, ones(3, 2, 2, 2), null, kernel(2).ceil(), 1, ZEROS))
                .hasMessageContaining("only pooling can round up");
        assertThatThrownBy(() -> Loops.maxPool2d(x, kernel(2).padding(2))).hasMessageContaining("at most half");
        assertThatThrownBy(() -> Loops.avgPool2d(x, kernel(2).dilation(2), true, 0))
                .hasMessageContaining("dilation 1×1");
        assertThatThrownBy(() -> Loops.maxPool2d(ones(4, 4), kernel(2))).hasMessageContaining("[4, 4]");
    }
}
