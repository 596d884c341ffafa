package dev.stridebook.nn;

import dev.stridebook.shape.Shape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * While training, sets each channel of each line to 0 with probability p and multiplies the others by {@code 1 / (1 − p)}; afterwards
 * lets all through. Lines are {@code [n, c, l]}, or one {@code [c, l]}. Source: Tompson et al. 2015.
 */
public final class Dropout1d extends Dropping {
    /**
     * Drops different channels each time.
     *
     * @param p from 0, nothing, to 1, everything
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    public Dropout1d(double p) {
        this(p, new SplittableRandom());
    }

    /**
     * Drops the channels that these random numbers say.
     *
     * @param p from 0, nothing, to 1, everything
     * @param random the same state drops the same channels; each forward draws from it
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    public Dropout1d(double p, RandomGenerator random) {
        super(p, random);
    }

    @Override
    int together(INDArray x) {
        Require.lines(this, x, ImageLayer.ANY);
        return (int) x.size(-1);
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.lineShape(this, input, ImageLayer.ANY);
        return input;
    }

    @Override
    public String name() {
        return "dropout of channels";
    }
}
