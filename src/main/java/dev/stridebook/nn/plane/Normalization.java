package dev.stridebook.nn.plane;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code (x − mean) / √(variance + eps) · weight + bias}, with the mean and the variance of all values that are normalised together, and
 * the weight and the bias of each value's channel.
 *
 * @param mean of each set
 * @param variance of each set
 */
public record Normalization(Together together, double[] mean, double[] variance, double eps) {
    /** Gradients of the channels are first summed up in so many parts, so that all cores can work, in the same order each time. */
    private static final int PARTS = 8;

    /** By the values' own mean and variance, the latter with divisor n. */
    public static Normalization of(INDArray x, Together together, double eps) {
        double[] mean = new double[together.sets()];
        double[] variance = new double[together.sets()];
        FloatBuffer inputs = Floats.of(x);
        Parallel.forEach(together.sets(), set -> {
            float[] values = together.read(inputs, set);
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            mean[set] = sum / values.length;
            double squares = 0;
            for (float value : values) {
                squares += (value - mean[set]) * (value - mean[set]);
            }
            variance[set] = squares / values.length;
        });
        Reference.reachabilityFence(x);
        return new Normalization(together, mean, variance, eps);
    }

    /**
     * Computes the output.
     *
     * @param weight one number a channel
     * @param bias one number a channel
     */
    public INDArray forward(INDArray x, float[] weight, float[] bias) {
        INDArray y = Floats.create(x.shape());
        FloatBuffer inputs = Floats.of(x);
        FloatBuffer outputs = Floats.of(y);
        Parallel.forEach(together.sets(), set -> {
            float[] values = together.read(inputs, set);
            double normal = normal(set);
            for (int run = 0, i = 0; run < together.runs(); run++) {
                int channel = together.channel(set, run);
                double scale = weight[channel] * normal;
                double offset = bias[channel] - mean[set] * scale;
                boolean finite = Double.isFinite(scale) && Double.isFinite(offset);
                for (int end = i + together.length(); i < end; i++) {
                    // The other form is less exact, but the one whose infinities PyTorch has.
                    values[i] = (float)
                            (finite ? (values[i] - mean[set]) * scale + bias[channel] : values[i] * scale + offset);
                }
            }
            together.write(values, outputs, set);
        });
        Reference.reachabilityFence(x);
        return y;
    }

    /**
     * What backward gives.
     *
     * @param x of the input, or null if it is not wanted
     * @param weight {@code Σ g·x̂} of each channel, where x̂ is x normalised
     * @param bias {@code Σ g} of each channel
     */
    public record Gradients(INDArray x, float[] weight, float[] bias) {}

    /**
     * Computes the gradients. Where mean and variance are the input's own, these change with it, which takes away the gradient's own mean
     * and its share along x̂.
     *
     * @param own whether they are
     * @param toInput whether the input's gradient is wanted
     */
    public Gradients backward(INDArray x, INDArray gradient, float[] weight, boolean own, boolean toInput) {
        INDArray back = toInput ? Floats.create(x.shape()) : null;
        FloatBuffer inputs = Floats.of(x);
        FloatBuffer gradients = Floats.of(gradient);
        FloatBuffer to = toInput ? Floats.of(back) : null;
        int parts = Math.min(PARTS, together.sets());
        double[][] weights = new double[parts][together.channels()];
        double[][] biases = new double[parts][together.channels()];
        Parallel.forEach(parts, part -> {
            int end = (int) ((part + 1L) * together.sets() / parts);
            for (int set = (int) ((long) part * together.sets() / parts); set < end; set++) {
                float[] values = together.read(inputs, set);
                float[] g = together.read(gradients, set);
                addLearned(set, values, g, weights[part], biases[part]);
                if (toInput) {
                    toInput(set, values, g, weight, own);
                    together.write(g, to, set);
                }
            }
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(gradient);
        return new Gradients(back, sums(weights), sums(biases));
    }

    private void addLearned(int set, float[] values, float[] g, double[] weights, double[] biases) {
        double normal = normal(set);
        for (int run = 0, i = 0; run < together.runs(); run++) {
            double products = 0;
            double sum = 0;
            for (int end = i + together.length(); i < end; i++) {
                products += g[i] * (values[i] - mean[set]);
                sum += g[i];
            }
            int channel = together.channel(set, run);
            weights[channel] += products * normal;
            biases[channel] += sum;
        }
    }

    /** A weight that all values have in common comes last, as in PyTorch, which matters where it is not finite. */
    private void toInput(int set, float[] values, float[] g, float[] weight, boolean own) {
        boolean inCommon = together.channel(set, 0) == together.channel(set, together.runs() - 1);
        double normal = normal(set);
        double last = inCommon ? normal * weight[together.channel(set, 0)] : normal;
        double products = 0;
        double sum = 0;
        for (int run = 0, i = 0; run < together.runs(); run++) {
            float first = inCommon ? 1 : weight[together.channel(set, run)];
            for (int end = i + together.length(); i < end; i++) {
                g[i] *= first;
                products += g[i] * (values[i] - mean[set]);
                sum += g[i];
            }
        }
        if (!own) {
            for (int i = 0; i < g.length; i++) {
                g[i] = (float) (last * g[i]);
            }
            return;
        }
        double constant = sum / g.length;
        double slope = products / g.length * normal * normal;
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) (last * (g[i] - constant - slope * (values[i] - mean[set])));
        }
    }

    private double normal(int set) {
        return 1 / Math.sqrt(variance[set] + eps);
    }

    private static float[] sums(double[][] parts) {
        float[] sums = new float[parts[0].length];
        for (int channel = 0; channel < sums.length; channel++) {
            double sum = 0;
            for (double[] part : parts) {
                sum += part[channel];
            }
            sums[channel] = (float) sum;
        }
        return sums;
    }
}
