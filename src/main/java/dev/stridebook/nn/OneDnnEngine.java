package dev.stridebook.nn;

import dev.stridebook.nn.OneDnn.Operation;
import dev.stridebook.nn.OneDnnConvolution.Key;
import dev.stridebook.shape.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes convolutions and matrix products with oneDNN, called directly on the arrays' own memory. What it needs for a shape is
 * prepared once and kept, for each thread by itself. Bias gradients come for nothing, whether asked for or not.
 */
final class OneDnnEngine implements Engine {
    /** More shapes than any network has at once; beyond it the one that was not used for longest is prepared anew. */
    private static final int KEPT = 256;

    private final Engine otherwise;
    private final String version;
    private final ThreadLocal<Map<Key, Optional<OneDnnConvolution>>> convolutions =
            ThreadLocal.withInitial(Recent::new);
    private final ThreadLocal<Map<Product, Optional<Operation>>> products = ThreadLocal.withInitial(Recent::new);

    /** Forgets what was not used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    }

    /**
     * @param otherwise computes the few shapes that oneDNN has no fast code for
     * @throws LinkageError if there is no native library for this machine
     */
    OneDnnEngine(Engine otherwise) {
        this.otherwise = otherwise;
        dnnl_version_t loaded = dnnl.dnnl_version();
        version = "oneDNN %d.%d.%d".formatted(loaded.major(), loaded.minor(), loaded.patch());
    }

    private Optional<OneDnnConvolution> prepared(long[] input, long[] weight, Window window, int groups) {
        Key key = new Key(
                (int) input[0], (int) input[1], (int) input[2], (int) input[3], (int) weight[0], groups, window);
        return convolutions.get().computeIfAbsent(key, OneDnnConvolution::prepare);
    }

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        return prepared(x.shape(), weight.shape(), window, groups)
                .flatMap(convolution -> convolution.forward(x, weight, bias))
                .orElseGet(() -> otherwise.conv2d(x, weight, bias, window, groups));
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        return prepared(inputShape, weight.shape(), window, groups)
                .flatMap(convolution -> convolution.inputGradient(weight, gradient))
                .orElseGet(() -> otherwise.conv2dInputGradient(inputShape, weight, gradient, window, groups));
    }

    @Override
    public LearnedGradients conv2dLearnedGradients(
            INDArray x, long[] weightShape, boolean withBias, INDArray gradient, Window window, int groups) {
        return prepared(x.shape(), weightShape, window, groups)
                .flatMap(convolution -> convolution.learnedGradients(x, gradient))
                .orElseGet(() -> otherwise.conv2dLearnedGradients(x, weightShape, withBias, gradient, window, groups));
    }

    /** A product of two matrices, {@code [rows, inner]} and {@code [inner, columns]} after transposing. */
    private record Product(int rows, int inner, int columns, boolean transposeA, boolean transposeB) {
        Optional<Operation> prepare() {
            return OneDnn.prepare(() -> {
                memory.desc a = OneDnn.matrix(rows, inner, transposeA);
                memory.desc b = OneDnn.matrix(inner, columns, transposeB);
                memory.desc c = OneDnn.matrix(rows, columns, false);
                var description = new matmul.primitive_desc(OneDnn.CPU, a, b, c);
                return new Operation(description, new matmul(description))
                        .in(dnnl.DNNL_ARG_SRC, a, a)
                        .in(dnnl.DNNL_ARG_WEIGHTS, b, b)
                        .out(dnnl.DNNL_ARG_DST, c, c);
            });
        }
    }

    @Override
    public INDArray matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB) {
        Product product = new Product(
                (int) a.size(transposeA ? 1 : 0),
                (int) a.size(transposeA ? 0 : 1),
                (int) b.size(transposeB ? 0 : 1),
                transposeA,
                transposeB);
        return products.get()
                .computeIfAbsent(product, Product::prepare)
                .map(operation -> {
                    INDArray c = Floats.create(product.rows, product.columns);
                    operation.run(Floats.contiguous(a), Floats.contiguous(b), c);
                    return c;
                })
                .orElseGet(() -> otherwise.matmul(a, transposeA, b, transposeB));
    }

    @Override
    public String description() {
        return version;
    }
}
