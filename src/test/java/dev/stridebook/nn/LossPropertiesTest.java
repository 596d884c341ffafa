package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What holds for losses, whatever the numbers. */
class LossPropertiesTest {
    private static final int ROUNDS = 50;

    private final SplittableRandom random = new SplittableRandom(5);

    private INDArray drawn(double from, double to, long... shape) {
        INDArray values = Nd4j.create(DataType.FLOAT, shape);
        for (long i = 0; i < values.length(); i++) {
            values.putScalar(i, random.nextDouble(from, to));
        }
        return values;
    }

    private int[] labels(int count, int classes) {
        return random.ints(count, 0, classes).toArray();
    }

    @TestFactory
    Stream<DynamicTest> theGradientIsTheSlope() {
        INDArray x = drawn(-2, 2, 4, 3);
        INDArray near = drawn(-2, 2, 4, 3);
        INDArray p = drawn(0.1, 0.9, 4, 3);
        INDArray q = drawn(0, 1, 4, 3);
        INDArray weights = drawn(0.5, 2, 3);
        int[] labels = labels(4, 3);
        int[] pixels = labels(2 * 2 * 3, 3);
        pixels[4] = -100;
        return Stream.of(
                slope(new NllLoss(), x, labels),
                slope(new NllLoss().weight(0.5, 2, 1).ignoreIndex(labels[0]), x, labels),
                slope(new NllLoss().reduction(Reduction.SUM), x, labels),
                slope(new NllLoss(), drawn(-2, 2, 2, 3, 2, 3), pixels),
                slope(new CrossEntropyLoss(), x, labels),
                slope(new CrossEntropyLoss().labelSmoothing(0.2).weight(1, 2, 3), x, labels),
                slope(new CrossEntropyLoss().weight(1, 2, 3).reduction(Reduction.SUM), x, labels),
                slope(new CrossEntropyLoss().labelSmoothing(0.1), drawn(-2, 2, 2, 3, 2, 3), pixels),
                slope(new CrossEntropyLoss(), x, p),
                slope(new CrossEntropyLoss().weight(1, 2, 3).labelSmoothing(0.3), x, p),
                slope(new MseLoss(), x, near),
                slope(new MseLoss().reduction(Reduction.SUM), x, near),
                slope(new L1Loss(), x, near),
                slope(new SmoothL1Loss().beta(0.7), x, near),
                slope(new HuberLoss().delta(0.7), x, near),
                slope(new BceLoss(), p, q),
                slope(new BceLoss().weight(weights), p, q),
                slope(new BceWithLogitsLoss(), x, q),
                slope(new BceWithLogitsLoss().weight(weights).posWeight(drawn(0.5, 3, 4, 1)), x, q));
    }

    private DynamicTest slope(ClassLoss<?> loss, INDArray x, int... labels) {
        return slope(loss, x, y -> loss.forward(y, labels));
    }

    private DynamicTest slope(CrossEntropyLoss loss, INDArray x, INDArray target) {
        return slope(loss, x, y -> loss.forward(y, target));
    }

    private DynamicTest slope(ElementwiseLoss loss, INDArray x, INDArray target) {
        return slope(loss, x, y -> loss.forward(y, target));
    }

    private static DynamicTest slope(ReducedLoss loss, INDArray at, ToDoubleFunction<INDArray> forward) {
        INDArray x = at.dup();
        return DynamicTest.dynamicTest(loss + " of " + x.shapeInfoToString(), () -> {
            forward.applyAsDouble(x);
            INDArray gradient = loss.backward();
            assertThat(gradient.shape()).isEqualTo(x.shape());
            float step = 1e-2f;
            for (long i = 0; i < x.length(); i++) {
                float before = x.getFloat(i);
                x.putScalar(i, before + step);
                double above = forward.applyAsDouble(x);
                x.putScalar(i, before - step);
                double below = forward.applyAsDouble(x);
                x.putScalar(i, before);
                assertThat(gradient.getDouble(i))
                        .as("number %d", i)
                        .isCloseTo((above - below) / (2 * step), within(3e-3));
            }
        });
    }

    @Test
    void crossEntropyIsLogSoftmaxAndNllLossBitForBit() {
        for (int round = 0; round < ROUNDS; round++) {
            int n = random.nextInt(1, 6);
            int classes = random.nextInt(1, 12);
            INDArray x = drawn(-5, 5, n, classes);
            int[] labels = labels(n, classes);
            LogSoftmax softmax = new LogSoftmax();
            NllLoss nll = new NllLoss();
            CrossEntropyLoss entropy = new CrossEntropyLoss();
            assertThat(entropy.forward(x, labels)).isEqualTo(nll.forward(softmax.forward(x), labels));
            assertThat(entropy.backward().dup().data().asFloat())
                    .isEqualTo(softmax.backward(nll.backward()).dup().data().asFloat());
        }
    }

