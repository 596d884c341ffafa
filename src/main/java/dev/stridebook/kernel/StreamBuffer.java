package dev.stridebook.kernel;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes UTF-8 bytes as they arrive; an incomplete character waits for its remaining bytes. */
final class StreamBuffer {
    private static final int FULL = 1 << 14;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] bytes = new byte[256];
    private int size;

    void add(byte[] more, int offset, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(more, offset, bytes, size, length);
        size += length;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size >= FULL;
    }

    /** Returns and removes all complete characters. */
    String take() {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, size);
        CharBuffer out = CharBuffer.allocate(size);
        decoder.decode(in, out, false);
        size = in.remaining();
        System.arraycopy(bytes, in.position(), bytes, 0, size);
        return out.flip().toString();
    }
}
