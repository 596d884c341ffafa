package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What must hold for every window and every input: the library, its arithmetic and the plain loops agree. */
class LayerProperties {

    /** A layer and an input for it; neither has to fit the other. */
    record Trial(Window window, Size input, int groups, PaddingMode mode, long seed) {
        INDArray images(int channels) {
            return random(2, channels, input.height(), input.width());
        }

        INDArray random(long... shape) {
            return Some.random(generator(), shape).subi(0.5);
        }

        SplittableRandom generator() {
            return new SplittableRandom(seed);
        }
    }

    @Provide
    Arbitrary<Trial> trials() {
        Arbitrary<Size> kernels = sizes(1, 4);
        Arbitrary<Size> strides = sizes(1, 3);
        Arbitrary<Size> dilations = sizes(1, 3);
        Arbitrary<Padding> paddings =
                Combinators.combine(small(), small(), small(), small()).as(Padding::new);
        Arbitrary<Window> windows = Combinators.combine(kernels, strides, paddings, dilations)
                .as((kernel, stride, padding, dilation) ->
                        new Window(kernel, stride, padding, dilation, Rounding.FLOOR));
        return Combinators.combine(
                        windows,
                        sizes(1, 9),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(PaddingMode.class),
                        Arbitraries.longs())
                .as(Trial::new);
    }

    private static Arbitrary<Size> sizes(int least, int most) {
        Arbitrary<Integer> side = Arbitraries.integers().between(least, most);
        return Combinators.combine(side, side).as(Size::of);
    }

    private static Arbitrary<Integer> small() {
        return Arbitraries.integers().between(0, 2);
    }

    @Property(tries = 300)
    void convolutionIsTheSumOfProducts(@ForAll("trials") Trial trial) {
        Conv2d conv = new Conv2d(2 * trial.groups, 3 * trial.groups, trial.window, trial.generator())
                .groups(trial.groups)
                .paddingMode(trial.mode);
        INDArray x = trial.images(conv.inChannels());
        INDArray weight = conv.weight().value();
        INDArray bias = conv.parameters().get(1).value();
        compare(conv, x, () -> Loops.conv2d(x, weight, bias, trial.window, trial.groups, trial.mode));
    }

    @Property(tries = 300)
    void transposedConvolutionSpreadsEachCell(@ForAll("trials") Trial trial, @ForAll @IntRange(max = 2) int more) {
        var window = new TransposedWindow(
                trial.window,
                Size.of(
                        Math.min(
                                more,
                                Math.max(
                                                trial.window.stride().height(),
                                                trial.window.dilation().height())
                                        - 1),
                        0));
        ConvTranspose2d conv = new ConvTranspose2d(2 * trial.groups, 3 * trial.groups, trial.window, trial.generator())
                .groups(trial.groups)
                .outputPadding(window.outputPadding().height(), 0);
        INDArray x = trial.images(conv.inChannels());
        INDArray weight = conv.weight().value();
        INDArray bias = conv.parameters().get(1).value();
        compare(conv, x, () -> Loops.convTranspose2d(x, weight, bias, window, trial.groups));
    }

    @Property(tries = 300)
    void poolingsAreWhatTheWindowShows(
            @ForAll("trials") Trial trial, @ForAll boolean ceil, @ForAll boolean includePad) {
        Window window = ceil ? trial.window.ceil() : trial.window;
        INDArray x = trial.images(3);
        if (tooMuchPadding(window)) {
            assertThat(refuses(() -> new MaxPool2d(window))).isTrue();
            assertThat(refuses(() -> new AvgPool2d(window))).isTrue();
            assertThat(refuses(() -> new MinPool2d(window))).isTrue();
            return;
        }
        compare(new MaxPool2d(window), x, () -> Loops.maxPool2d(x, window));
        compare(new MinPool2d(window), x, () -> Loops.minPool2d(x, window));
        Window close = window.dilation(1);
        compare(new AvgPool2d(close).countIncludePad(includePad), x, () -> Loops.avgPool2d(x, close, includePad, 0));
        compare(new AvgPool2d(close).divisorOverride(5), x, () -> Loops.avgPool2d(x, close, includePad, 5));
    }

    private static boolean tooMuchPadding(Window window) {
        Padding padding = window.padding();
        return Math.max(padding.top(), padding.bottom()) > window.kernel().height() / 2
                || Math.max(padding.left(), padding.right()) > window.kernel().width() / 2;
    }

