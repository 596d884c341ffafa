package dev.stridebook.grade.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * A request to another process, or the reply to it, in a pipe. What libraries or the JVM print between messages is skipped. Unlike
 * {@link dev.stridebook.process.Frames} it carries bytes and needs no library, of which Spark has other versions.
 *
 * @param number the request's number, which its reply repeats
 * @param isFailure whether it is a reply that says what failed
 * @param content the request or reply; of a failure, a text in UTF-8
 */
record PipeMessage(long number, boolean isFailure, byte[] content) {
    /** Begins each message; no text in UTF-8 has its first byte. */
    private static final long START = 0xFF53_7472_6964_65FEL;

    private static final int LONGEST = 1 << 30;

    /** Reads the next message; empty at the end of the pipe. */
    static Optional<PipeMessage> read(DataInputStream in) throws IOException {
        try {
            for (long last = in.readLong(); last != START; ) {
                last = last << Byte.SIZE | in.readUnsignedByte();
            }
            long number = in.readLong();
            boolean isFailure = in.readBoolean();
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("A message in the pipe is garbled.");
            }
            byte[] content = in.readNBytes(length);
            return content.length < length
                    ? Optional.empty()
                    : Optional.of(new PipeMessage(number, isFailure, content));
        } catch (EOFException end) {
            return Optional.empty();
        }
    }

    /** Writes it as a whole, from any thread. */
    void writeTo(DataOutputStream out) throws IOException {
        synchronized (out) {
            out.writeLong(START);
            out.writeLong(number);
            out.writeBoolean(isFailure);
            out.writeInt(content.length);
            out.write(content);
            out.flush();
        }
    }
}
