package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;

import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * NaN and infinities of input, weight and gradient reach the cells that read them, also where zeros are multiplied with them, and no
 * others: padding takes no part.
 */
@Tag("conformance")
class NotFiniteProperties {
    private static final float[] SPECIAL = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    /** Random arrays with zeros, and up to three special numbers in one of them or several. */
    private static final class Numbers {
        private final SplittableRandom random;
        private int specials;

        Numbers(SplittableRandom random) {
            this.random = random;
            this.specials = random.nextInt(1, 4);
        }

        INDArray array(long... shape) {
            INDArray array = Nd4j.create(new float[(int) length(shape)], shape, 'c');
            for (long i = 0; i < array.length(); i++) {
                array.putScalar(i, random.nextInt(-2, 3) / 2f);
            }
            while (specials > 0 && random.nextInt(3) > 0) {
                array.putScalar(random.nextLong(array.length()), SPECIAL[random.nextInt(3)]);
                specials--;
            }
            return array;
        }

        private static long length(long... shape) {
            long length = 1;
            for (long size : shape) {
                length *= size;
            }
            return length;
        }

        int from(int least, int most) {
            return random.nextInt(least, most + 1);
        }

        Size size(int least, int most) {
            return Size.of(from(least, most), from(least, most));
        }

        Window window() {
            return new Window(
                    size(1, 4),
                    size(1, 3),
                    new Padding(from(0, 2), from(0, 2), from(0, 2), from(0, 2)),
                    random.nextBoolean() ? Size.square(1) : size(1, 3),
                    Rounding.FLOOR);
        }
    }

    /** A convolution of x with a weight to y, and the gradients of both, as they are defined. */
    private record Definition(INDArray y, INDArray dx, INDArray dWeight) {
        static Definition of(INDArray x, INDArray weight, INDArray gradient, Window window, int groups) {
            double[][] sums = {
                new double[(int) gradient.length()], new double[(int) x.length()], new double[(int) weight.length()]
            };
            int in = (int) weight.size(1);
            int out = (int) (weight.size(0) / groups);
            for (int n = 0; n < gradient.size(0); n++) {
                for (int o = 0; o < weight.size(0); o++) {
                    for (int row = 0; row < gradient.size(2); row++) {
                        for (int column = 0; column < gradient.size(3); column++) {
                            for (int i = 0; i < in; i++) {
                                for (int r = 0; r < weight.size(2); r++) {
                                    for (int c = 0; c < weight.size(3); c++) {
                                        int down = cell(window.axis(Axis.HEIGHT), row, r);
                                        int right = cell(window.axis(Axis.WIDTH), column, c);
                                        if (down < 0 || down >= x.size(2) || right < 0 || right >= x.size(3)) {
                                            continue;
                                        }
                                        int at = at(x, n, o / out * in + i, down, right);
                                        int by = at(weight, o, i, r, c);
                                        int to = at(gradient, n, o, row, column);
                                        sums[0][to] += x.getDouble(at) * weight.getDouble(by);
                                        sums[1][at] += gradient.getDouble(to) * weight.getDouble(by);
                                        sums[2][by] += x.getDouble(at) * gradient.getDouble(to);
                                    }
                                }
                            }
                        }
                    }
                }
            }
            return new Definition(
                    Some.values(gradient.shape(), sums[0]),
                    Some.values(x.shape(), sums[1]),
                    Some.values(weight.shape(), sums[2]));
        }

        private static int cell(AxisWindow window, int position, int cell) {
            return position * window.stride() - window.before() + cell * window.dilation();
        }

        private static int at(INDArray x, long a, long b, long c, long d) {
            return (int) (((a * x.size(1) + b) * x.size(2) + c) * x.size(3) + d);
        }
    }

    @Property(tries = 300)
    void convolutionsReadThemWhereTheWindowDoes(@ForAll long seed) {
        Numbers numbers = new Numbers(new SplittableRandom(seed));
        Window window = numbers.window();
        int groups = numbers.from(1, 2);
        Conv2d conv = new Conv2d(groups * numbers.from(1, 3), groups * numbers.from(1, 3), window)
                .groups(groups)
                .withoutBias();
        INDArray x = numbers.array(numbers.from(1, 3), conv.inChannels(), numbers.from(2, 8), numbers.from(2, 8));
        INDArray y;
        conv.weight().set(numbers.array(conv.weight().shape()));
        try {
            y = conv.forward(x);
        } catch (ShapeException doesNotFit) {
            return;
        }
        INDArray gradient = numbers.array(y.shape());
        Definition expected = Definition.of(x, conv.weight().value(), gradient, window, groups);
        assertClose("output", y, expected.y);
        assertClose("input gradient", conv.backward(gradient), expected.dx);
        assertClose("weight gradient", conv.weight().gradient(), expected.dWeight);
    }

    @Property(tries = 300)
    void transposedConvolutionsSpreadThemAsFarAsTheWindow(@ForAll long seed) {
        Numbers numbers = new Numbers(new SplittableRandom(seed));
        Window window = numbers.window();
        int groups = numbers.from(1, 2);
        ConvTranspose2d conv;
        INDArray y;
        INDArray x;
        try {
            conv = new ConvTranspose2d(groups * numbers.from(1, 3), groups * numbers.from(1, 3), window)
                    .groups(groups)
                    .outputPadding(numbers.from(0, 1), numbers.from(0, 2))
                    .withoutBias();
            x = numbers.array(numbers.from(1, 3), conv.inChannels(), numbers.from(1, 5), numbers.from(1, 5));
            conv.weight().set(numbers.array(conv.weight().shape()));
            y = conv.forward(x);
        } catch (ShapeException doesNotFit) {
            return;
        }
        INDArray gradient = numbers.array(y.shape());
        Definition expected = Definition.of(gradient, conv.weight().value(), x, window, groups);
        assertClose("output", y, expected.dx);
        assertClose("input gradient", conv.backward(gradient), expected.y);
        assertClose("weight gradient", conv.weight().gradient(), expected.dWeight);
    }

    /** Layers that a network computes as one give what they give one by one. */
    @Property(tries = 200)
    void blocksDoAsTheirLayers(@ForAll long seed) {
        Numbers numbers = new Numbers(new SplittableRandom(seed));
        Conv2d conv = new Conv2d(
                numbers.from(1, 3),
                numbers.from(1, 3),
                Window.kernel(numbers.from(1, 3)).padding(numbers.from(0, 1)));
        Layer[] layers = numbers.from(0, 1) == 0
                ? new Layer[] {conv, new ReLU()}
                : new Layer[] {conv, new ReLU(), new MaxPool2d(2)};
        INDArray x = numbers.array(2, conv.inChannels(), 6, 7);
        conv.parameters().forEach(parameter -> parameter.set(numbers.array(parameter.shape())));
        INDArray y = x;
        for (Layer layer : layers) {
            y = layer.forward(y);
        }
        INDArray gradient = numbers.array(y.shape());
        INDArray back = gradient;
        for (int i = layers.length - 1; i >= 0; i--) {
            back = layers[i].backward(back);
        }
        INDArray learned = conv.weight().gradient().dup();
        conv.parameters().forEach(Parameter::zeroGradient);
        Sequential net = new Sequential(layers);
        assertClose("output", net.forward(x), y);
        assertClose("input gradient", net.backward(gradient), back);
        assertClose("weight gradient", conv.weight().gradient(), learned);
    }
}
