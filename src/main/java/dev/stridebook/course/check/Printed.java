package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Captures what an answer prints. Only the beginning is kept, to fit on a card; the rest is counted. The streams of the process are
 * replaced while at least one answer is captured, however many threads check answers at the same time, and are then the old ones again.
 */
final class Printed implements AutoCloseable {
    private static final int KEPT = 500;
    /** The captures that are open, the latest first: of an answer that checks another answer, the inner one comes first. */
    private static final List<Printed> OPEN = new CopyOnWriteArrayList<>();

    private final AnswerThread thread;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private long bytes;

    Printed(AnswerThread thread) {
        this.thread = thread;
        synchronized (OPEN) {
            OPEN.add(0, this);
            if (OPEN.size() == 1) {
                System.setOut(new Divided(undivided(System.out)));
                System.setErr(new Divided(undivided(System.err)));
            }
        }
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
            if (OPEN.isEmpty()) {
                // A stream that somebody else has put in place since then stays.
                System.setOut(undivided(System.out));
                System.setErr(undivided(System.err));
            }
        }
    }

    private static PrintStream undivided(PrintStream stream) {
        return stream instanceof Divided divided ? divided.elsewhere : stream;
    }

    /** Returns the capture of the answer that this thread belongs to. */
    private static Optional<Printed> current() {
        return OPEN.stream().filter(open -> open.thread.isCurrent()).findFirst();
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
        return bytes <= KEPT ? text : say("%s … (%,d bytes in total)", text, bytes);
    }

    /** A stream that gives each answer's output to its capture, and all other output to the stream that it replaces. */
    private static final class Divided extends PrintStream {
        private final PrintStream elsewhere;

        Divided(PrintStream replaced) {
            super(new Division(replaced), true, StandardCharsets.UTF_8);
            this.elsewhere = replaced;
        }
    }

    private static final class Division extends OutputStream {
        private final PrintStream elsewhere;

        Division(PrintStream elsewhere) {
            this.elsewhere = elsewhere;
        }

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] printed, int offset, int length) {
            current()
                    .ifPresentOrElse(
                            open -> open.keep(printed, offset, length), () -> elsewhere.write(printed, offset, length));
        }

        @Override
        public void flush() {
            if (current().isEmpty()) {
                elsewhere.flush();
            }
        }
    }
}
