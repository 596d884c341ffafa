package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A product of matrices of one shape in oneDNN. */
final class OneDnnProduct implements Prepared {
    /** Takes a third to all of the time of other code for a few rows, which oneDNN would not take by itself. */
    private static final String GEMM = "gemm:";

    /** Fewer rows are multiplied with the second matrix as it lies in memory if that is to be transposed; other code reorders it. */
    private static final int WORTH_REORDERING = 16;

    /** Numbers of a matrix from which on that takes less time. */
    private static final int MANY = 8192;

    /** So few columns take as little as a third of the time as rows. */
    private static final int FEW_COLUMNS = 5;

    /** For each column a row must have so many numbers, so that to transpose the product is little beside it. */
    private static final int LONG = 64;

    private final Natives natives;
    private final Shape shape;
    private final OneDnnProgram program;

    /** Two matrices, {@code [rows, inner]} and {@code [inner, columns]} after transposing. */
    record Shape(int rows, int inner, int columns, boolean transposeA, boolean transposeB, boolean withBias) {
        static Shape of(INDArray a, boolean transposeA, INDArray b, boolean transposeB, boolean withBias) {
            return new Shape(
                    (int) a.size(transposeA ? 1 : 0),
                    (int) a.size(transposeA ? 0 : 1),
                    (int) b.size(transposeB ? 0 : 1),
                    transposeA,
                    transposeB,
                    withBias);
        }

        /** How many products it adds up. */
        long products() {
            return (long) rows * inner * columns;
        }

        /** How many numbers it takes and gives. */
        long numbers() {
            return (long) rows * inner + (long) inner * columns + (long) rows * columns;
        }

        /** Whether it takes less time to multiply the second matrix by the first, and to transpose the product. */
        boolean isFasterTransposed() {
            return !transposeA
                    && transposeB
                    && rows >= WORTH_REORDERING
                    && columns <= FEW_COLUMNS
                    && inner >= LONG * columns
                    && new Shape(columns, inner, rows, false, true, false).hasFewRows();
        }

        /** Whether there is one row if those of the second matrix are added up, each times a number, or else a few. */
        boolean hasFewRows() {
            return transposeB ? 1 < rows && rows < WORTH_REORDERING && (long) inner * columns >= MANY : rows == 1;
        }
    }

    /**
     * @param proven which of oneDNN's ways may be taken
     */
    static Optional<OneDnnProduct> prepare(Shape shape, Predicate<Way> proven) {
        Natives natives = new Natives();
        return OneDnn.unlessUnsupported(() -> natives.keep(() -> new OneDnnProduct(natives, shape, proven)));
    }

    private OneDnnProduct(Natives natives, Shape shape, Predicate<Way> proven) {
        this.natives = natives;
        this.shape = shape;
        memory.desc a = OneDnn.matrix(shape.rows, shape.inner, shape.transposeA);
        memory.desc b = OneDnn.matrix(shape.inner, shape.columns, shape.transposeB);
        memory.desc c = OneDnn.matrix(shape.rows, shape.columns, false);
        memory.desc bias = OneDnn.matrix(1, shape.columns, false);
        primitive_attr usual = OneDnn.attributes();
        OneDnn.Description product = result -> dnnl.dnnl_matmul_primitive_desc_create(
                result, OneDnn.CPU.get(), a.get(), b.get(), shape.withBias ? bias.get() : null, c.get(), usual.get());
        Predicate<String> isProven = name -> proven.test(new Way(Operation.PRODUCT, name));
        primitive_desc how = OneDnn.first(
                        product, name -> shape.hasFewRows() && name.startsWith(GEMM) && isProven.test(name))
                .orElseGet(() -> OneDnn.required(product, isProven));
        program = new OneDnnProgram(natives, proven);
        var arguments = new IntMemoryMap()
                .put(dnnl.DNNL_ARG_SRC, program.array(a))
                .put(dnnl.DNNL_ARG_WEIGHTS, program.array(b))
                .put(dnnl.DNNL_ARG_DST, program.array(c));
        if (shape.withBias) {
            arguments.put(dnnl.DNNL_ARG_BIAS, program.array(bias));
        }
        program.add(how, arguments);
    }

    /**
     * @param bias null for none
     * @param c to be filled
     */
    void compute(INDArray a, INDArray b, INDArray bias, INDArray c) {
        if (bias == null) {
            program.run(Floats.contiguous(a), Floats.contiguous(b), c);
        } else {
            program.run(Floats.contiguous(a), Floats.contiguous(b), c, bias);
        }
    }

    @Override
    public void close() {
        natives.close();
    }
}
