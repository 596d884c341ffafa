package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MaxUnpool2dTest {
    private final Pooled pooled = new MaxPool2d(2).pool(counting(1, 1, 4, 4));
    private final MaxUnpool2d unpool = new MaxUnpool2d(2);

    @Test
    void putsMaximaBackAndZerosElsewhere() {
        assertClose(
                "output",
                unpool.forward(pooled.values(), pooled.indices()),
                values(shape(1, 1, 4, 4), 0, 0, 0, 0, 0, 6, 0, 8, 0, 0, 0, 0, 0, 14, 0, 16));
        assertClose("gradient", unpool.backward(counting(1, 1, 4, 4)), values(shape(1, 1, 2, 2), 6, 8, 14, 16));
    }

    @Test
    void keepsPlanesApart() {
        Pooled planes = new MaxPool2d(2).pool(counting(2, 3, 4, 4));
        INDArray back = unpool.forward(planes.values(), planes.indices());
        assertThat(new MaxPool2d(2).forward(back)).isEqualTo(planes.values());
        assertThat(unpool.backward(back)).isEqualTo(planes.values());
    }

    @Test
    void anOutputSizeSettlesWhatTheStrideLeavesOpen() {
        INDArray y = unpool.forward(pooled.values(), pooled.indices(), Size.of(5, 4));
        assertThat(y.shape()).containsExactly(1, 1, 5, 4);
        assertThat(y.getFloat(0, 0, 3, 3)).isEqualTo(16);
        MaxUnpool2d overlapping = new MaxUnpool2d(kernel(3).stride(2).padding(1));
        assertThat(overlapping
                        .forward(pooled.values(), pooled.indices(), Size.of(4, 4))
                        .shape())
                .containsExactly(1, 1, 4, 4);
        assertThatThrownBy(() -> overlapping.forward(pooled.values(), pooled.indices()))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Index 13 is outside the output of 3×3, whose cells are numbered 0 to 8");
    }

    @Test
    void takesAnImageWithoutABatch() {
        Pooled one = new MaxPool2d(2).pool(counting(2, 4, 4));
        assertThat(unpool.forward(one.values(), one.indices()).shape()).containsExactly(2, 4, 4);
        assertThat(unpool.backward(counting(2, 4, 4)).shape()).containsExactly(2, 2, 2);
    }

    @Test
    void takesABatchWithoutExamples() {
        Pooled none = new MaxPool2d(2).pool(empty(0, 2, 4, 4));
        INDArray y = unpool.forward(none.values(), none.indices());
        assertThat(y.shape()).containsExactly(0, 2, 4, 4);
        assertThat(unpool.backward(y).shape()).containsExactly(0, 2, 2, 2);
    }

    @Test
    void refusesWhatDoesNotFit() {
        INDArray x = pooled.values();
        INDArray at = pooled.indices();
        assertThatThrownBy(() -> unpool.forward(x, at, Size.of(6, 4)))
                .hasMessageContaining("must lead from height 2 to one from 3 to 5, but the output size has 6");
        assertThatThrownBy(() -> unpool.forward(x, at, Size.of(4, 2)))
                .hasMessageContaining("from width 2 to one from 3 to 5, but the output size has 2");
        assertThatThrownBy(() -> unpool.forward(x, at.neg())).hasMessageContaining("Index -5");
        assertThatThrownBy(() -> unpool.forward(x, x)).hasMessageContaining("INT64");
        assertThatThrownBy(() -> unpool.forward(x, Nd4j.zeros(DataType.INT64, 1, 1, 2, 1)))
                .hasMessageContaining("the values are [1, 1, 2, 2] and the indices [1, 1, 2, 1]");
        assertThatThrownBy(() -> new MaxUnpool2d(kernel(2).dilation(2))).hasMessageContaining("dilation");
        assertThatThrownBy(() -> new MaxUnpool2d(kernel(3).padding(2))).hasMessageContaining("at most half");
        assertThatThrownBy(() -> unpool.backward(x)).isInstanceOf(IllegalStateException.class);
        unpool.forward(x, at);
        assertThatThrownBy(() -> unpool.backward(x)).hasMessageContaining("[1, 1, 4, 4], but it is [1, 1, 2, 2]");
    }
}
