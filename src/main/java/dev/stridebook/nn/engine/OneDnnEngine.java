package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.Scratch;
import dev.stridebook.nn.array.WorkerLocal;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes convolutions and matrix products with oneDNN, called directly on the arrays' own memory. What it needs for a shape is
 * prepared once and kept, for each thread by itself.
 */
final class OneDnnEngine implements Engine {
    /** More shapes than any network has at once; beyond it all of them are prepared anew. */
    static final int KEPT = 128;

    /** What oneDNN itself keeps, beyond this engine: enough for threads to share what they prepare at about the same time. */
    private static final int CACHED_BY_ONEDNN = 64;

    /** Fewer numbers are done before another thread has begun. */
    private static final int WORTH_A_THREAD = 32_768;

    /**
     * So much is done by one thread alone, in products and {@link #PRODUCTS_OF_NUMBER so many} for each number: oneDNN takes a quarter longer for
     * it with others, and several times as long while another process has their core.
     */
    private static final long LITTLE = 300_000;

    /** Products that take as long as to bring a number. */
    private static final int PRODUCTS_OF_NUMBER = 8;

    /** Fewer weights are multiplied faster by a convolution, although that puts them in another order first. */
    private static final int WORTH_A_PRODUCT = 65_536;

    private final Engine otherwise;
    private final Predicate<Way> proven;
    private final String version;
    private final WorkerLocal<Recent<ConvolutionShape, OneDnnConvolution>> convolutions;
    private final WorkerLocal<Recent<OneDnnProduct.Shape, OneDnnProduct>> products;
    private final WorkerLocal<Recent<Integer, OneDnnRelu>> relus;

    /**
     * @param otherwise computes the few shapes that oneDNN has no proven code for
     * @param proven which of oneDNN's ways may be taken
     * @param kept for how many shapes it keeps what it prepared
     * @throws LinkageError if there is no native library for this machine
     */
    OneDnnEngine(Engine otherwise, Predicate<Way> proven, int kept) {
        this.otherwise = otherwise;
        this.proven = proven;
        convolutions = new WorkerLocal<>(() -> new Recent<>(kept));
        products = new WorkerLocal<>(() -> new Recent<>(kept));
        relus = new WorkerLocal<>(() -> new Recent<>(kept));
        limitOneDnnsCache();
        dnnl_version_t loaded = dnnl.dnnl_version();
        version = "oneDNN %d.%d.%d".formatted(loaded.major(), loaded.minor(), loaded.patch());
    }

    private static void limitOneDnnsCache() {
        int[] capacity = new int[1];
        dnnl.dnnl_get_primitive_cache_capacity(capacity);
        dnnl.dnnl_set_primitive_cache_capacity(Math.min(capacity[0], CACHED_BY_ONEDNN));
    }

    private <T> Optional<T> compute(ConvolutionShape shape, Function<OneDnnConvolution, Optional<T>> computation) {
        return withThreads(
                shape.products(),
                shape.numbers(),
                () -> convolutions
                        .get()
                        .get(shape, key -> Optional.of(new OneDnnConvolution(key, proven)))
                        .flatMap(computation));
    }

    private static <T> T withThreads(long products, long numbers, Supplier<T> work) {
        return products + PRODUCTS_OF_NUMBER * numbers < LITTLE ? Parallel.single(work) : work.get();
    }

