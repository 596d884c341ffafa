package dev.stridebook.nn;

import static dev.stridebook.nn.Some.random;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.PaddingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is said of a layer after it was created may be said in any order: the same layer comes of it. */
class CallOrderTest {
    @Property(tries = 20)
    void playsNoPartInAConvolution(@ForAll Random order) {
        check(
                new Conv2d(4, 6, kernel(3).padding(2), new SplittableRandom(1)),
                order,
                random(2, 4, 5, 6),
                conv -> conv.groups(2),
                conv -> conv.paddingMode(PaddingMode.CIRCULAR),
                Conv2d::withoutBias);
    }

    @Property(tries = 20)
    void playsNoPartInAConvolutionOfLines(@ForAll Random order) {
        check(
                new Conv1d(4, 6, kernel1d(3).padding(2), new SplittableRandom(1)),
                order,
                random(2, 4, 5),
                conv -> conv.groups(2),
                conv -> conv.paddingMode(PaddingMode.REFLECT),
                Conv1d::withoutBias);
    }

    @Property(tries = 20)
    void playsNoPartInATransposedConvolution(@ForAll Random order) {
        check(
                new ConvTranspose2d(4, 6, kernel(3).stride(2), new SplittableRandom(1)),
                order,
                random(2, 4, 5, 6),
                conv -> conv.groups(2),
                conv -> conv.outputPadding(1, 0),
                ConvTranspose2d::withoutBias);
    }

    @Property(tries = 20)
    void playsNoPartInATransposedConvolutionOfLines(@ForAll Random order) {
        check(
                new ConvTranspose1d(4, 6, kernel1d(3).stride(2), new SplittableRandom(1)),
                order,
                random(2, 4, 5),
                conv -> conv.groups(2),
                conv -> conv.outputPadding(1),
                ConvTranspose1d::withoutBias);
    }

    @Property(tries = 20)
    void playsNoPartInANormalization(@ForAll Random order) {
        check(
                new InstanceNorm2d(4),
                order,
                random(2, 4, 5, 6),
                norm -> norm.eps(0.1),
                norm -> norm.momentum(0.3),
                InstanceNorm2d::withAffine,
                InstanceNorm2d::withRunningStatistics);
        check(
                new LayerNorm(6),
                order,
                random(2, 4, 5, 6),
                norm -> norm.eps(0.1),
                LayerNorm::withoutBias,
                LayerNorm::withoutAffine);
    }

    @Property(tries = 20)
    void playsNoPartInUpsampling(@ForAll Random order) {
        check(
                Upsample.scaleFactor(1.7),
                order,
                random(2, 4, 5, 6),
                Upsample::bilinear,
                up -> up.alignCorners(true),
                up -> up.recomputeScaleFactor(true));
    }

    @Property(tries = 20)
    void playsNoPartInPooling(@ForAll Random order) {
        check(
                new AvgPool2d(kernel(3).padding(1)),
                order,
                random(2, 4, 5, 6),
                pool -> pool.countIncludePad(false),
                pool -> pool.divisorOverride(5));
    }

    @Property(tries = 20)
    void playsNoPartInBatchNormalisation(@ForAll Random order) {
        check(
                new BatchNorm2d(4),
                order,
                random(2, 4, 5, 6),
                norm -> norm.eps(0.1),
                norm -> norm.momentum(0.5),
                BatchNorm2d::withoutAffine,
                BatchNorm2d::withoutRunningStatistics);
    }

    @SafeVarargs
    private static <L extends Layer> void check(L start, Random order, INDArray x, UnaryOperator<L>... calls) {
        List<UnaryOperator<L>> others = new ArrayList<>(List.of(calls));
        Collections.shuffle(others, order);
        L one = after(start, List.of(calls));
        L other = after(start, others);

        assertThat(other).hasToString(one.toString());
        assertThat(other.forward(x)).isEqualTo(one.forward(x));
    }

    private static <L> L after(L start, List<UnaryOperator<L>> calls) {
        L layer = start;
        for (UnaryOperator<L> call : calls) {
            layer = call.apply(layer);
        }
        return layer;
    }
}
