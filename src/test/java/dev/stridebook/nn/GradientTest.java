package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Each layer's backward against what happens to {@code sum(weights · forward(x))} when one number is changed a little. The
 * layers compute in float, so steps are large: that is exact for layers which are linear between two points, as most are.
 */
class GradientTest {
    private final SplittableRandom random = new SplittableRandom(11);

    @TestFactory
    Stream<DynamicTest> backwardIsTheSlopeOfForward() {
        return Stream.of(
                test(new Conv2d(2, 3, kernel(3, 2), random), 2, 2, 5, 4),
                test(new Conv2d(2, 3, kernel(3, 5).stride(3, 4).padding(0, 1), random), 2, 2, 8, 8),
                test(new Conv2d(1, 2, kernel(2).padding(new Padding(1, 0, 0, 2)).dilation(2), random), 1, 1, 5, 5),
                test(new Conv2d(2, 2, kernel(3).samePadding(), random).withoutBias(), 1, 2, 4, 4),
                test(new MaxPool2d(2), 2, 2, 4, 6),
                test(new MaxPool2d(kernel(3, 2).stride(2, 1).padding(1, 0).ceil()), 1, 2, 6, 5),
                test(new Linear(5, 3, random), 4, 5),
                test(new ReLU(), 3, 4),
                test(new Flatten(), 2, 3, 2, 2),
                test(new View(-1, 6), 2, 3, 4),
                test(new LogSoftmax(), 3, 5),
                test(
                        new Sequential(
                                new Conv2d(1, 2, kernel(3), random),
                                new AvgPool2d(2),
                                new Flatten(),
                                new Linear(8, 3, random),
                                new LogSoftmax()),
                        2,
                        1,
                        6,
                        6),
                test(new MinPool2d(kernel(2).stride(1, 2).padding(0, 1).dilation(1, 2)), 1, 2, 4, 5),
                test(new GlobalMaxPool2d(), 2, 2, 3, 4),
                test(new AvgPool2d(kernel(3, 2).stride(2).padding(1).ceil()), 1, 2, 6, 5),
                test(new AvgPool2d(kernel(3).padding(1)).countIncludePad(false), 1, 1, 4, 5),
                test(new AvgPool2d(kernel(2, 3)).divisorOverride(5), 2, 4, 4),
                test(new AdaptiveAvgPool2d(Size.of(3, 2)), 1, 2, 4, 5),
                test(AdaptiveAvgPool2d.global(), 2, 2, 3, 3),
                test(new MaxPool1d(kernel1d(3).stride(2).padding(1)), 2, 2, 7),
                test(new AvgPool1d(kernel1d(3).stride(2).ceil()), 2, 8),
                test(new BatchNorm2d(2), 2, 2, 3, 2),
                test(used(new BatchNorm2d(2)), 2, 2, 3, 2),
                test(new BatchNorm2d(2).withoutAffine().eps(0.1), 3, 2, 2, 2),
                test(used(new Dropout(0.5)), 3, 4),
                test(new Sigmoid(), 3, 4),
                test(new Softmax(), 2, 3, 2, 2),
                test(new LogSoftmax(-1), 2, 2, 3),
                test(new Residual(new Conv2d(2, 2, kernel(3).samePadding(), random)), 1, 2, 3, 4),
                test(
                        new Residual(
                                new Conv2d(2, 3, kernel(3).stride(2).padding(1), random),
                                new Conv2d(2, 3, kernel(1).stride(2), random)),
                        1,
                        2,
                        4,
                        4),
                test(
                        new Concat(
                                new Conv2d(2, 3, kernel(1), random),
                                new AvgPool2d(kernel(3).stride(1).padding(1)),
                                new Sequential(new Conv2d(2, 2, kernel(3).samePadding(), random), new Sigmoid())),
                        2,
                        2,
                        3,
                        3),
                test(new SqueezeExcitation(3, 2, random), 2, 3, 2, 3),
                test(new Tanh(), 3, 4),
                test(new SiLU(), 3, 4),
                test(new GELU(), 3, 4),
                test(new GELU().approximate(), 3, 4),
                test(new ELU(1.5), 3, 4),
                test(new LeakyReLU(0.2), 3, 4),
                test(new LeakyReLU(-0.5), 3, 4),
                test(new Hardtanh(-0.16, 0.12), 3, 4),
                test(new ReLU6(), 3, 4),
                test(new Identity(), 3, 4),
                test(used(new Dropout1d(0.5)), 2, 3, 4),
                test(used(new Dropout2d(0.5)), 2, 2, 3, 4),
                test(new BatchNorm1d(3).eps(0.1), 5, 3),
                test(new BatchNorm1d(2).eps(0.1), 3, 2, 4),
                test(used(new BatchNorm1d(3)), 5, 3),
                test(new LayerNorm(4).eps(0.1), 3, 4),
                test(new LayerNorm(2, 3).withoutBias().eps(0.1), 2, 2, 2, 3),
                test(new LayerNorm(5).withoutAffine().eps(0.1), 5),
                test(new GroupNorm(2, 4).eps(0.1), 2, 4, 3),
                test(new GroupNorm(1, 3).eps(0.1), 2, 3, 2, 2),
                test(new GroupNorm(3, 3).withoutAffine().eps(0.1), 2, 3, 4),
                test(new InstanceNorm2d(2).eps(0.1), 2, 2, 3, 2),
                test(new InstanceNorm2d(2).withAffine().eps(0.1), 2, 3, 2),
                test(used(new InstanceNorm2d(2).withRunningStatistics()), 2, 2, 3, 2),
                test(new ZeroPad1d(2, -1), 2, 2, 4),
                test(new ZeroPad2d(-1, 1, 2, 0), 2, 2, 3, 4),
                test(new ConstantPad1d(1, 0.5), 2, 3),
                test(new ConstantPad2d(2, -1.5), 1, 2, 2),
                test(new ReflectionPad1d(2, 3), 2, 2, 4),
                test(new ReflectionPad2d(1, 2, -1, 3), 1, 2, 4, 3),
                test(new ReplicationPad1d(-1, 3), 2, 2, 4),
                test(new ReplicationPad2d(2), 1, 2, 2, 3),
                test(new CircularPad1d(-1, 2), 2, 2, 4),
                test(new CircularPad2d(1, 2, 3, 0), 1, 2, 3, 2),
                test(Upsample.scaleFactor(2), 1, 2, 2, 3),
                test(Upsample.scaleFactor(1.5), 2, 2, 3),
                test(Upsample.scaleFactor(2.3, 0.7).bilinear(), 1, 2, 3, 4),
                test(Upsample.size(Size.of(5, 7)).bilinear().alignCorners(true), 1, 2, 3, 4),
                test(Upsample.size(7).linear(), 2, 2, 4),
                test(new AdaptiveMaxPool1d(3), 2, 2, 5),
                test(new AdaptiveMaxPool2d(null, 2), 1, 2, 3, 5),
                test(new AdaptiveAvgPool1d(3), 2, 5),
                test(new AdaptiveAvgPool2d(2, null), 1, 2, 5, 3),
                test(new LPPool1d(2, kernel1d(3).stride(2).ceil()), 2, 2, 6),
                test(new LPPool2d(2, kernel(2, 3).stride(2)), 1, 2, 4, 5),
                test(new LPPool2d(1, 2), 1, 2, 4, 4),
                test(new ConvTranspose1d(2, 3, kernel1d(3).stride(2).padding(1), random).outputPadding(1), 2, 2, 4),
                test(
                        new ConvTranspose1d(2, 4, kernel1d(2).dilation(3), random)
                                .groups(2)
                                .withoutBias(),
                        2,
                        4),
                test(new Unfold(kernel(2, 3).stride(1, 2).padding(1).dilation(2, 1)), 1, 2, 4, 5),
                test(new Fold(Size.of(4, 5), kernel(2, 3).stride(2, 1).padding(0, 1)), 1, 12, 10));
    }

