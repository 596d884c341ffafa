package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stridebook.bench.LayerCase.Direction;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import org.junit.jupiter.api.Test;

class LayerCaseTest {
    private static final LayerCase DEPTHWISE =
            LayerCase.conv(8, 32, 28, 32, 3).padding(1).stride(2).groups(32);

    @Test
    void goesToOtherProcessesAndBack() {
        assertThat(DEPTHWISE.text()).isEqualTo("conv 8x32x28x28 o32 k3 s2 p1 d1 g32");
        assertThat(LayerCase.parse(DEPTHWISE.text())).isEqualTo(DEPTHWISE);
        assertThat(LayerCase.parse("linear 64x320 o50 k0 s1 p0 d1 g1")).isEqualTo(LayerCase.linear(64, 320, 50));
    }

    @Test
    void refusesAnyOtherText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerCase.parse("conv 8 by 8"))
                .withMessageContaining("conv 8 by 8");
    }

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(DEPTHWISE).hasToString("conv 8×32×28×28 → 32, kernel 3, stride 2, padding 1, depthwise");
        assertThat(LayerCase.maxPool(64, 10, 24, 2)).hasToString("maxpool 64×10×24×24, kernel 2, stride 2");
        assertThat(LayerCase.relu(64, 10, 24)).hasToString("relu 64×10×24×24");
    }

    @Test
    void makesTheLayer() {
        assertThat(((Conv2d) DEPTHWISE.layer()).groups()).isEqualTo(32);
        assertThat(LayerCase.maxPool(1, 1, 8, 2).layer()).isInstanceOf(MaxPool2d.class);
    }

    @Test
    void countsTheWholeBatchAndBothGradients() {
        LayerCase mnist = LayerCase.conv(64, 1, 28, 10, 5);

        assertThat(mnist.macs()).isEqualTo(64L * 10 * 24 * 24 * 25);
        assertThat(mnist.macs(Direction.FORWARD)).isEqualTo(mnist.macs());
        assertThat(mnist.macs(Direction.BACKWARD)).isEqualTo(2 * mnist.macs());
        assertThat(LayerCase.linear(64, 320, 50).macs()).isEqualTo(64L * 320 * 50);
        assertThat(LayerCase.relu(64, 10, 24).macs()).isZero();
    }
}
