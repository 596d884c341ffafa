package dev.stridebook.kernel;

import dev.stridebook.kernel.magic.Stopwatch;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One run of one cell: where its output goes and whether it was interrupted. A thread belongs to the cell that started it,
 * so late output still finds its cell.
 */
final class CellRun {
    private static final long FLUSH_AFTER_MILLIS = 40;
    private static final long TELL_AFTER_MILLIS = 2000;
    private static final Duration POOL_STOPS_WITHIN = Duration.ofMillis(500);
    private static final InheritableThreadLocal<CellRun> CURRENT = new InheritableThreadLocal<>();
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "stridebook-timer", 0, false);
        thread.setDaemon(true);
        return thread;
    });
    private static volatile CellRun latest;

    private final CellIo io;
    private final StridebookKernel kernel;
    private final StreamBuffer out = new StreamBuffer();
    private final StreamBuffer err = new StreamBuffer();
    private final StopRequest stop = new StopRequest();
    private final int cell;
    private final Optional<Duration> limit;
    private volatile boolean timedOut;
    private volatile Thread cellThread;
    private volatile Thread userThread;
    private StatementTimeout timeout = StatementTimeout.NONE;
    private Stopwatch stopwatch = Stopwatch.start();
    private Stopwatch.Elapsed taken = Stopwatch.Elapsed.NONE;
    private Object lastDisplayId;

    /**
     * @param cell the cell's number, for messages
     * @param limit the time limit for each of its statements
     */
    CellRun(CellIo io, StridebookKernel kernel, int cell, Optional<Duration> limit) {
        this.io = io;
        this.kernel = kernel;
        this.cell = cell;
        this.limit = limit;
    }

    int cell() {
        return cell;
    }

    /** Returns the run this thread belongs to, or null. The threads of the common pool belong to whichever cell ran last. */
    static CellRun current() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread ? latest : CURRENT.get();
    }

    /** Makes this the run of the calling thread and of those it starts. */
    void begin() {
        cellThread = Thread.currentThread();
        CURRENT.set(this);
        latest = this;
    }

    /** Ends the run. Threads it leaves running still print to this cell. */
    void end() {
        flush();
        if (stop.isInterrupted()) {
            letPoolThreadsStop();
        }
        stop.close();
        CURRENT.remove();
        if (latest == this && kernel.isClosed()) {
            latest = null;
        }
    }

    /**
     * A parallel stream throws in the cell as soon as one of its threads has stopped. The others must still see the interrupt,
     * or they would run forever in threads that all cells share.
     */
    private static void letPoolThreadsStop() {
        int self = Thread.currentThread() instanceof ForkJoinWorkerThread ? 1 : 0;
        long end = System.nanoTime() + POOL_STOPS_WITHIN.toNanos();
        while (ForkJoinPool.commonPool().getActiveThreadCount() > self && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    static void stopIfAsked() {
        CellRun run = current();
        if (run != null) {
            run.stop.stopIfAsked();
        }
    }

    boolean isInterrupted() {
        return stop.isInterrupted();
    }

    synchronized void interrupt() {
        if (stop.ask(StopRequest.Reason.INTERRUPTED)) {
            if (userThread != null) {
                userThread.interrupt();
            }
            TIMER.schedule(this::tellIfItGoesOn, TELL_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Java cannot stop a thread that waits for a connection, or that computes in a library that never checks for interrupts. */
    private void tellIfItGoesOn() {
        if (stop.isInterrupted()) {
            synchronized (io) {
                flush();
                io.stream("stderr", "The cell runs code that cannot be interrupted. To end it, restart the kernel.\n");
            }
        }
    }

    /**
     * Called when the heap is nearly full: the cell must get its {@link OutOfMemoryError} while other threads still have some
     * memory. Does nothing during compilation, so that a cell that frees the memory can still run.
     */
    synchronized void runOutOfMemory() {
        if (userThread != null) {
            stop.ask(StopRequest.Reason.OUT_OF_MEMORY);
        }
    }

    /** Interrupts the cell because a statement took too long. In a debugger it may take as long as the user looks at it. */
    void timeOut() {
        if (!kernel.isDebugged()) {
            timedOut = true;
            interrupt();
        }
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** Marks that the calling thread now runs the cell's own code and may be interrupted, unlike the compiler. */
    synchronized void enterUserCode() {
        if (stop.isInterrupted()) {
            throw new CellInterrupted();
        }
        userThread = Thread.currentThread();
        timeout = StatementTimeout.start(limit, this);
        stopwatch = Stopwatch.start();
    }

    synchronized void leaveUserCode() {
        userThread = null;
        stop.forgetMemory();
        timeout.cancel();
        taken = taken.plus(stopwatch.elapsed());
        // A late interrupt would otherwise break the compiler's next read of a jar.
        Thread.interrupted();
    }

    /** Returns the time that the cell's own code has taken so far, without compilation. */
    synchronized Stopwatch.Elapsed taken() {
        return taken;
    }

    StridebookKernel kernel() {
        return kernel;
    }

    /** Tells something about the cell itself, in a line of its standard error. */
    void tell(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        add("stderr", bytes, 0, bytes.length);
    }

    /** What the compiler prints is left out: its own bugs, with a thousand lines of stack. */
    void write(String name, byte[] bytes, int offset, int length) {
        if (Thread.currentThread() != cellThread || userThread != null) {
            add(name, bytes, offset, length);
        }
    }

    private void add(String name, byte[] bytes, int offset, int length) {
        stopIfAsked();
        boolean isFull;
        synchronized (io) {
            StreamBuffer buffer = name.equals("stdout") ? out : err;
            StreamBuffer other = buffer == out ? err : out;
            send(name.equals("stdout") ? "stderr" : "stdout", other);
            if (buffer.isEmpty()) {
                TIMER.schedule(this::flush, FLUSH_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            }
            buffer.add(bytes, offset, length);
            isFull = buffer.isFull();
        }
        if (isFull) {
            flush();
        }
    }

    void flush() {
        synchronized (io) {
            send("stdout", out);
            send("stderr", err);
        }
    }

    private void send(String name, StreamBuffer buffer) {
        if (!buffer.isEmpty()) {
            String text = buffer.take();
            if (!text.isEmpty()) {
                io.stream(name, text);
            }
        }
    }

    void display(MimeBundle bundle, String displayId) {
        stopIfAsked();
        lastDisplayId = displayId;
        synchronized (io) {
            flush();
            io.display(bundle, displayId);
        }
    }

    void update(MimeBundle bundle, String displayId) {
        stopIfAsked();
        synchronized (io) {
            flush();
            io.update(bundle, displayId);
        }
    }

    void clear(boolean wait) {
        synchronized (io) {
            flush();
            io.clear(wait);
        }
    }

    String readLine() throws IOException {
        flush();
        return io.readLine();
    }

    /** Returns whether a cell's value is just the display id of something the cell has shown, which is not worth showing. */
    boolean isLastDisplayId(Object value) {
        return value != null && value == lastDisplayId;
    }
}
