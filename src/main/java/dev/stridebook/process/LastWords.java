package dev.stridebook.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process printed, which often show why it ended. */
final class LastWords {
    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 1000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final int mostLines;
    private Thread reader = new Thread();

    private LastWords(int mostLines) {
        this.mostLines = mostLines;
    }

    /** Discards what it reads. */
    static LastWords none() {
        return new LastWords(0);
    }

    /** Also reads one of the process's streams to its end, in the background. */
    static LastWords of(InputStream stream) {
        LastWords words = new LastWords(MOST_LINES);
        words.reader = new Thread(() -> words.readAll(stream), "last words");
        words.reader.setDaemon(true);
        words.reader.start();
        return words;
    }

    private void readAll(InputStream stream) {
        try (InputStream buffered = new BufferedInputStream(stream)) {
            for (int first = buffered.read(); first >= 0; first = buffered.read()) {
                readLine(first, buffered);
            }
        } catch (IOException closed) {
            // The process has ended.
        }
    }

    /** Reads the rest of a line and keeps its start, unless it is blank. */
    void readLine(int first, InputStream stream) throws IOException {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        for (int next = first; next >= 0 && next != '\n'; next = stream.read()) {
            if (beginning.size() < LONGEST_LINE) {
                beginning.write(next);
            }
        }
        add(beginning.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    synchronized void add(String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
        if (lines.size() > mostLines) {
            lines.remove();
        }
    }

    /** Returns the lines; waits briefly for the end of the stream. */
    String text(Duration moment) throws InterruptedException {
        reader.join(moment.toMillis());
        synchronized (this) {
            return String.join("\n", lines);
        }
    }
}
