package dev.stridebook.nn;

import dev.stridebook.shape.Shape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * While training, sets each channel of each image to 0 with probability p and multiplies the others by {@code 1 / (1 − p)}; afterwards
 * lets all through. Neighbouring cells of a map are so alike that dropping single ones as {@link Dropout} does would change little.
 * Images are {@code [n, c, h, w]}, or one {@code [c, h, w]}, which PyTorch still takes for lines {@code [n, c, l]}: for those use {@link
 * Dropout1d}. Source: Tompson et al. 2015.
 */
public final class Dropout2d extends Dropping {
    /**
     * Drops different channels each time.
     *
     * @param p from 0, nothing, to 1, everything
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    public Dropout2d(double p) {
        this(p, new SplittableRandom());
    }

    /**
     * Drops the channels that these random numbers say.
     *
     * @param p from 0, nothing, to 1, everything
     * @param random the same state drops the same channels; each forward draws from it
     * @throws IllegalArgumentException if p is not from 0 to 1
     */
    public Dropout2d(double p, RandomGenerator random) {
        super(p, random);
    }

    @Override
    int together(INDArray x) {
        Require.images(this, x, ImageLayer.ANY);
        return (int) (x.size(-2) * x.size(-1));
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, ImageLayer.ANY);
        return input;
    }

    @Override
    public String name() {
        return "dropout of channels";
    }
}
