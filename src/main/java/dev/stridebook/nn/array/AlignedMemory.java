package dev.stridebook.nn.array;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory for floats that begins where a line of the processor's cache does. Elsewhere each wide vector lies in two lines, which
 * takes up to half as long again. It is freed when it is closed, or when the garbage collector finds it.
 */
final class AlignedMemory extends FloatPointer {
    private static final long LINE = 64;

    /**
     * @throws OutOfMemoryError if there is no memory
     */
    AlignedMemory(long floats) {
        super((Pointer) null);
        Pointer block = malloc(floats * Float.BYTES + LINE);
        if (block == null || block.isNull()) {
            throw new OutOfMemoryError("There is no memory for %,d numbers.".formatted(floats));
        }
        address = (block.address() + LINE - 1) / LINE * LINE;
        // As long as it has no capacity, JavaCPP does not count it to what may not be more than Java's heap.
        deallocator(() -> free(block));
        capacity(floats);
    }
}
