package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Given;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the kinds of dropout have in common: while training, some values become 0 and the others larger by as much, so that the mean
 * stays; afterwards all pass.
 */
abstract class Dropping implements Layer {
    private final double p;
    private final RandomGenerator random;
    private final Kept<Pass> last = new Kept<>(this);
    private volatile boolean training = true;

    /**
     * @param factors what the values were multiplied by, or null where they were let through
     */
    private record Pass(INDArray factors, long... shape) {}

    /**
     * @param p the probability with which a value is dropped
     * @param random the same state drops the same values; each forward draws from it
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    Dropping(double p, RandomGenerator random) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(say("The probability p of dropout must be from 0 to 1, but is %s.", p));
        }
        this.p = p;
        this.random = Given.notNull(random, "random");
    }

    /** Checks that an input fits, and tells how many values next to each other are dropped together. */
    abstract int together(INDArray x);

    /** Returns the probability with which a value is dropped. */
    public final double p() {
        return p;
    }

    @Override
    public final void training(boolean on) {
        training = on;
    }

    @Override
    public final INDArray forward(INDArray x) {
        Floats.require(this, x);
        int together = together(x);
        INDArray factors = training && !x.isEmpty() ? factors(together, x.shape()) : null;
        INDArray y = factors == null ? x : product(x, factors);
        last.keep(factors == null ? x : factors, new Pass(factors, x.shape()));
        return y;
    }

    /** Returns true in evaluation mode; in training one source of random numbers serves the whole batch. */
    @Override
    public final boolean perExample() {
        return !training;
    }

    private INDArray factors(int together, long... shape) {
        INDArray factors = Floats.create(shape);
        FloatBuffer buffer = Floats.of(factors);
        float kept = (float) (1 / (1 - p));
        synchronized (random) { // which several threads may draw from
            while (buffer.hasRemaining()) {
                float factor = random.nextDouble() < p ? 0 : kept;
                for (int i = 0; i < together; i++) {
                    buffer.put(factor);
                }
            }
        }
        return factors;
    }

    @Override
    public final INDArray backward(INDArray gradient) {
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

    /** Returns the layer with its probability: {@code Dropout(0.5)}. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + p + ")";
    }
}
