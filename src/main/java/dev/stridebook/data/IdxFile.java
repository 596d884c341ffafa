package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The format of MNIST's files: a magic number that gives the type and the number of axes, the length of each axis, then the
 * values, here always bytes.
 *
 * @param axes their lengths, outermost first
 * @param bytes of the whole file, since a copy of a large one takes as long as to read it
 * @param first where the values begin, row by row
 */
record IdxFile(int[] axes, byte[] bytes, int first) {
    /** Two zeros, 8 for unsigned bytes, and the number of axes. */
    private static final int UNSIGNED_BYTES = 0x0800;

    /**
     * @param name of the file, for messages
     * @throws DataException if the bytes are not such a file with that many axes
     */
    static IdxFile parse(String name, byte[] bytes, int axes) {
        int header = 4 + 4 * axes;
        if (bytes.length < header) {
            throw new DataException(
                    say("%s has %,d bytes, fewer than the %d of its header.", name, bytes.length, header));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int magic = buffer.getInt();
        if (magic != UNSIGNED_BYTES + axes) {
            throw new DataException(say(
                    magic >>> 16 == 0x1f8b
                            ? "%s begins with 0x%08x, but an IDX file of %d axes begins with 0x%08x. It is compressed with gzip."
                            : "%s begins with 0x%08x, but an IDX file of %d axes begins with 0x%08x.",
                    name,
                    magic,
                    axes,
                    UNSIGNED_BYTES + axes));
        }
        int[] lengths = new int[axes];
        Arrays.setAll(lengths, axis -> buffer.getInt());
        if (!holds(lengths, bytes.length - header)) {
            throw new DataException(say(
                    "The header of %s announces %s values, but %,d bytes follow it.",
                    name, Arrays.toString(lengths), bytes.length - header));
        }
        return new IdxFile(lengths, bytes, header);
    }

    /** Returns a copy of the values. */
    byte[] values() {
        return Arrays.copyOfRange(bytes, first, bytes.length);
    }

    /** Whether the lengths multiply to that many values, without an overflow for lengths that are nonsense. */
    private static boolean holds(int[] lengths, int values) {
        int left = values;
        for (int length : lengths) {
            if (length < 1 || left % length != 0) {
                return false;
            }
            left /= length;
        }
        return left == 1;
    }
}
