package dev.stridebook.kernel;

import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Records what a cell prints and shows, and answers its requests for input. */
final class RecordedIo implements CellIo {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final List<MimeBundle> displays = new ArrayList<>();
    private final Map<String, MimeBundle> byId = new LinkedHashMap<>();
    private final Deque<String> input = new ArrayDeque<>();
    private int chunks;
    private int clears;

    RecordedIo answering(String... lines) {
        input.addAll(List.of(lines));
        return this;
    }

    @Override
    public synchronized void stream(String name, String text) {
        chunks++;
        (name.equals("stdout") ? out : err).append(text);
        notifyAll();
    }

    @Override
    public synchronized void display(MimeBundle bundle, String displayId) {
        displays.add(bundle);
        byId.put(displayId, bundle);
    }

    @Override
    public synchronized void update(MimeBundle bundle, String displayId) {
        byId.put(displayId, bundle);
    }

    @Override
    public synchronized void clear(boolean wait) {
        clears++;
    }

    @Override
    public String readLine() throws IOException {
        return input.pop();
    }

    synchronized String out() {
        return out.toString();
    }

    /** Waits until something is printed. */
    synchronized void awaitOutput() throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (out.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException("Nothing is printed.");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized String err() {
        return err.toString();
    }

    synchronized List<MimeBundle> displays() {
        return List.copyOf(displays);
    }

    synchronized List<MimeBundle> lastOfEachDisplay() {
        return List.copyOf(byId.values());
    }

    synchronized int chunks() {
        return chunks;
    }

    synchronized int clears() {
        return clears;
    }
}
