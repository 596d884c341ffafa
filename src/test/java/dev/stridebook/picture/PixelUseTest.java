package dev.stridebook.picture;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PixelUseTest {
    /** With all weights 1, the gradient of the sum of the outputs is the number of times each pixel was read. */
    @Test
    void countsAreTheGradientOfASum() {
        Window window = kernel(3, 5).padding(1, 2).stride(2, 3).dilation(2, 1);
        Conv2d sum = Conv2d.of(Nd4j.ones(DataType.FLOAT, 1, 1, 3, 5), window);
        INDArray output = sum.forward(Nd4j.zeros(DataType.FLOAT, 1, 1, 9, 11));
        float[][] gradient = sum.backward(Nd4j.ones(DataType.FLOAT, output.shape()))
                .reshape(9, 11)
                .toFloatMatrix();

        int[][] counts = PixelUse.of(window, 9, 11).counts();
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 11; column++) {
                assertThat((float) counts[row][column]).isEqualTo(gradient[row][column]);
            }
        }
    }

    @Test
    void neverReadPixelsAreHatched() {
        Svg svg = Svg.of(PixelUse.of(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8));

        assertThat(svg.count("never-read")).isEqualTo(16);
        assertThat(svg.count("pixel")).isEqualTo(48);
        assertThat(svg.texts()).contains("never");
        assertThat(svg.role()).isEqualTo("img");
        assertThat(svg.title()).startsWith("How often a window with kernel 3×5");
        assertThat(svg.description()).contains("16 of the 64 pixels are never read");
    }

    @Test
    void refusesWhatCannotBeSeen() {
        assertThatThrownBy(() -> PixelUse.of(kernel(3), 71, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("70×70");
    }
}
