package dev.stridebook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code System.out}, {@code System.err} and {@code System.in} of the process, redirected to the cell that each thread belongs to. */
final class StandardStreams {
    private static PrintStream processOut;
    private static PrintStream processErr;
    private static InputStream processIn;
    private static PrintStream out;
    private static PrintStream err;
    private static InputStream in;

    private StandardStreams() {}

    /** Redirects the process's streams; called again, it undoes what a cell has put in their place and not taken back. */
    static synchronized void install() {
        if (out == null) {
            processOut = System.out;
            processErr = System.err;
            processIn = System.in;
            renew();
        }
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    /** Undoes that a cell has left a stream out; whatever else it has put there stays until the cell ends. */
    static synchronized void replaceMissing() {
        if (out != null && (System.out == null || System.err == null)) {
            install();
        }
    }

    /** Begins with new streams: a thread that was left behind may hold the locks of the old ones. */
    static synchronized void renew() {
        out = new Unclosed(new CellOutput("stdout", processOut));
        err = new Unclosed(new CellOutput("stderr", processErr));
        in = new CellInput(processIn);
    }

    /** All cells share it, so that closing it, as a reader or writer around it does, only flushes. */
    private static final class Unclosed extends PrintStream {
        Unclosed(OutputStream cells) {
            super(cells, false, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** Flushing is left to the cell, which combines output. */
    private static final class CellOutput extends OutputStream {
        private final String name;
        private final PrintStream elsewhere;

        CellOutput(String name, PrintStream elsewhere) {
            this.name = name;
            this.elsewhere = elsewhere;
        }

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            CellRun run = CellRun.current();
            if (run == null) {
                elsewhere.write(bytes, offset, length);
                elsewhere.flush();
            } else {
                run.write(name, bytes, offset, length);
            }
        }
    }

    /** Asks for a line whenever the previous one is used up. */
    private static final class CellInput extends InputStream {
        private final InputStream elsewhere;
        private byte[] line = {};
        private int position;

        CellInput(InputStream elsewhere) {
            this.elsewhere = elsewhere;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == line.length) {
                CellRun run = CellRun.current();
                if (run == null) {
                    return elsewhere.read(bytes, offset, length);
                }
                line = (run.readLine() + "\n").getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, bytes, offset, count);
            position += count;
            return count;
        }

        @Override
        public synchronized int available() {
            return line.length - position;
        }
    }
}
