package dev.stridebook.nn;

import dev.stridebook.nn.OneDnnConvolution.Key;
import dev.stridebook.shape.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes convolutions with oneDNN, called directly on the arrays' own memory. What it needs for a shape is prepared once and
 * kept, for each thread by itself.
 */
final class OneDnnEngine implements Engine {
    /** More shapes than any network has at once; beyond it the one that was not used for longest is prepared anew. */
    private static final int KEPT = 256;

    private final Engine otherwise;
    private final String version;
    private final ThreadLocal<Map<Key, OneDnnConvolution>> prepared =
            ThreadLocal.withInitial(() -> new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, OneDnnConvolution> eldest) {
                    return size() > KEPT;
                }
            });

    /**
     * @param otherwise computes the few shapes that oneDNN has no fast code for
     * @throws LinkageError if there is no native library for this machine
     */
    OneDnnEngine(Engine otherwise) {
        this.otherwise = otherwise;
        dnnl_version_t loaded = dnnl.dnnl_version();
        version = "oneDNN %d.%d.%d".formatted(loaded.major(), loaded.minor(), loaded.patch());
    }

    private OneDnnConvolution prepared(long[] input, long[] weight, Window window, int groups) {
        Key key = new Key(
                (int) input[0], (int) input[1], (int) input[2], (int) input[3], (int) weight[0], groups, window);
        return prepared.get().computeIfAbsent(key, OneDnnConvolution::new);
    }

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        return prepared(x.shape(), weight.shape(), window, groups)
                .forward(x, weight, bias)
                .orElseGet(() -> otherwise.conv2d(x, weight, bias, window, groups));
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        return prepared(inputShape, weight.shape(), window, groups)
                .inputGradient(weight, gradient)
                .orElseGet(() -> otherwise.conv2dInputGradient(inputShape, weight, gradient, window, groups));
    }

    @Override
    public INDArray conv2dWeightGradient(INDArray x, long[] weightShape, INDArray gradient, Window window, int groups) {
        return prepared(x.shape(), weightShape, window, groups)
                .weightGradient(x, gradient)
                .orElseGet(() -> otherwise.conv2dWeightGradient(x, weightShape, gradient, window, groups));
    }

    @Override
    public String description() {
        return version;
    }
}
