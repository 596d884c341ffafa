package dev.stridebook.nn.engine;

import dev.stridebook.shape.Window;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Another engine, with blocks over lanes where these are faster: they need the module {@code jdk.incubator.vector}, which
 * {@code --add-modules} adds, and registers of at least {@value #FEWEST_LANES} floats.
 */
final class LanesEngine implements Engine {
    private static final int FEWEST_LANES = 8;
    private static final int MOST_CHANNELS = 20;

    private final Engine otherwise;

    /**
     * @param otherwise computes all else
     * @throws IllegalStateException if this Java does not compute with vectors
     */
    LanesEngine(Engine otherwise) {
        requireVectors();
        this.otherwise = otherwise;
    }

    private static void requireVectors() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            throw new IllegalStateException(
                    "Java was started without the module jdk.incubator.vector. Add --add-modules=jdk.incubator.vector.");
        }
        // Only the second compiler makes instructions of vectors; without it each is an object.
        String mode = System.getProperty("java.vm.info", "");
        if (!mode.startsWith("mixed mode") || mode.contains("emulated-client")) {
            throw new IllegalStateException(
                    "Vectors are fast only where Java compiles all it can, but its mode is \"%s\". Leave out -Xint and -XX:TieredStopAtLevel."
                            .formatted(mode));
        }
        if (Lanes.IMAGES < 2 * FEWEST_LANES) {
            throw new IllegalStateException("This processor's registers hold %d floats; lanes need %d."
                    .formatted(Lanes.IMAGES / 2, FEWEST_LANES));
        }
    }

    @Override
    public Optional<Block> block(ConvolutionShape shape, boolean withBias, Window pool) {
        return isFaster(shape) ? Optional.of(new LanesBlock(shape, pool)) : otherwise.block(shape, withBias, pool);
    }

    /** On a processor with AVX-512: the fewer channels, the more of oneDNN's registers are empty. */
    private static boolean isFaster(ConvolutionShape shape) {
        return shape.out() / shape.groups() <= MOST_CHANNELS;
    }

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        return otherwise.conv2d(x, weight, bias, window, groups);
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        return otherwise.conv2dInputGradient(inputShape, weight, gradient, window, groups);
    }

    @Override
    public LearnedGradients conv2dLearnedGradients(
            INDArray x, long[] weightShape, boolean withBias, INDArray gradient, Window window, int groups) {
        return otherwise.conv2dLearnedGradients(x, weightShape, withBias, gradient, window, groups);
    }

    @Override
    public INDArray matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias) {
        return otherwise.matmul(a, transposeA, b, transposeB, bias);
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