    /** S4.4. */
    @Property(tries = 100)
    void minPoolingIsMaxPoolingOfTheNegative(@ForAll("trials") Trial trial) {
        Window window = trial.window.validPadding();
        INDArray x = trial.images(2);
        INDArray min = answer(new MinPool2d(window), x);
        INDArray max = answer(new MaxPool2d(window), x.neg());
        assertThat(min == null).isEqualTo(max == null);
        if (min != null) {
            assertClose("min", min, max.neg());
        }
    }

    @Property(tries = 60)
    void gradientsAreSlopes(@ForAll("trials") Trial trial) {
        slopes(
                new Conv2d(2 * trial.groups, 2 * trial.groups, trial.window, trial.generator())
                        .groups(trial.groups)
                        .paddingMode(trial.mode),
                trial,
                2 * trial.groups);
        slopes(
                new ConvTranspose2d(2 * trial.groups, trial.groups, trial.window, trial.generator())
                        .groups(trial.groups),
                trial,
                2 * trial.groups);
        if (!tooMuchPadding(trial.window)) {
            slopes(new AvgPool2d(trial.window.dilation(1)), trial, 1);
        }
    }

    /** What they put out holds each cell of the input as often as the way back sums it up: {@code g·f(x) = f'(g)·x}. */
    @Property(tries = 100)
    void theWayBackOfALinearLayerIsItsTranspose(@ForAll("trials") Trial trial) {
        Padding p = trial.window.padding();
        transposes(new ZeroPad2d(p.left(), -p.right(), -p.top(), p.bottom()), trial);
        transposes(new ReflectionPad2d(p.left(), p.right(), -p.top(), p.bottom()), trial);
        transposes(new ReplicationPad2d(p.left(), -p.right(), p.top(), p.bottom()), trial);
        transposes(new CircularPad2d(-p.left(), p.right(), p.top(), p.bottom()), trial);
        Size to = Size.of(
                trial.window.kernel().height() * 3, trial.window.stride().width() * 2);
        transposes(Upsample.size(to), trial);
        transposes(Upsample.size(to).bilinear(), trial);
        transposes(Upsample.size(to).bilinear().alignCorners(true), trial);
        transposes(Upsample.scaleFactor(0.4 + trial.window.kernel().height() / 3.0), trial);
        transposes(new AdaptiveAvgPool2d(trial.window.kernel().height(), null), trial);
        transposes(new Unfold(trial.window), trial);
    }

    private static void transposes(Layer layer, Trial trial) {
        INDArray x = trial.images(2);
        INDArray y = answer(layer, x);
        if (y == null) {
            return;
        }
        INDArray g = trial.random(y.shape()).add(1);
        double there = y.mul(g).sumNumber().doubleValue();
        double back = layer.backward(g).mul(x).sumNumber().doubleValue();
        assertThat(back).as("%s of %s", layer, Shapes.text(x)).isCloseTo(there, within(1e-3));
        assertThat(layer.outputShape(Shape.of(2, trial.input)).values()).isEqualTo(y.length() / 2);
    }

    /** S1.1: a convolution is a matrix product with what its window shows. */
    @Property(tries = 100)
    void convolutionIsAMatrixProductWithUnfoldedImages(@ForAll("trials") Trial trial) {
        Conv2d conv = new Conv2d(2, 3, trial.window, trial.generator()).withoutBias();
        INDArray x = trial.images(2);
        INDArray y = answer(conv, x);
        INDArray columns = answer(new Unfold(trial.window), x);
        assertThat(columns == null).isEqualTo(y == null);
        if (y != null) {
            INDArray weight = conv.weight().value().reshape(3, columns.size(1));
            for (int n = 0; n < 2; n++) {
                INDArray product = weight.mmul(columns.slice(n)).reshape(3, y.size(2), y.size(3));
                assertClose("product", product, y.slice(n).dup());
            }
        }
    }

    /** Folding adds as many copies of each cell as windows see it. */
    @Property(tries = 100)
    void foldingCountsWhatUnfoldingCopied(@ForAll("trials") Trial trial) {
        Unfold unfold = new Unfold(trial.window);
        INDArray ones = Nd4j.ones(DataType.FLOAT, 2, 2, trial.input.height(), trial.input.width());
        INDArray seen = answer(unfold, ones);
        if (seen == null) {
            assertThat(refuses(() -> new Fold(trial.input, trial.window))).isTrue();
            return;
        }
        Fold fold = new Fold(trial.input, trial.window);
        INDArray x = trial.images(2);
        INDArray back = fold.forward(unfold.forward(x));
        assertClose("fold of unfold", back, x.mul(fold.forward(seen)));
        assertThat(fold.outputShape(unfold.outputShape(Shape.of(2, trial.input))))
                .isEqualTo(Shape.of(2, trial.input));
    }

