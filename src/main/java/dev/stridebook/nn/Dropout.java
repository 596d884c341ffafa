package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * While training, sets each value to 0 with probability p and multiplies the others by {@code 1 / (1 − p)}, so that their mean
 * stays; afterwards lets all values through. Source: Srivastava et al. 2014.
 */
public final class Dropout implements Layer {
    private final double p;
    private final RandomGenerator random;
    private final Kept<Pass> last = new Kept<>(this);
    private boolean training = true;

    /**
     * @param factors what the values were multiplied by, or null where they were let through
     */
    private record Pass(INDArray factors, long... shape) {}

    /**
     * Drops different values each time.
     *
     * @param p from 0, nothing, to 1, everything
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    public Dropout(double p) {
        this(p, new SplittableRandom());
    }

    /**
     * Drops the values that these random numbers say.
     *
     * @param p from 0, nothing, to 1, everything
     * @param random the same state drops the same values; each forward draws from it
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    public Dropout(double p, RandomGenerator random) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "The probability p of dropout must be from 0 to 1, but is %s.".formatted(p));
        }
        this.p = p;
        this.random = Given.notNull(random, "random");
    }

    @Override
    public void training(boolean on) {
        training = on;
    }

    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        INDArray factors = training && !x.isEmpty() ? factors(x.shape()) : null;
        last.keep(factors == null ? x : factors, new Pass(factors, x.shape()));
        return factors == null ? x : product(x, factors);
    }

    /** Returns true in evaluation mode; in training one source of random numbers serves the whole batch. */
    @Override
    public boolean perExample() {
        return !training;
    }

    private INDArray factors(long... shape) {
        INDArray factors = Floats.create(shape);
        FloatBuffer buffer = Floats.of(factors);
        float kept = (float) (1 / (1 - p));
        while (buffer.hasRemaining()) {
            buffer.put(random.nextDouble() < p ? 0 : kept);
        }
        return factors;
    }

    @Override
    public INDArray backward(INDArray gradient) {
        Pass pass = last.take();
        Require.gradient(this, gradient, pass.shape);
        return pass.factors == null ? gradient : product(gradient, pass.factors);
    }

    private static INDArray product(INDArray x, INDArray factors) {
        INDArray product = x.dup('c');
        FloatBuffer values = Floats.of(product);
        FloatBuffer by = Floats.of(factors);
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, values.get(i) * by.get(i));
        }
        Reference.reachabilityFence(factors);
        return product;
    }

    @Override
    public Shape outputShape(Shape input) {
        return Given.notNull(input, "input");
    }

    @Override
    public String name() {
        return "dropout";
    }

    /** Returns {@code Dropout(0.5)}. */
    @Override
    public String toString() {
        return "Dropout(" + p + ")";
    }
}
