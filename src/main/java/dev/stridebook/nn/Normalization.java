package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation in plain loops, channels in parallel: {@code (x − mean) / √(variance + eps) · weight + bias}. Images are
 * {@code [n, c, h, w]}, not empty, in row-major order.
 *
 * @param mean of each channel
 * @param variance of each channel
 */
record Normalization(double[] mean, double[] variance, double eps) {

    /** By the images' own mean and variance, the latter with divisor n. */
    static Normalization of(INDArray x, double eps) {
        double[] mean = new double[(int) x.size(1)];
        double[] variance = new double[mean.length];
        FloatBuffer values = Floats.of(x);
        Parallel.forEach(mean.length, channel -> {
            double sum = 0;
            for (int n = 0; n < x.size(0); n++) {
                for (float value : plane(values, x, n, channel)) {
                    sum += value;
                }
            }
            mean[channel] = sum / count(x);
            double squares = 0;
            for (int n = 0; n < x.size(0); n++) {
                for (float value : plane(values, x, n, channel)) {
                    squares += (value - mean[channel]) * (value - mean[channel]);
                }
            }
            variance[channel] = squares / count(x);
        });
        Reference.reachabilityFence(x);
        return new Normalization(mean, variance, eps);
    }

    /**
     * @param weight one number a channel
     * @param bias one number a channel
     */
    INDArray forward(INDArray x, float[] weight, float[] bias) {
        INDArray y = Floats.create(x.shape());
        FloatBuffer values = Floats.of(x);
        FloatBuffer outputs = Floats.of(y);
        Parallel.forEach(mean.length, channel -> {
            double scale = weight[channel] / deviation(channel);
            double offset = bias[channel] - mean[channel] * scale;
            boolean finite = Double.isFinite(scale) && Double.isFinite(offset);
            for (int n = 0; n < x.size(0); n++) {
                float[] plane = plane(values, x, n, channel);
                for (int i = 0; i < plane.length; i++) {
                    // The other form is less exact, but the one whose infinities PyTorch has.
                    plane[i] = (float)
                            (finite ? (plane[i] - mean[channel]) * scale + bias[channel] : plane[i] * scale + offset);
                }
                outputs.put(start(x, n, channel), plane);
            }
        });
        Reference.reachabilityFence(x);
        return y;
    }

    /**
     * The gradients of weight and bias.
     *
     * @param weight {@code Σ g·x̂} of each channel, where x̂ is x normalised
     * @param bias {@code Σ g} of each channel
     */
    record Sums(float[] weight, float[] bias) {}

    Sums sums(INDArray x, INDArray gradient) {
        float[] weight = new float[mean.length];
        float[] bias = new float[mean.length];
        FloatBuffer values = Floats.of(x);
        FloatBuffer gradients = Floats.of(gradient);
        Parallel.forEach(mean.length, channel -> {
            double products = 0;
            double sum = 0;
            for (int n = 0; n < x.size(0); n++) {
                float[] plane = plane(values, x, n, channel);
                float[] g = plane(gradients, x, n, channel);
                for (int i = 0; i < g.length; i++) {
                    products += g[i] * (plane[i] - mean[channel]);
                    sum += g[i];
                }
            }
            weight[channel] = (float) (products / deviation(channel));
            bias[channel] = (float) sum;
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(gradient);
        return new Sums(weight, bias);
    }

    /**
     * The gradient of the images. Where mean and variance are theirs, these change with them, which takes away the gradient's
     * own mean and its share along x̂.
     *
     * @param sums null where mean and variance are given
     */
    INDArray backward(INDArray x, INDArray gradient, float[] weight, Sums sums) {
        INDArray back = Floats.create(x.shape());
        FloatBuffer values = Floats.of(x);
        FloatBuffer gradients = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        Parallel.forEach(mean.length, channel -> {
            double scale = weight[channel] / deviation(channel);
            double constant = sums == null ? 0 : sums.bias[channel] / count(x);
            double slope = sums == null ? 0 : sums.weight[channel] / count(x) / deviation(channel);
            for (int n = 0; n < x.size(0); n++) {
                float[] g = plane(gradients, x, n, channel);
                if (sums == null) {
                    for (int i = 0; i < g.length; i++) {
                        g[i] = (float) (scale * g[i]);
                    }
                } else {
                    float[] plane = plane(values, x, n, channel);
                    for (int i = 0; i < g.length; i++) {
                        g[i] = (float) (scale * (g[i] - constant - slope * (plane[i] - mean[channel])));
                    }
                }
                to.put(start(x, n, channel), g);
            }
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(gradient);
        return back;
    }

    private double deviation(int channel) {
        return Math.sqrt(variance[channel] + eps);
    }

    /** How many values a channel has. */
    static double count(INDArray x) {
        return (double) x.length() / x.size(1);
    }

    private static float[] plane(FloatBuffer values, INDArray x, int n, int channel) {
        float[] plane = new float[(int) (x.size(2) * x.size(3))];
        values.get(start(x, n, channel), plane);
        return plane;
    }

    private static int start(INDArray x, int n, int channel) {
        return (int) ((n * x.size(1) + channel) * x.size(2) * x.size(3));
    }
}
