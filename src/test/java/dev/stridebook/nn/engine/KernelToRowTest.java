package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Window;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KernelToRowTest {
    private static final int CASES = 200;

    private final Engine engine = Engines.oneDnn();

    /** Any window, whether or not it is faster so. */
    static Stream<FencedCase.Convolution> cases() {
        return LanesBlockTest.cases().filter(c -> c.shape().groups() == 1).limit(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatPlainLoopsDo(FencedCase.Convolution c) {
        ConvolutionShape shape = c.shape();
        Expected expected = new Expected(c);
        INDArray x = Nd4j.create(expected.x, shape.input());
        INDArray weight = Nd4j.create(expected.weight, shape.weight());
        INDArray bias = c.withBias() ? Nd4j.createFromArray(expected.bias) : null;
        INDArray y = KernelToRow.convolve(engine, x, weight, bias, shape.window());
        assertThat(y.shape()).isEqualTo(shape.output());
        assertThat(y.data().asFloat()).isEqualTo(expected.output(c.withBias()));
    }

    @Test
    void isForFewOutputsThatMostOfTheImageIsNeededFor() {
        Window dense = Window.kernel(3).padding(1);
        assertThat(isFaster(64, 2, dense)).isTrue();
        assertThat(isFaster(64, 16, dense)).isFalse();
        assertThat(isFaster(2, 2, dense)).isFalse();
        assertThat(isFaster(64, 2, dense.stride(3))).isFalse();
        assertThat(isFaster(64, 2, Window.kernel(1))).isFalse();
    }

    private static boolean isFaster(int in, int out, Window window) {
        return KernelToRow.isFaster(new ConvolutionShape(2, in, 40, 40, out, 1, window));
    }
}
