package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of images {@code [n, c, h, w]}: brings each channel to mean 0 and variance 1, then to a
 * variance and mean that are learned. While training, mean and variance are those of the batch, and running averages of them are kept;
 * afterwards these are used. Source: Ioffe and Szegedy 2015.
 */
public final class BatchNorm2d extends BatchNormalizing<BatchNorm2d> {
    /**
     * Normalises so many channels, starting from weight 1 and bias 0.
     *
     * @throws ShapeException if the number of channels is below 1
     */
    public BatchNorm2d(int channels) {
        this(State.of("BatchNorm2d", channels, true, true));
    }

    private BatchNorm2d(State state) {
        super(state);
    }

    @Override
    BatchNorm2d with(State newState) {
        return new BatchNorm2d(newState);
    }

    /** A single image is no batch to normalise by, which PyTorch refuses as well. */
    @Override
    void requireFits(INDArray x) {
        Require.batchOfImages(this, x, channels());
    }

    @Override
    long examples(INDArray x) {
        return x.size(0);
    }

    @Override
    String whatToEnlarge() {
        return say("a larger batch or larger images");
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, channels());
        return input;
    }
}
