package dev.stridebook.nn.array;

import dev.stridebook.Internal;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of arrays as files hold them. */
@Internal
public final class FloatBytes {
    private static final int PIECE = 1 << 16;

    private FloatBytes() {}

    /** Takes a piece of what is written, such as {@code out::write}. */
    public interface Sink {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    /** Writes an array's numbers as little-endian floats in row-major order, piece by piece. */
    public static void write(INDArray array, Sink sink) throws IOException {
        if (array.isEmpty()) {
            return;
        }
        INDArray inOrder = Floats.contiguous(array);
        FloatBuffer values = Floats.of(inOrder);
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        while (values.hasRemaining()) {
            piece.clear();
            while (piece.hasRemaining() && values.hasRemaining()) {
                piece.putFloat(values.get());
            }
            sink.write(piece.array(), 0, piece.position());
        }
        Reference.reachabilityFence(inOrder);
    }
}
