package dev.stridebook.nn.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.stream;

/** What we use of oneDNN beside its primitives: descriptions of how values lie in memory. */
final class OneDnn {
    static final engine CPU = new engine(engine.kind.cpu, 0);

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

    /** Whatever order suits the primitive best. */
    static memory.desc any(long... shape) {
        return new memory.desc(shape, memory.data_type.f32, memory.format_tag.any);
    }

    /** Whether it is more than oneDNN's reference code, which is twenty times slower. */
    static boolean isFast(primitive_desc_base description) {
        return !name(description).startsWith("ref");
    }

    /** What oneDNN calls the code that it takes, such as {@code jit:avx512_core}. */
    static String name(primitive_desc_base description) {
        return description.impl_info_str().getString();
    }

    /** This thread's. */
    static stream stream() {
        return STREAM.get();
    }

    /** Something, unless oneDNN cannot do it or only slowly. */
    static <T> Optional<T> unlessUnsupported(Supplier<T> preparation) {
        try {
            return Optional.of(preparation.get());
        } catch (RuntimeException unsupported) {
            return Optional.empty();
        }
    }
}
