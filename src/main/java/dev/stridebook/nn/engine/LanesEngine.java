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

    private final Engine otherwise;

    /**
     * @param otherwise computes all else
     * @throws IllegalStateException if this Java does not compute with vectors
     */
    LanesEngine(Engine otherwise) {
        String missing = missing();
        if (missing != null) {
            throw new IllegalStateException(missing);
        }
        this.otherwise = otherwise;
    }

    /** What is missing for vectors to be fast, or null. */
    private static String missing() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return "Java was started without the module jdk.incubator.vector. Add --add-modules=jdk.incubator.vector.";
        }
        // Only the second compiler makes instructions of vectors; without it each is an object.
        String mode = System.getProperty("java.vm.info", "");
        if (!mode.startsWith("mixed mode") || mode.contains("emulated-client")) {
            return "Vectors are fast only where Java compiles all it can, but its mode is \"%s\". Leave out -Xint and -XX:TieredStopAtLevel."
                    .formatted(mode);
        }
        if (Lanes.IMAGES < 2 * FEWEST_LANES) {
            return "This processor's registers hold %d floats; lanes need %d."
                    .formatted(Lanes.IMAGES / 2, FEWEST_LANES);
        }
        return null;
    }

    static boolean runsHere() {
        return missing() == null;
    }

    @Override
    public Optional<Block> block(ConvolutionShape shape, boolean withBias, Window pool) {
        return isFaster(shape) ? Optional.of(new LanesBlock(shape, pool)) : otherwise.block(shape, withBias, pool);
    }

    private static boolean isFaster(ConvolutionShape shape) {
        return shape.out() / shape.groups() <= 20;
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
    public String description() {
        return "%s and Java's vectors of %d floats".formatted(otherwise.description(), Lanes.IMAGES / 2);
    }
}
