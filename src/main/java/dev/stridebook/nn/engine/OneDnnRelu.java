package dev.stridebook.nn.engine;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ReLU of so many numbers in oneDNN. Its own ReLU makes 0 of NaN, as does the larger of a number and 0; but the larger of that and of the
 * number is NaN again.
 */
final class OneDnnRelu implements Prepared {
    /** Where the numbers do not fill the last register, oneDNN takes twice as long for all of them. */
    static final int LANES = 16;

    private final Natives natives;
    private final OneDnnProgram program;
    private final int count;
    private final int whole;

    /**
     * @param count of the numbers
     * @param proven which of oneDNN's ways may be taken
     */
    static Optional<OneDnnRelu> prepare(int count, Predicate<Way> proven) {
        Natives natives = new Natives();
        return OneDnn.unlessUnsupported(() -> natives.keep(() -> new OneDnnRelu(natives, count, proven)));
    }

    private OneDnnRelu(Natives natives, int count, Predicate<Way> proven) {
        this.natives = natives;
        this.count = count;
        whole = count < LANES ? count : count - count % LANES;
        memory.desc numbers = OneDnn.matrix(1, whole, false);
        memory.desc one = OneDnn.matrix(1, 1, false);
        post_ops again = new post_ops();
        again.append_binary(dnnl.algorithm.binary_max, numbers);
        primitive_attr attributes = OneDnn.attributes();
        attributes.set_post_ops(again);
        primitive_desc how = OneDnn.required(
                result -> dnnl.dnnl_binary_primitive_desc_create(
                        result,
                        OneDnn.CPU.get(),
                        dnnl.dnnl_binary_max,
                        numbers.get(),
                        one.get(),
                        numbers.get(),
                        attributes.get()),
                name -> proven.test(new Way(Operation.RELU, name)));
        program = new OneDnnProgram(natives, proven);
        memory zero = program.lasting(one);
        Pointer.memset(zero.get_data_handle(), 0, Float.BYTES);
        memory x = program.array(numbers);
        program.add(
                how,
                new IntMemoryMap()
                        .put(dnnl.DNNL_ARG_SRC_0, x)
                        .put(dnnl.DNNL_ARG_SRC_1, zero)
                        .put(dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1, x)
                        .put(dnnl.DNNL_ARG_DST, program.array(numbers)));
    }

    /** Fills y. */
    void compute(INDArray x, INDArray y) {
        compute(x, y, 0);
    }

    /**
     * Fills a part of y.
     *
     * @param start of the part
     */
    void compute(INDArray x, INDArray y, int start) {
        FloatPointer from = new FloatPointer(x.data().addressPointer()).getPointer(start);
        FloatPointer to = new FloatPointer(y.data().addressPointer()).getPointer(start);
        program.run(from, to);
        if (whole < count) {
            // Not as buffers: to make one takes as long as hundreds of numbers.
            float[] rest = new float[count - whole];
            from.position(whole).get(rest);
            for (int i = 0; i < rest.length; i++) {
                rest[i] = rest[i] < 0 ? 0 : rest[i];
            }
            to.position(whole).put(rest);
        }
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
    }

    @Override
    public void close() {
        natives.close();
    }
}
