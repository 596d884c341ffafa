package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class MinPool2dTest {

    @Test
    void theMatrixOfS44() {
        INDArray x = counting(1, 3, 4);
        assertClose("floor", new MinPool2d(2).forward(x), values(shape(1, 1, 2), 1, 3));
        assertClose("ceil", new MinPool2d(kernel(2).stride(2).ceil()).forward(x), values(shape(1, 2, 2), 1, 3, 9, 11));
    }

    @Test
    void isMaxPoolingTurnedRound() {
        var window = kernel(3, 2).stride(2, 1).padding(1).dilation(1, 2).ceil();
        INDArray x = random(2, 3, 7, 6);
        MinPool2d min = new MinPool2d(window);
        MaxPool2d max = new MaxPool2d(window);
        assertThat(min.forward(x)).isEqualTo(max.forward(x.neg()).neg());
        INDArray g = random(min.forward(x).shape());
        assertThat(min.backward(g)).isEqualTo(max.backward(g));
    }

    @Test
    void paddingNeverWinsAndNanDoes() {
        INDArray x = values(shape(1, 2, 2), 5, 6, Float.NaN, 7);
        INDArray y = new MinPool2d(kernel(2).stride(2).padding(1)).forward(x);
        assertThat(y.reshape(4).toFloatVector()).containsExactly(5, 6, Float.NaN, 7);
        assertThat(new MinPool2d(kernel(2).dilation(4).padding(1))
                        .forward(ones(1, 1, 3, 3))
                        .getFloat(0))
                .isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void takesABatchWithoutExamples() {
        assertThat(new MinPool2d(2).forward(empty(0, 2, 4, 6)).shape()).containsExactly(0, 2, 2, 3);
    }

    @Test
    void refusesTooMuchPadding() {
        assertThatThrownBy(() -> new MinPool2d(kernel(3).padding(2))).hasMessageContaining("at most half of it");
        assertThat(new MinPool2d(2)).hasToString("MinPool2d(kernel 2×2, stride 2×2)");
    }
}
