package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.JavaVectors;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Another engine, with blocks over lanes of images or channels where these are faster: they need the module {@code jdk.incubator.vector}, which
 * {@code --add-modules} adds, and registers of at least {@value #FEWEST_LANES} floats.
 */
final class LanesEngine implements Engine {
    private static final int FEWEST_LANES = 8;
    private static final int MOST_CHANNELS = 20;
    /** The part of all lanes that must have images. */
    private static final double FEWEST_FULL = 0.6;

    private final Engine otherwise;

    /**
     * @param otherwise computes all else
     * @throws IllegalStateException if this Java does not compute with vectors
     */
    LanesEngine(Engine otherwise) {
        missing().ifPresent(what -> {
            throw new IllegalStateException(what);
        });
        this.otherwise = otherwise;
    }

    /** Returns what this Java lacks to compute with vectors, and what to do; nothing if it can. */
    static Optional<String> missing() {
        if (JavaVectors.missing().isPresent()) {
            return JavaVectors.missing();
        }
        if (Lanes.IMAGES < 2 * FEWEST_LANES) {
            return Optional.of("This processor's registers hold %d floats; lanes need %d."
                    .formatted(Lanes.IMAGES / 2, FEWEST_LANES));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Block> block(List<Stage> stages) {
        if (stages.stream().allMatch(stage -> isFaster(stage.shape()))) {
            return Optional.of(new LanesBlock(stages));
        }
        return ChannelsBlock.fits(stages) ? Optional.of(new ChannelsBlock(stages)) : otherwise.block(stages);
    }

    /** The fewer channels, the more of oneDNN's registers are empty; and the fewer images, the more of these lanes. */
    private static boolean isFaster(ConvolutionShape shape) {
        int lanes = (shape.n() + Lanes.IMAGES - 1) / Lanes.IMAGES * Lanes.IMAGES;
        return shape.out() / shape.groups() <= MOST_CHANNELS && shape.n() >= FEWEST_FULL * lanes;
    }

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        ConvolutionShape shape = ConvolutionShape.of(x.shape(), weight.size(0), window, groups);
        if (DirectConvolution.suits(shape)) {
            return new DirectConvolution(shape).convolve(x, weight, bias);
        }
        return otherwise.conv2d(x, weight, bias, window, groups);
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        return otherwise.conv2dInputGradient(inputShape, weight, gradient, window, groups);
    }

    @Override
    public void conv2dLearnedGradients(
            INDArray x, INDArray gradient, Window window, int groups, LearnedGradients filled) {
        otherwise.conv2dLearnedGradients(x, gradient, window, groups, filled);
    }

    @Override
    public void matmul(
            INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias, INDArray product) {
        otherwise.matmul(a, transposeA, b, transposeB, bias, product);
    }

    @Override
    public void relu(INDArray x, INDArray y) {
        otherwise.relu(x, y);
    }

    @Override
    public String description() {
        return "%s and Java's vectors of %d floats".formatted(otherwise.description(), Lanes.IMAGES / 2);
    }
}
