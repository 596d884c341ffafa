package dev.stridebook.nn.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.LongPointer;

/** What we use of oneDNN beside its primitives: descriptions of how values lie in memory, and of ways to compute. */
final class OneDnn {
    /** It does not end with the {@link Natives} that may happen to be kept when it is made. */
    static final engine CPU = new engine(engine.kind.cpu, 0).retainReference();

    private static final ThreadLocal<stream> STREAM = ThreadLocal.withInitial(() -> new stream(CPU).retainReference());

    /** Numbers in a line of the processor's cache. */
    private static final long LINE = 16;

    /** Numbers in a page of memory. */
    private static final long PAGE = 1024;

    /** The code that reorders where there is none for blocks of channels. */
    private static final String ANY_ORDER = "jit:uni";

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
     * Row-major order with a gap after each plane, through which images that are to get another order better go: where planes are whole pages,
     * the same pixel of all channels would have the same few places in the processor's cache, and reordering takes up to five times as long.
     *
     * @return empty where it takes no longer
     */
    static Optional<memory.desc> spread(memory.desc from, memory.desc wanted) {
        LongPointer sizes = from.get_dims();
        long[] shape = new long[(int) sizes.limit()];
        sizes.get(shape);
        if (shape.length != 4 || shape[1] <= LINE || shape[2] * shape[3] % PAGE != 0 || !from.equals(rows(shape))) {
            return Optional.empty();
        }
        boolean isInBlocks =
                !name(new reorder.primitive_desc(CPU, from, CPU, wanted)).equals(ANY_ORDER);
        long step = shape[2] * shape[3] + LINE;
        long[] steps = {shape[1] * step, step, shape[3], 1};
        return isInBlocks ? Optional.empty() : Optional.of(new memory.desc(shape, memory.data_type.f32, steps));
    }

    /** Whatever order suits the primitive best. */
    static memory.desc any(long... shape) {
        return new memory.desc(shape, memory.data_type.f32, memory.format_tag.any);
    }

    /**
     * The attributes of any primitive: {@link OneDnnProgram} gives it the memory that it needs while it runs. oneDNN's own belongs to the
     * thread in which a primitive was made, and is lost when another thread frees one; but workers' parts are computed, and freed, by
     * whoever has time.
     */
    static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.dnnl_scratchpad_mode_user);
        return attributes;
    }

    /** Has oneDNN describe a primitive, and returns its status. */
    interface Description {
        int describe(dnnl_primitive_desc result);
    }

    /**
     * Finds the first of oneDNN's ways whose name is accepted.
     *
     * @return empty if oneDNN has no such way
     * @throws OutOfMemoryError if there is no memory to describe it
     * @throws IllegalStateException if oneDNN finds fault with the description
     */
    static Optional<primitive_desc> first(Description description, Predicate<String> accepted) {
        dnnl_primitive_desc result = new dnnl_primitive_desc();
        int status = description.describe(result);
        if (status == dnnl.dnnl_unimplemented) {
            return Optional.empty();
        }
        require(status);
        primitive_desc way = new primitive_desc(result);
        do {
            if (accepted.test(name(way))) {
                return Optional.of(way);
            }
        } while (way.next_impl());
        return Optional.empty();
    }

    /**
     * Finds a way, as {@link #first}.
     *
     * @throws UnsupportedOperationException if oneDNN has no such way
     */
    static primitive_desc required(Description description, Predicate<String> accepted) {
        return first(description, accepted)
                .orElseThrow(() -> new UnsupportedOperationException("oneDNN has no proven code for it."));
    }

    private static void require(int status) {
        if (status == dnnl.dnnl_out_of_memory) {
            throw new OutOfMemoryError("oneDNN has no memory left.");
        }
        if (status != dnnl.dnnl_success) {
            String name = Arrays.stream(dnnl.status.values())
                    .filter(known -> known.value == status)
                    .map(Enum::name)
                    .findFirst()
                    .orElse("unknown");
            throw new IllegalStateException(
                    "oneDNN cannot describe what Stridebook asks for: status %d, %s.".formatted(status, name));
        }
    }

    /** What oneDNN calls the code that it takes, such as {@code jit:avx512_core}. */
    static String name(primitive_desc_base description) {
        return description.impl_info_str().getString();
    }

    /** This thread's. */
    static stream stream() {
        return STREAM.get();
    }

    /** Something, unless it throws {@link UnsupportedOperationException}. */
    static <T> Optional<T> unlessUnsupported(Supplier<T> preparation) {
        try {
            return Optional.of(preparation.get());
        } catch (UnsupportedOperationException unsupported) {
            return Optional.empty();
        }
    }
}
