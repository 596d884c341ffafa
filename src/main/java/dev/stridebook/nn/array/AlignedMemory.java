package dev.stridebook.nn.array;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory for floats that begins where a line of the processor's cache does. Elsewhere each wide vector lies in two lines, which
 * takes up to half as long again. Much of it begins where a page does: where one array's numbers lie a little further in their pages than
 * those of another from which they are computed, the processor takes what it reads for what it has just written, and waits, 3 to 6 % of
 * ReLU's time. It is freed when it is closed, or when the garbage collector finds it.
 */
final class AlignedMemory extends FloatPointer {
    private static final long LINE = 64;
    private static final long PAGE = 4096;
    /** Bytes beside which a page is little. */
    private static final long MUCH = 16 * PAGE;

    /**
     * @throws OutOfMemoryError if there is no memory
     */
    AlignedMemory(long floats) {
        super((Pointer) null);
        long bytes = floats * Float.BYTES;
        long start = bytes < MUCH ? LINE : PAGE;
        Pointer block = malloc(bytes + start);
        if (block == null || block.isNull()) {
            throw new OutOfMemoryError("There is no memory for %,d numbers.".formatted(floats));
        }
        address = (block.address() + start - 1) / start * start;
        // As long as it has no capacity, JavaCPP does not count it to what may not be more than Java's heap.
        deallocator(() -> free(block));
        capacity(floats);
    }
}