    private static Layer used(Layer layer) {
        layer.training(false);
        return layer;
    }

    private DynamicTest test(Layer layer, long... shape) {
        return DynamicTest.dynamicTest(layer.toString(), () -> check(layer, distinct(shape)));
    }

    private void check(Layer layer, INDArray x) {
        INDArray weights = distinct(layer.forward(x).shape());
        INDArray gradient = layer.backward(weights);
        assertSlopes("input", layer, x, weights, x, gradient);
        for (Parameter parameter : layer.parameters()) {
            assertSlopes(parameter.name(), layer, x, weights, parameter.value(), parameter.gradient());
        }
    }

    private void assertSlopes(
            String of, Layer layer, INDArray x, INDArray weights, INDArray changed, INDArray gradient) {
        float step = 0.01f;
        for (long i = 0; i < changed.length(); i++) {
            float before = changed.getFloat(i);
            changed.putScalar(i, before + step);
            double above = value(layer, x, weights);
            changed.putScalar(i, before - step);
            double below = value(layer, x, weights);
            changed.putScalar(i, before);
            assertThat(gradient.getDouble(i))
                    .as("%s of %s, number %d", of, layer, i)
                    .isCloseTo((above - below) / (2 * step), within(2e-3));
        }
    }

    private static double value(Layer layer, INDArray x, INDArray weights) {
        float[] y = layer.forward(x).dup('c').data().asFloat();
        float[] w = weights.data().asFloat();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (double) y[i] * w[i];
        }
        return sum;
    }

    /** Values so far from each other and from zero that no step changes which is largest or which are positive. */
    private INDArray distinct(long... shape) {
        INDArray values = Nd4j.create(DataType.FLOAT, shape);
        int n = (int) values.length();
        int[] order = random.ints(n, 0, Integer.MAX_VALUE).toArray();
        for (int i = 0; i < n; i++) {
            int rank = 0;
            for (int j = 0; j < n; j++) {
                rank += order[j] < order[i] || order[j] == order[i] && j < i ? 1 : 0;
            }
            values.putScalar(i, (rank - n / 2 + 0.5f) * 0.04f);
        }
        return values;
    }

    @Test
    void theLossIsTheSlopeToo() {
        INDArray x = distinct(3, 4);
        NllLoss loss = new NllLoss();
        int[] labels = {2, 0, 3};
        loss.forward(x, labels);
        INDArray gradient = loss.backward();
        for (long i = 0; i < x.length(); i++) {
            float before = x.getFloat(i);
            x.putScalar(i, before + 0.5f);
            double above = loss.forward(x, labels);
            x.putScalar(i, before - 0.5f);
            double below = loss.forward(x, labels);
            x.putScalar(i, before);
            assertThat(gradient.getDouble(i)).isCloseTo(above - below, within(1e-6));
        }
    }
}
