package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps gradients from becoming too large, between {@code backward} and {@code step}.
 *
 * <pre>{@code
 * net.backwardParameters(loss.backward());
 * Gradients.clipNorm(net.parameters(), 1);
 * optimizer.step();
 * }</pre>
 */
public final class Gradients {
    /** Added to the norm as PyTorch does, so that nothing is divided by 0. */
    private static final double EPS = 1e-6;

    private Gradients() {}

    /**
     * Scales all gradients by the same factor where their norm, as that of one long vector, is larger than the limit. PyTorch's
     * {@code clip_grad_norm_}: if the norm is infinite or NaN, the gradients become 0 or NaN.
     *
     * @return the norm before; 0 if there are no gradients
     * @throws IllegalArgumentException if the limit is negative or NaN
     */
    public static double clipNorm(List<Parameter> parameters, double limit) {
        return clipNorm(parameters, limit, 2);
    }

    /**
     * As {@link #clipNorm(List, double)}, with another norm.
     *
     * @param p the norm is {@code (Σ |g|ᵖ)^(1/p)}, and for {@link Double#POSITIVE_INFINITY} the largest {@code |g|}
     * @return the norm before; 0 if there are no gradients
     * @throws IllegalArgumentException if the limit is negative or NaN, or p is not positive
     */
    public static double clipNorm(List<Parameter> parameters, double limit, double p) {
        List<Parameter> learning = learning(parameters);
        requireLimit(limit);
        if (!(p > 0)) {
            throw new IllegalArgumentException(say("p must be positive, such as 2, but is %s.", p));
        }
        double norm = norm(learning, p);
        double factor = limit / (norm + EPS);
        if (!(factor >= 1)) {
            float scale = (float) factor;
            learning.forEach(parameter -> change(parameter, block -> {
                for (int i = 0; i < block.length; i++) {
                    block[i] *= scale;
                }
            }));
        }
        return norm;
    }

    private static double norm(List<Parameter> parameters, double p) {
        double sum = 0;
        for (Parameter parameter : parameters) {
            FloatBuffer gradients = Floats.of(parameter.sum().now());
            float[] block = new float[Math.min(Floats.BLOCK, gradients.capacity())];
            while (gradients.hasRemaining()) {
                int count = Math.min(block.length, gradients.remaining());
                gradients.get(block, 0, count);
                for (int i = 0; i < count; i++) {
                    double size = Math.abs(block[i]);
                    sum = p == Double.POSITIVE_INFINITY ? Math.max(sum, size) : sum + power(size, p);
                }
            }
        }
        return p == Double.POSITIVE_INFINITY ? sum : p == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / p);
    }

    private static double power(double size, double p) {
        return p == 2 ? size * size : Math.pow(size, p);
    }

    /**
     * Brings each number of each gradient between −limit and limit. PyTorch's {@code clip_grad_value_}.
     *
     * @throws IllegalArgumentException if the limit is negative or NaN
     */
    public static void clipValue(List<Parameter> parameters, double limit) {
        requireLimit(limit);
        float largest = (float) limit;
        learning(parameters)
                .forEach(parameter -> change(parameter, block -> {
                    for (int i = 0; i < block.length; i++) {
                        block[i] = Math.max(-largest, Math.min(largest, block[i]));
                    }
                }));
    }

    private static void requireLimit(double limit) {
        if (!(limit >= 0)) {
            throw new IllegalArgumentException(
                    say("The limit of the gradients must be at least 0, such as 1, but is %s.", limit));
        }
    }

    /** Each once. */
    private static List<Parameter> learning(List<Parameter> parameters) {
        Given.noneNull(Given.notNull(parameters, "parameters").toArray(), "parameters");
        return Parameter.distinct(
                parameters.stream().filter(Parameter::hasGradient).toList());
    }

    private static void change(Parameter parameter, Consumer<float[]> inPlace) {
        FloatBuffer gradients = Floats.of(parameter.sum().now());
        float[] block = new float[Math.min(Floats.BLOCK, gradients.capacity())];
        for (int start = 0; start < gradients.capacity(); start += Floats.BLOCK) {
            int count = Math.min(Floats.BLOCK, gradients.capacity() - start);
            gradients.get(start, block, 0, count);
            inPlace.accept(block);
            gradients.put(start, block, 0, count);
        }
    }
}