    @Test
    void labelsAreProbabilitiesOfOne() {
        for (int round = 0; round < ROUNDS; round++) {
            int n = random.nextInt(1, 6);
            int classes = random.nextInt(1, 6);
            INDArray x = drawn(-5, 5, n, classes);
            int[] labels = labels(n, classes);
            INDArray sure = Nd4j.zeros(DataType.FLOAT, n, classes);
            for (int i = 0; i < n; i++) {
                sure.putScalar(i, labels[i], 1);
            }
            CrossEntropyLoss loss = new CrossEntropyLoss().labelSmoothing(random.nextInt(2) * 0.2);
            double byLabels = loss.forward(x, labels);
            INDArray gradient = loss.backward();
            assertThat(loss.forward(x, sure)).isCloseTo(byLabels, within(1e-6));
            Golden.assertClose("gradient", loss.backward(), gradient);
        }
    }

    /** The places of an image are like examples. */
    @Test
    void placesAreExamples() {
        for (int round = 0; round < ROUNDS; round++) {
            INDArray x = drawn(-3, 3, 2, 4, 2, 3);
            int[] labels = labels(12, 4);
            labels[random.nextInt(12)] = -100;
            ClassLoss<?> loss = random.nextBoolean()
                    ? new NllLoss().weight(1, 2, 0.5, 1)
                    : new CrossEntropyLoss().labelSmoothing(0.1).weight(1, 2, 0.5, 1);
            INDArray rows = x.permute(0, 2, 3, 1).dup('c').reshape(12, 4);
            assertThat(loss.forward(x, labels)).isCloseTo(loss.forward(rows, labels), within(1e-6));
            INDArray gradient = loss.backward();
            loss.forward(x, labels);
            Golden.assertClose(
                    "gradient", loss.backward().permute(0, 2, 3, 1).dup('c').reshape(12, 4), gradient);
        }
    }

    @Test
    void theWayArraysLieInMemoryDoesNotMatter() {
        INDArray x = drawn(-3, 3, 4, 5).dup('f');
        INDArray target = drawn(0, 1, 5, 4).transpose();
        for (ElementwiseLoss loss : new ElementwiseLoss[] {new MseLoss(), new BceWithLogitsLoss()}) {
            double value = loss.forward(x, target);
            INDArray gradient = loss.backward();
            assertThat(loss.forward(x.dup('c'), target.dup('c'))).isEqualTo(value);
            Golden.assertClose("gradient", loss.backward(), gradient);
        }
        INDArray labels =
                Nd4j.createFromArray(new int[][] {{0, 1, 2}, {3, 0, 1}}).transpose();
        INDArray scores = drawn(-1, 1, 3, 4, 2);
        assertThat(new NllLoss().forward(scores, labels)).isEqualTo(new NllLoss().forward(scores, 0, 3, 1, 0, 2, 1));
    }

    @Test
    void allLossesTogetherAreTheSum() {
        INDArray x = drawn(-3, 3, 6, 4);
        int[] labels = labels(6, 4);
        NllLoss nll = new NllLoss().weight(1, 2, 3, 4);
        double divisor = 0;
        for (int label : labels) {
            divisor += label + 1;
        }
        double sum = nll.reduction(Reduction.SUM).forward(x, labels);
        assertThat(nll.unreduced(x, labels).sumNumber().doubleValue()).isCloseTo(sum, within(1e-4));
        assertThat(nll.forward(x, labels)).isCloseTo(sum / divisor, within(1e-5));
        MseLoss mse = new MseLoss();
        INDArray target = drawn(-3, 3, 6, 4);
        assertThat(mse.unreduced(x, target).meanNumber().doubleValue()).isCloseTo(mse.forward(x, target), within(1e-5));
    }

    @Test
    void examplesCountByThemselvesUnlessClassesDoNotCountTheSame() {
        assertThat(new NllLoss().perExample()).isTrue();
        assertThat(new CrossEntropyLoss().labelSmoothing(0.1).perExample()).isTrue();
        assertThat(new NllLoss().weight(1, 2).perExample()).isFalse();
        assertThat(new NllLoss().ignoreIndex(1).perExample()).isFalse();
        assertThat(new CrossEntropyLoss().reduction(Reduction.SUM).perExample()).isFalse();
    }

