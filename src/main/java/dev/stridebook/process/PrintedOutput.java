package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Collects a process's output: the beginning is kept, the rest is read and dropped, so that the process never blocks. */
public final class PrintedOutput {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private final Thread reader;
    private boolean isCut;

    private PrintedOutput(InputStream stream, int most) {
        this.most = most;
        this.reader = new Thread(() -> read(stream), "output of a process");
    }

    /** Begins to read a stream of a process, and keeps the first bytes. */
    public static PrintedOutput of(InputStream stream, int mostBytes) {
        PrintedOutput output = new PrintedOutput(stream, mostBytes);
        output.reader.setDaemon(true);
        output.reader.start();
        return output;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[1 << 16];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException closed) {
            // The process has ended.
        }
    }

    private synchronized void keep(byte[] buffer, int count) {
        int room = Math.min(count, most - kept.size());
        kept.write(buffer, 0, room);
        isCut |= room < count;
    }

    /** Returns the kept output; call it after the process has ended. Programs that it started may still hold the stream open. */
    public String text() {
        try {
            reader.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            String text = kept.toString(StandardCharsets.UTF_8);
            return isCut ? say("%s\n(cut here)", text) : text;
        }
    }
}
