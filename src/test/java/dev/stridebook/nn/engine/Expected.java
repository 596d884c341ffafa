package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Window;
import java.util.SplittableRandom;

/**
 * What a fenced case's results are, computed by plain loops. All numbers are small and whole, so that floats hold every sum exactly
 * and a right result has no other bits, in whatever order it was added up.
 */
final class Expected {
    private final ConvolutionShape shape;
    private final int outHeight;
    private final int outWidth;
    final float[] x;
    final float[] weight;
    final float[] bias;
    private final float[] output;
    private final float[] outputWithBias;
    final float[] gradient;
    float[] inputGradient;
    float[] weightGradient;
    float[] biasGradient;

    private final long seed;

    Expected(FencedCase.Convolution c) {
        shape = c.shape();
        outHeight = (int) shape.output()[2];
        outWidth = (int) shape.output()[3];
        seed = c.toString().hashCode();
        x = numbers(0, shape.input());
        weight = numbers(1, shape.weight());
        bias = numbers(2, shape.out());
        output = new float[length(shape.output())];
        gradient = numbers(3, shape.output());
        forEach((n, o, i, y, w) -> output[y] += weight[w] * x[i]);
        outputWithBias = output.clone();
        int plane = outHeight * outWidth;
        for (int i = 0; i < output.length; i++) {
            outputWithBias[i] += bias[i / plane % shape.out()];
        }
        goBack(gradient);
    }

    float[] output(boolean withBias) {
        return withBias ? outputWithBias : output;
    }

    static float[] rectified(float[] numbers) {
        float[] rectified = numbers.clone();
        for (int i = 0; i < rectified.length; i++) {
            rectified[i] = Math.max(0, rectified[i]);
        }
        return rectified;
    }

    private void goBack(float[] from) {
        inputGradient = new float[x.length];
        weightGradient = new float[weight.length];
        biasGradient = new float[shape.out()];
        forEach((n, o, i, y, w) -> {
            inputGradient[i] += weight[w] * from[y];
            weightGradient[w] += x[i] * from[y];
        });
        int plane = outHeight * outWidth;
        for (int i = 0; i < from.length; i++) {
            biasGradient[i / plane % shape.out()] += from[i];
        }
    }

    /** Whole numbers from -2 to 2, the same for the same case. */
    private float[] numbers(int which, long... size) {
        return numbers(seed * 31 + which, length(size));
    }

    static float[] numbers(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextInt(-2, 3);
        }
        return numbers;
    }

    private static int length(long... size) {
        long length = 1;
        for (long each : size) {
            length *= each;
        }
        return Math.toIntExact(length);
    }

    private interface Term {
        void add(int n, int o, int i, int y, int w);
    }

    /** Each product of an input cell and a weight that an output cell is the sum of. */
    private void forEach(Term term) {
        Window window = shape.window();
        Padding padding = window.padding();
        int in = shape.in() / shape.groups();
        int out = shape.out() / shape.groups();
        int kernelHeight = window.kernel().height();
        int kernelWidth = window.kernel().width();
        for (int n = 0; n < shape.n(); n++) {
            for (int o = 0; o < shape.out(); o++) {
                for (int row = 0; row < outHeight; row++) {
                    for (int column = 0; column < outWidth; column++) {
                        int y = ((n * shape.out() + o) * outHeight + row) * outWidth + column;
                        for (int c = 0; c < in; c++) {
                            int plane = (n * shape.in() + o / out * in + c) * shape.height();
                            for (int r = 0; r < kernelHeight; r++) {
                                int down = row * window.stride().height()
                                        - padding.top()
                                        + r * window.dilation().height();
                                if (down < 0 || down >= shape.height()) {
                                    continue;
                                }
                                for (int s = 0; s < kernelWidth; s++) {
                                    int right = column * window.stride().width()
                                            - padding.left()
                                            + s * window.dilation().width();
                                    if (right >= 0 && right < shape.width()) {
                                        term.add(
                                                n,
                                                o,
                                                (plane + down) * shape.width() + right,
                                                y,
                                                ((o * in + c) * kernelHeight + r) * kernelWidth + s);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /** A convolution's ReLU and max pooling, and the way back through them; of equal cells the first wins. */
    static final class Block {
        final float[] output;
        final float[] gradient;
        final float[] inputGradient;
        final float[] weightGradient;
        final float[] biasGradient;

        Block(FencedCase.Convolution c) {
            Expected convolution = new Expected(c);
            float[] rectified = rectified(convolution.output(c.withBias()));
            long[] map = c.shape().output();
            Pooled pooled = c.pool() == null ? null : new Pooled(c.pool(), map, rectified);
            output = pooled == null ? rectified : pooled.output;
            gradient = numbers(c.toString().hashCode() * 31L + 4, output.length);
            float[] passed = gradient.clone();
            for (int i = 0; i < output.length; i++) {
                passed[i] = output[i] > 0 ? gradient[i] : 0;
            }
            convolution.goBack(pooled == null ? passed : pooled.back(passed, rectified.length));
            inputGradient = convolution.inputGradient;
            weightGradient = convolution.weightGradient;
            biasGradient = convolution.biasGradient;
        }
    }

    /** A max pooling; of equal cells the first wins. */
    static final class Pooled {
        final float[] output;
        /** For each output cell the index of the cell that won. */
        private final int[] winners;

        /**
         * @param map {@code [n, c, h, w]}
         */
        Pooled(Window pool, long[] map, float[] x) {
            int height = (int) map[2];
            int width = (int) map[3];
            int outHeight = pool.outputSize(height, width).height();
            int outWidth = pool.outputSize(height, width).width();
            int planes = (int) (map[0] * map[1]);
            output = new float[planes * outHeight * outWidth];
            winners = new int[output.length];
            for (int i = 0; i < output.length; i++) {
                int top = i / outWidth % outHeight * pool.stride().height()
                        - pool.padding().top();
                int left = i % outWidth * pool.stride().width() - pool.padding().left();
                int plane = i / (outHeight * outWidth) * height;
                output[i] = Float.NEGATIVE_INFINITY;
                for (int r = Math.max(0, top);
                        r < Math.min(height, top + pool.kernel().height());
                        r++) {
                    for (int c = Math.max(0, left);
                            c < Math.min(width, left + pool.kernel().width());
                            c++) {
                        int cell = (plane + r) * width + c;
                        if (x[cell] > output[i]) {
                            output[i] = x[cell];
                            winners[i] = cell;
                        }
                    }
                }
            }
        }

        float[] back(float[] from, int length) {
            float[] back = new float[length];
            for (int i = 0; i < from.length; i++) {
                back[winners[i]] += from[i];
            }
            return back;
        }
    }

    /** The product of two matrices and perhaps a bias. */
    static float[] product(OneDnnProduct.Shape shape, float[] a, float[] b, float[] bias) {
        float[] c = new float[shape.rows() * shape.columns()];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                float sum = shape.withBias() ? bias[column] : 0;
                for (int i = 0; i < shape.inner(); i++) {
                    sum += a[shape.transposeA() ? i * shape.rows() + row : row * shape.inner() + i]
                            * b[shape.transposeB() ? column * shape.inner() + i : i * shape.columns() + column];
                }
                c[row * shape.columns() + column] = sum;
            }
        }
        return c;
    }
}