    @Test
    void refusesWhatDoesNotFit() {
        INDArray x = drawn(-1, 1, 2, 3);
        NllLoss nll = new NllLoss();
        CrossEntropyLoss entropy = new CrossEntropyLoss();
        MseLoss mse = new MseLoss();
        assertRefused(
                () -> nll.forward(x, x),
                "NllLoss() takes labels as whole numbers, but the target is of type FLOAT. Use target.castTo(DataType.INT32).");
        assertRefused(() -> entropy.forward(x, drawn(0, 1, 2)), "or give probabilities of the output's shape, [2, 3].");
        assertRefused(
                () -> entropy.forward(x, Nd4j.createFromArray(0L, 1L << 32)),
                "Label 2147483647 of example 1 is not a class");
        assertRefused(
                () -> nll.forward(drawn(-1, 1, 2, 3, 2), 0, 0, 0, 7),
                "Label 7 of example 1, place 1 is not a class: 3 classes are numbered 0 to 2.");
        assertRefused(
                () -> mse.forward(x, drawn(0, 1, 3)),
                "MseLoss() compares element by element, so output and target must have the same shape, but they are [2, 3] and [3].");
        assertRefused(
                () -> mse.forward(x, Nd4j.createFromArray(1, 2, 3)), "computes with floats, but x is of type INT");
        assertRefused(() -> nll.forward(Nd4j.ones(DataType.INT32, 2, 3), 0, 1), "computes with floats");
        assertRefused(() -> entropy.labelSmoothing(Double.NaN), "from 0 to 1, such as 0.1, but is NaN");
        for (ReducedLoss loss : new ReducedLoss[] {nll, entropy, mse, new BceLoss()}) {
            assertThatThrownBy(loss::backward)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call forward");
            assertThatThrownBy(() -> loss.backward(x)).isInstanceOf(IllegalStateException.class);
        }
        mse.unreduced(x, x);
        assertRefused(
                () -> mse.backward(drawn(0, 1, 3, 2)), "must have the shape of the losses, [2, 3], but it is [3, 2]");
        mse.forward(x, x);
        assertThatThrownBy(() -> mse.backward(x)).hasMessageContaining("use backward() without a gradient");
    }

    @Test
    void namesTheArgumentThatIsNull() {
        INDArray x = drawn(-1, 1, 2, 3);
        NllLoss nll = new NllLoss();
        CrossEntropyLoss entropy = new CrossEntropyLoss();
        MseLoss mse = new MseLoss();
        assertNamed(() -> nll.forward(null, 1), "output");
        assertNamed(() -> nll.forward(x, (int[]) null), "labels");
        assertNamed(() -> nll.unreduced(x, (int[]) null), "labels");
        assertNamed(() -> nll.forward(x, (INDArray) null), "labels");
        assertNamed(() -> nll.unreduced(null, x), "logProbabilities");
        assertNamed(() -> entropy.forward(x, (INDArray) null), "target");
        assertNamed(() -> entropy.unreduced(null, x), "logits");
        assertNamed(() -> mse.forward(x, null), "target");
        assertNamed(() -> mse.unreduced(null, x), "output");
        assertNamed(() -> mse.reduction(null), "reduction");
        assertNamed(() -> nll.reduction(null), "reduction");
        assertNamed(() -> mse.backward(null), "gradient");
        assertNamed(() -> nll.weight((double[]) null), "perClass");
        assertNamed(() -> new BceLoss().weight(null), "weight");
        assertNamed(() -> new BceWithLogitsLoss().posWeight(null), "weight");
        assertNamed(() -> Gradients.clipNorm(null, 1), "parameters");
        assertNamed(() -> Gradients.clipValue(Arrays.asList((Parameter) null), 1), "parameters[0]");
    }

    private static void assertNamed(Runnable use, String argument) {
        assertThatThrownBy(use::run)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The argument \"%s\" must not be null.".formatted(argument));
    }

    private static void assertRefused(Runnable use, String message) {
        assertThatThrownBy(use::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void tellsWhatItIs() {
        assertThat(new NllLoss()).hasToString("NllLoss()");
        assertThat(new CrossEntropyLoss()
                        .weight(1, 2)
                        .ignoreIndex(255)
                        .labelSmoothing(0.1)
                        .reduction(Reduction.SUM))
                .hasToString("CrossEntropyLoss(weight, ignoreIndex 255, labelSmoothing 0.1, sum)");
        assertThat(new HuberLoss().delta(0.5)).hasToString("HuberLoss(delta 0.5)");
        assertThat(new BceWithLogitsLoss().posWeight(Nd4j.scalar(3f))).hasToString("BceWithLogitsLoss(posWeight)");
    }
}