    @Override
    public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
        ConvolutionShape shape = ConvolutionShape.of(x.shape(), weight.size(0), window, groups);
        if (isProduct(shape)) {
            return Scratch.reshaped(matmul(rows(x), false, rows(weight), true, bias), shape.output());
        }
        Optional<SeenCells> seen = SeenCells.worthIt(shape);
        if (seen.isPresent()) {
            return conv2d(x, seen.get().of(weight), bias, seen.get().window(), groups);
        }
        if (KernelToRow.isFaster(shape)) {
            return KernelToRow.convolve(this, x, weight, bias, window);
        }
        return compute(shape, convolution -> convolution.forward(x, weight, bias))
                .orElseGet(() -> otherwise.conv2d(x, weight, bias, window, groups));
    }

    private static boolean isProduct(ConvolutionShape shape) {
        return shape.showsWholeImages() && shape.weights() >= WORTH_A_PRODUCT;
    }

    /** A line for each image, or for the weights of each output. */
    private static INDArray rows(INDArray array) {
        return Scratch.reshaped(array, array.size(0), array.length() / array.size(0));
    }

    @Override
    public INDArray conv2dInputGradient(
            long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
        ConvolutionShape shape = ConvolutionShape.of(inputShape, weight.size(0), window, groups);
        if (isProduct(shape)) {
            return Scratch.reshaped(matmul(rows(gradient), false, rows(weight), false, null), inputShape);
        }
        Optional<SeenCells> seen = SeenCells.worthIt(shape);
        if (seen.isPresent()) {
            return conv2dInputGradient(
                    inputShape, seen.get().of(weight), gradient, seen.get().window(), groups);
        }
        return compute(shape, convolution -> convolution.inputGradient(weight, gradient))
                .orElseGet(() -> otherwise.conv2dInputGradient(inputShape, weight, gradient, window, groups));
    }

    @Override
    public void conv2dLearnedGradients(
            INDArray x, INDArray gradient, Window window, int groups, LearnedGradients filled) {
        ConvolutionShape shape = ConvolutionShape.of(x.shape(), gradient.size(1), window, groups);
        Optional<SeenCells> seen = SeenCells.worthIt(shape);
        if (seen.isPresent()) {
            Window part = seen.get().window();
            var ofPart = new LearnedGradients(Floats.create(shape.with(part).weight()), filled.bias());
            conv2dLearnedGradients(x, gradient, part, groups, ofPart);
            seen.get().spread(ofPart.weight(), filled.weight());
        } else if (isProduct(shape)) {
            matmul(rows(gradient), true, rows(x), false, null, rows(filled.weight()));
            if (filled.bias() != null) {
                Floats.columnSums(rows(gradient), filled.bias());
            }
        } else if (compute(shape, convolution -> convolution.learnedGradients(x, gradient, filled))
                .isEmpty()) {
            otherwise.conv2dLearnedGradients(x, gradient, window, groups, filled);
        }
    }

    @Override
    public Optional<Block> block(List<Stage> stages) {
        return stages.size() == 1 ? OneDnnBlock.prepare(stages.get(0), proven) : Optional.empty();
    }

    @Override
    public void matmul(
            INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias, INDArray product) {
        if (transposeA && product.size(0) > 1 && product.size(1) == 1 && bias == null) {
            // A sum of rows that is written as a row: the same numbers in memory, in less time.
            matmul(b, !transposeB, a, false, null, Scratch.reshaped(product, 1, product.length()));
            return;
        }
        OneDnnProduct.Shape shape = OneDnnProduct.Shape.of(a, transposeA, b, transposeB, bias != null);
        if (shape.isFasterTransposed()) {
            INDArray transposed = Floats.create(product.size(1), product.size(0));
            matmul(b, false, a, true, null, transposed);
            Floats.transpose(transposed, bias, product);
            return;
        }
        Optional<OneDnnProduct> computed = withThreads(shape.products(), shape.numbers(), () -> {
            Optional<OneDnnProduct> prepared = products.get().get(shape, key -> OneDnnProduct.prepare(key, proven));
            prepared.ifPresent(found -> found.compute(a, b, bias, product));
            return prepared;
        });
        if (computed.isEmpty()) {
            otherwise.matmul(a, transposeA, b, transposeB, bias, product);
        }
    }

    /** Each of the threads that also go back computes a part by itself: others that had just computed would be in their way. */
    @Override
    public void relu(INDArray x, INDArray y) {
        int length = (int) x.length();
        int threads = Math.min(Parallel.threads(), length / WORTH_A_THREAD + 1);
        int part = (length / threads / OneDnnRelu.LANES + 1) * OneDnnRelu.LANES;
        if (relu(Math.min(part, length)).isEmpty()) {
            otherwise.relu(x, y);
            return;
        }
        Parallel.forEach(
                (length + part - 1) / part,
                i -> Parallel.single(() -> {
                    int start = i * part;
                    relu(Math.min(part, length - start)).orElseThrow().compute(x, y, start);
                    return null;
                }));
    }

    private Optional<OneDnnRelu> relu(int count) {
        return relus.get().get(count, key -> OneDnnRelu.prepare(key, proven));
    }

    @Override
    public String description() {
        return version;
    }
}
