package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Window;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes convolutions and matrix products with oneDNN, called directly on the arrays' own memory. What it needs for a shape is
 * prepared once and kept, for each thread by itself.
 */
final class OneDnnEngine implements Engine {
    /** More shapes than any network has at once; beyond it the one that was not used for longest is prepared anew. */
    private static final int KEPT = 256;

    private final Engine otherwise;
    private final String version;
    private final ThreadLocal<Map<ConvolutionShape, Optional<OneDnnConvolution>>> convolutions =
            ThreadLocal.withInitial(() -> new Recent<>(KEPT));
    private final ThreadLocal<Map<Product, Optional<OneDnnProgram>>> products =
            ThreadLocal.withInitial(() -> new Recent<>(KEPT));

    /**
     * @param otherwise computes the few shapes that oneDNN has no fast code for
     * @throws LinkageError if there is no native library for this machine
     */
    OneDnnEngine(Engine otherwise) {
        this.otherwise = otherwise;
        dnnl_version_t loaded = dnnl.dnnl_version();
        version = "oneDNN %d.%d.%d".formatted(loaded.major(), loaded.minor(), loaded.patch());
    }

    private Optional<OneDnnConvolution> prepared(ConvolutionShape shape) {
        return convolutions.get().computeIfAbsent(shape, OneDnnConvolution::prepare);
    }

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        return prepared(ConvolutionShape.of(x.shape(), weight.size(0), window, groups))
                .flatMap(convolution -> convolution.forward(x, weight, bias))
                .orElseGet(() -> otherwise.conv2d(x, weight, bias, window, groups));
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        return prepared(ConvolutionShape.of(inputShape, weight.size(0), window, groups))
                .flatMap(convolution -> convolution.inputGradient(weight, gradient))
                .orElseGet(() -> otherwise.conv2dInputGradient(inputShape, weight, gradient, window, groups));
    }

    @Override
    public LearnedGradients conv2dLearnedGradients(
            INDArray x, long[] weightShape, boolean withBias, INDArray gradient, Window window, int groups) {
        return prepared(ConvolutionShape.of(x.shape(), weightShape[0], window, groups))
                .flatMap(convolution -> convolution.learnedGradients(x, gradient))
                .orElseGet(() -> otherwise.conv2dLearnedGradients(x, weightShape, withBias, gradient, window, groups));
    }

    @Override
    public Optional<Block> block(ConvolutionShape shape, boolean withBias, Window pool) {
        return OneDnnBlock.prepare(shape, withBias, pool);
    }

    /** A product of two matrices, {@code [rows, inner]} and {@code [inner, columns]} after transposing. */
    private record Product(int rows, int inner, int columns, boolean transposeA, boolean transposeB, boolean withBias) {
        Optional<OneDnnProgram> prepare() {
            return OneDnn.unlessUnsupported(() -> {
                memory.desc a = OneDnn.matrix(rows, inner, transposeA);
                memory.desc b = OneDnn.matrix(inner, columns, transposeB);
                memory.desc c = OneDnn.matrix(rows, columns, false);
                memory.desc bias = OneDnn.matrix(1, columns, false);
                var how = withBias
                        ? new matmul.primitive_desc(OneDnn.CPU, a, b, bias, c)
                        : new matmul.primitive_desc(OneDnn.CPU, a, b, c);
                var program = new OneDnnProgram();
                var arguments = new IntMemoryMap()
                        .put(dnnl.DNNL_ARG_SRC, program.array(a))
                        .put(dnnl.DNNL_ARG_WEIGHTS, program.array(b))
                        .put(dnnl.DNNL_ARG_DST, program.array(c));
                if (withBias) {
                    arguments.put(dnnl.DNNL_ARG_BIAS, program.array(bias));
                }
                program.add(how, new matmul(how), arguments);
                return program;
            });
        }
    }

    @Override
    public INDArray matmul(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias) {
        Product product = new Product(
                (int) a.size(transposeA ? 1 : 0),
                (int) a.size(transposeA ? 0 : 1),
                (int) b.size(transposeB ? 0 : 1),
                transposeA,
                transposeB,
                bias != null);
        return products.get()
                .computeIfAbsent(product, Product::prepare)
                .map(program -> {
                    INDArray c = Floats.create(product.rows, product.columns);
                    if (bias == null) {
                        program.run(Floats.contiguous(a), Floats.contiguous(b), c);
                    } else {
                        program.run(Floats.contiguous(a), Floats.contiguous(b), c, bias);
                    }
                    return c;
                })
                .orElseGet(() -> otherwise.matmul(a, transposeA, b, transposeB, bias));
    }

    @Override
    public String description() {
        return version;
    }
}
