package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link BatchNorm1d}, {@link LayerNorm}, {@link GroupNorm} and {@link InstanceNorm2d}. */
class NormalizationTest {

    @Test
    void layerNormTakesEachRowByItself() {
        INDArray x = values(shape(2, 3), 1, 2, 3, -10, 0, 10);
        INDArray expected = values(shape(2, 3), -1.224736, 0, 1.224736, -1.224745, 0, 1.224745);
        assertClose("rows", new LayerNorm(3).forward(x), expected);
        assertClose("columns", new LayerNorm(3).forward(x.dup('f')), expected);
    }

    @Test
    void oneGroupIsALayerNormAndAGroupAChannelAnInstanceNorm() {
        INDArray x = random(2, 6, 3, 4);
        assertClose("one", new GroupNorm(1, 6).forward(x), new LayerNorm(6, 3, 4).forward(x));
        assertClose("each", new GroupNorm(6, 6).forward(x), new InstanceNorm2d(6).forward(x));
    }

    @Test
    void featuresAreImagesOfOneCellAndLinesOfOneRow() {
        INDArray x = random(5, 3, 4);
        assertClose(
                "lines",
                new BatchNorm1d(3).forward(x),
                new BatchNorm2d(3).forward(x.reshape(5, 3, 1, 4)).reshape(5, 3, 4));
        INDArray rows = random(5, 3);
        assertClose(
                "features",
                new BatchNorm1d(3).forward(rows),
                new BatchNorm2d(3).forward(rows.reshape(5, 3, 1, 1)).reshape(5, 3));
    }

    @Test
    void runningStatisticsOfInstancesAreTheirMeans() {
        InstanceNorm2d norm = new InstanceNorm2d(1).withRunningStatistics().momentum(1);
        norm.forward(values(shape(2, 1, 1, 2), 0, 2, 4, 10));
        assertClose("mean", norm.buffers().get("running_mean"), Some.row(4));
        assertClose("variance", norm.buffers().get("running_var"), Some.row(10));
        assertThat(norm.perExample()).isFalse();
        norm.training(false);
        assertThat(norm.perExample()).isTrue();
        assertClose("in use", norm.forward(values(shape(1, 1, 1, 2), 4, 7.16228)), values(shape(1, 1, 1, 2), 0, 1));
    }

    @Test
    void nothingIsLearnedFromABatchWithoutExamples() {
        for (Layer norm : new Layer[] {new BatchNorm1d(3), new LayerNorm(3), new GroupNorm(1, 3)}) {
            assertThat(norm.backward(norm.forward(empty(0, 3))).shape())
                    .as("%s", norm)
                    .containsExactly(0, 3);
            assertThat(norm.parameters().get(0).gradient()).isEqualTo(Some.row(0, 0, 0));
        }
    }

    @Test
    void countParametersAlone() {
        assertThat(new BatchNorm1d(50).cost(Shape.of(50))).isEqualTo(new Cost(100, 0, 0));
        assertThat(new LayerNorm(16, 28, 28).cost(Shape.of(16, 28, 28))).isEqualTo(new Cost(2 * 12_544, 0, 0));
        assertThat(new LayerNorm(50).withoutBias().cost(Shape.of(50))).isEqualTo(new Cost(50, 0, 0));
        assertThat(new GroupNorm(2, 16).cost(Shape.of(16, 5))).isEqualTo(new Cost(32, 0, 0));
        assertThat(new InstanceNorm2d(16).cost(Shape.of(16, 5, 5))).isEqualTo(Cost.NONE);
        assertThat(new GroupNorm(2, 16)
                        .receptiveField(ReceptiveField.of(Size.of(5, 7)))
                        .size())
                .isEqualTo(Size.of(5, 7));
    }

    @Test
    void haveNames() {
        assertThat(new BatchNorm1d(50).withoutAffine()).hasToString("BatchNorm1d(50, no affine)");
        assertThat(new LayerNorm(16, 28, 28)).hasToString("LayerNorm(16×28×28)");
        assertThat(new LayerNorm(5).withoutBias()).hasToString("LayerNorm(5, no bias)");
        assertThat(new LayerNorm(5).withoutAffine().withoutBias()).hasToString("LayerNorm(5, no affine)");
        assertThat(new GroupNorm(4, 16)).hasToString("GroupNorm(4, 16)");
        assertThat(new InstanceNorm2d(3).withAffine().withRunningStatistics())
                .hasToString("InstanceNorm2d(3, affine, running statistics)");
        assertThat(new GroupNorm(4, 16).name()).isEqualTo("group norm");
    }

    @Test
    void refuseWhatPyTorchRefuses() {
        assertThatThrownBy(() -> new BatchNorm1d(2).forward(ones(1, 2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than 1 value in each channel")
                .hasMessageContaining("a larger batch, or training(false)");
        assertThatThrownBy(() -> new BatchNorm1d(2).forward(ones(1, 2, 3, 3)))
                .hasMessageContaining("use BatchNorm2d(2)");
        assertThatThrownBy(() -> new BatchNorm1d(2).outputShape(Shape.of(2, 3, 3)))
                .hasMessageContaining("For images use BatchNorm2d(2)");
        assertThatThrownBy(() -> new BatchNorm1d(0))
                .hasMessage("BatchNorm1d needs at least 1 channel, but it was given 0.");
        assertThatThrownBy(() -> new LayerNorm(3, 4).forward(ones(2, 4, 3)))
                .hasMessage("LayerNorm(3×4) normalises over last axes of [3, 4], but the input is [2, 4, 3].");
        assertThatThrownBy(() -> new LayerNorm(3).outputShape(Shape.of(3, 4)))
                .hasMessageContaining("but the input is 3×4");
        assertThatThrownBy(() -> new LayerNorm()).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new GroupNorm(3, 4))
                .hasMessageContaining("must divide its channels, but it was given 3 groups and 4 channels");
        assertThatThrownBy(() -> new GroupNorm(0, 4)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new GroupNorm(4, 4).forward(ones(1, 4))).hasMessageContaining("Use fewer groups");
        assertThatThrownBy(() -> new GroupNorm(2, 4).forward(ones(2, 6, 3)))
                .hasMessageContaining("takes 4 input channels");
        assertThatThrownBy(() -> new InstanceNorm2d(2).forward(ones(2, 2, 1, 1)))
                .hasMessageContaining("Use larger images.");
        assertThatThrownBy(() -> new LayerNorm(3).eps(-1)).hasMessageContaining("eps must be larger than 0");
        assertThatThrownBy(() -> new InstanceNorm2d(3).eps(0)).hasMessageContaining("eps must be larger than 0");
        LayerNorm norm = new LayerNorm(3);
        assertThatThrownBy(() -> norm.backward(counting(2, 3))).isInstanceOf(IllegalStateException.class);
        norm.forward(counting(2, 3));
        assertThatThrownBy(() -> norm.backward(counting(3, 2))).hasMessageContaining("[2, 3], but it is [3, 2]");
    }
}