    @Property(tries = 100)
    void normalisedValuesHaveMean0AndVariance1(@ForAll("trials") Trial trial) {
        INDArray x = trial.random(3, 4, trial.input.height(), trial.input.width() + 1);
        int perExample = (int) x.length() / 3;
        assertNormal(new GroupNorm(1, 4).eps(1e-12).forward(x), perExample);
        assertNormal(new GroupNorm(2, 4).eps(1e-12).forward(x), perExample / 2);
        assertNormal(new InstanceNorm2d(4).eps(1e-12).forward(x), perExample / 4);
        assertNormal(
                new LayerNorm(4, trial.input.height(), trial.input.width() + 1)
                        .eps(1e-12)
                        .forward(x),
                perExample);
        assertNormal(
                new BatchNorm1d(4)
                        .eps(1e-12)
                        .forward(x.reshape(3, 4, perExample / 4))
                        .permute(1, 0, 2)
                        .dup('c'),
                3 * perExample / 4);
    }

    private static void assertNormal(INDArray y, int together) {
        INDArray sets = y.reshape(y.length() / together, together);
        for (int set = 0; set < sets.size(0); set++) {
            assertThat(sets.getRow(set).meanNumber().doubleValue()).isCloseTo(0, within(1e-4));
            double norm = sets.getRow(set).norm2Number().doubleValue();
            assertThat(norm * norm / together).isCloseTo(1, within(1e-3));
        }
    }

    /** All these layers are linear in the input and in the weights, so that any step gives the exact slope. */
    private static void slopes(Layer layer, Trial trial, int channels) {
        INDArray x = trial.images(channels);
        INDArray y = answer(layer, x);
        if (y == null) {
            return;
        }
        INDArray direction = trial.random(y.shape());
        INDArray gradient = layer.backward(direction);
        check(layer, x, x, gradient, direction, trial);
        for (Parameter parameter : layer.parameters()) {
            check(layer, x, parameter.value(), parameter.gradient(), direction, trial);
        }
    }

    private static void check(
            Layer layer, INDArray x, INDArray changed, INDArray gradient, INDArray direction, Trial trial) {
        var random = trial.generator();
        for (int i = 0; i < 5; i++) {
            long at = random.nextLong(changed.length());
            float before = changed.getFloat(at);
            changed.putScalar(at, before + 0.5f);
            double above = layer.forward(x).mul(direction).sumNumber().doubleValue();
            changed.putScalar(at, before - 0.5f);
            double below = layer.forward(x).mul(direction).sumNumber().doubleValue();
            changed.putScalar(at, before);
            assertThat(gradient.getDouble(at)).as("%s at %d", layer, at).isCloseTo(above - below, within(2e-3));
        }
    }

    /** The loops give the same values, or refuse the same; and the shape was known before. */
    private static void compare(Layer layer, INDArray x, java.util.function.Supplier<INDArray> reference) {
        INDArray y = answer(layer, x);
        if (y == null) {
            assertThat(refuses(reference::get))
                    .as("%s on %s", layer, Shapes.text(x))
                    .isTrue();
            return;
        }
        assertClose(layer.toString(), y, reference.get());
        Shape predicted = layer.outputShape(Shape.of((int) x.size(1), (int) x.size(2), (int) x.size(3)));
        assertThat(Shape.of((int) y.size(1), (int) y.size(2), (int) y.size(3))).isEqualTo(predicted);
        assertThat(layer.forward(x.dup('f')).shape()).isEqualTo(y.shape());
    }

    /** Null where the layer refuses. */
    private static INDArray answer(Layer layer, INDArray x) {
        try {
            return layer.forward(x);
        } catch (ShapeException refused) {
            return null;
        }
    }

    private static boolean refuses(Runnable call) {
        try {
            call.run();
            return false;
        } catch (ShapeException refused) {
            return true;
        }
    }

    @Example
    void aTrialThatFitsIsNotRare() {
        long fit = trials().sampleStream()
                .limit(200)
                .filter(trial -> !refuses(() -> trial.window.outputSize(trial.input)))
                .count();
        assertThat(fit).isGreaterThan(80);
    }
}
