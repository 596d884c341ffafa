package dev.stridebook.course.check;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures what an answer prints. Only the beginning is kept, to fit on a card; the rest is counted. */
final class Printed implements AutoCloseable {
    private static final int KEPT = 500;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final AnswerThread thread;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private long bytes;

    Printed(AnswerThread thread) {
        this.thread = thread;
        System.setOut(stream(out));
        System.setErr(stream(err));
    }

    private PrintStream stream(PrintStream elsewhere) {
        return new PrintStream(new Caught(elsewhere), true, StandardCharsets.UTF_8);
    }

    private synchronized void keep(byte[] printed, int offset, int length) {
        beginning.write(printed, offset, Math.min(length, KEPT - Math.min(beginning.size(), KEPT)));
        bytes += length;
    }

    /** Returns what was printed, on one line; empty if nothing was. */
    synchronized String text() {
        String text = beginning
                .toString(StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return bytes <= KEPT ? text : "%s … (%,d bytes in total)".formatted(text, bytes);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private final class Caught extends OutputStream {
        private final PrintStream elsewhere;

        Caught(PrintStream elsewhere) {
            this.elsewhere = elsewhere;
        }

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] printed, int offset, int length) {
            if (thread.isCurrent()) {
                keep(printed, offset, length);
            } else {
                elsewhere.write(printed, offset, length);
            }
        }

        @Override
        public void flush() {
            if (!thread.isCurrent()) {
                elsewhere.flush();
            }
        }
    }
}
