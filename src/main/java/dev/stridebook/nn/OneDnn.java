package dev.stridebook.nn;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The little of oneDNN's interface that we use: descriptions of memory, and operations on arrays. */
final class OneDnn {
    static final engine CPU = new engine(engine.kind.cpu, 0);

    /** Stands for an array until the operation runs. */
    private static final Pointer NOTHING_YET = new FloatPointer(1);

    private static final ThreadLocal<stream> STREAM = ThreadLocal.withInitial(() -> new stream(CPU));

    private OneDnn() {}

    /** Images whose channels lie innermost. */
    static memory.desc channelsLast(long... nchw) {
        return new memory.desc(nchw, memory.data_type.f32, memory.format_tag.acdb);
    }

    /** Row-major order, of up to five axes. */
    static memory.desc rows(long... shape) {
        memory.format_tag[] tags = {
            memory.format_tag.a,
            memory.format_tag.ab,
            memory.format_tag.abc,
            memory.format_tag.abcd,
            memory.format_tag.abcde
        };
        return new memory.desc(shape, memory.data_type.f32, tags[shape.length - 1]);
    }

    /** A matrix that lies in memory row by row, or column by column if it is to be transposed. */
    static memory.desc matrix(long rows, long columns, boolean transposed) {
        return new memory.desc(
                new long[] {rows, columns},
                memory.data_type.f32,
                transposed ? memory.format_tag.ba : memory.format_tag.ab);
    }

    /**
     * oneDNN's second choice where that is its direct convolution: with few channels that is three times as fast as the first,
     * which multiplies matrices.
     */
    static <D extends primitive_desc> D preferDirect(Supplier<D> description) {
        D first = description.get();
        if (!implementation(first).startsWith("brg")) {
            return first;
        }
        D second = description.get();
        return second.next_impl() && implementation(second).startsWith("jit:avx") ? second : first;
    }

    private static String implementation(primitive_desc_base description) {
        return description.impl_info_str().getString();
    }

    /** An operation, unless oneDNN cannot do it or only slowly. */
    static Optional<Operation> prepare(Supplier<Operation> preparation) {
        try {
            return Optional.of(preparation.get()).filter(Operation::isFast);
        } catch (RuntimeException unsupported) {
            return Optional.empty();
        }
    }

    /** Whatever order suits the operation best. */
    static memory.desc any(long... shape) {
        return new memory.desc(shape, memory.data_type.f32, memory.format_tag.any);
    }

    /**
     * A primitive with its arguments, which are reordered on the way in and out where it works in another order than arrays do.
     * For one thread. It refers to all native objects that it needs, as the garbage collector would free them otherwise.
     */
    static final class Operation {
        private final primitive primitive;
        private final String implementation;
        private final IntMemoryMap arguments = new IntMemoryMap();
        private final List<memory> arrays = new ArrayList<>();
        private final List<Reorder> before = new ArrayList<>();
        private final List<Reorder> after = new ArrayList<>();
        private final List<Object> kept = new ArrayList<>();

        Operation(primitive_desc_base description, primitive primitive) {
            this.primitive = primitive;
            this.implementation = OneDnn.implementation(description);
        }

        /** Whether it is more than oneDNN's reference, which is twenty times slower. */
        boolean isFast() {
            return !implementation.startsWith("ref");
        }

        /**
         * @param argument oneDNN's number for it
         * @param array how the array lies in memory
         * @param inner how the primitive wants it
         */
        Operation in(int argument, memory.desc array, memory.desc inner) {
            add(argument, array, inner, true);
            return this;
        }

        Operation out(int argument, memory.desc array, memory.desc inner) {
            add(argument, array, inner, false);
            return this;
        }

        private void add(int argument, memory.desc array, memory.desc inner, boolean in) {
            memory outside = new memory(array, CPU, NOTHING_YET);
            memory inside = array.equals(inner) ? outside : new memory(inner, CPU);
            arrays.add(outside);
            if (inside != outside) {
                (in ? before : after).add(in ? new Reorder(outside, inside) : new Reorder(inside, outside));
            }
            arguments.put(argument, inside);
            kept.add(inside);
        }

        /**
         * @param values in the order in which they were added
         */
        void run(INDArray... values) {
            for (int i = 0; i < values.length; i++) {
                arrays.get(i).set_data_handle(values[i].data().addressPointer());
            }
            stream stream = STREAM.get();
            before.forEach(reorder -> reorder.run(stream));
            primitive.execute(stream, arguments);
            after.forEach(reorder -> reorder.run(stream));
            // Frees nothing that native code still reads: it is done when execute returns.
            Reference.reachabilityFence(values);
        }
    }

    private static final class Reorder {
        private final reorder primitive;
        private final IntMemoryMap arguments = new IntMemoryMap();
        private final memory from;
        private final memory to;

        Reorder(memory from, memory to) {
            this.from = from;
            this.to = to;
            primitive = new reorder(new reorder.primitive_desc(CPU, from.get_desc(), CPU, to.get_desc()));
            arguments.put(dnnl.DNNL_ARG_FROM, from).put(dnnl.DNNL_ARG_TO, to);
        }

        void run(stream stream) {
            primitive.execute(stream, arguments);
        }
    }
}
