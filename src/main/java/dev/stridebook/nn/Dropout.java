package dev.stridebook.nn;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * While training, sets each value to 0 with probability p and multiplies the others by {@code 1 / (1 − p)}, so that their mean
 * stays; afterwards lets all values through. Source: Srivastava et al. 2014.
 */
public final class Dropout extends Dropping {
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
        super(p, random);
    }

    @Override
    int together(INDArray x) {
        return 1;
    }

    @Override
    public Shape outputShape(Shape input) {
        return Given.notNull(input, "input");
    }

    @Override
    public String name() {
        return "dropout";
    }
}
