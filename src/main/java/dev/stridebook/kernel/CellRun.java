package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.magic.Stopwatch;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * One run of one cell: where its output goes and whether it was interrupted. A thread belongs to the cell that started it,
 * so late output still finds its cell.
 */
final class CellRun {
    private static final long FLUSH_AFTER_MILLIS = 40;
    private static final Duration POOL_STOPS_WITHIN = Duration.ofMillis(500);
    private static final InheritableThreadLocal<CellRun> CURRENT = new InheritableThreadLocal<>();
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "stridebook-timer", 0, false);
        thread.setDaemon(true);
        return thread;
    });
    private static volatile CellRun latest;

    private final CellIo io;
    private volatile CellIo shown;
    private final StridebookKernel kernel;
    private final CellThreads threads;
    private final StreamBuffer out = new StreamBuffer();
    private final StreamBuffer err = new StreamBuffer();
    private final StopRequest stop = new StopRequest();
    private final int cell;
    private final Optional<Duration> limit;
    private final Duration leftBehindAfter;
    private volatile boolean timedOut;
    private volatile Thread evaluator;
    /** The threads that run the cell's own code and may be interrupted, unlike the compiler. */
    private final Map<Thread, UserCode> inUserCode = new HashMap<>();

    private Stopwatch.Elapsed taken = Stopwatch.Elapsed.NONE;
    private volatile Object lastDisplayId;

    private record UserCode(StatementTimeout timeout, Stopwatch stopwatch) {}

    /**
     * @param threads where its code runs
     * @param cell the cell's number, for messages
     * @param limit the time limit for each of its statements
     * @param leftBehindAfter how long an interrupted thread may take to end
     */
    CellRun(
            CellIo io,
            StridebookKernel kernel,
            CellThreads threads,
            int cell,
            Optional<Duration> limit,
            Duration leftBehindAfter) {
        this.io = io;
        this.shown = io;
        this.kernel = kernel;
        this.threads = threads;
        this.cell = cell;
        this.limit = limit;
        this.leftBehindAfter = leftBehindAfter;
    }

    int cell() {
        return cell;
    }

    /** Returns the run this thread belongs to, or null. The threads of the common pool belong to whichever cell ran last. */
    static CellRun current() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread ? latest : CURRENT.get();
    }

    /** Returns the run this thread belongs to; for a thread of none, the run that began last; null before the first. */
    static CellRun currentOrLatest() {
        CellRun run = current();
        return run == null ? latest : run;
    }

    /** Makes this the run of the calling thread, which evaluates it. */
    void begin() {
        evaluator = Thread.currentThread();
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
            inUserCode.keySet().forEach(Thread::interrupt);
            TIMER.schedule(this::leaveBehind, leftBehindAfter.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Java cannot stop a thread that waits for a connection, or that computes in a library that never checks for interrupts. */
    private void leaveBehind() {
        if (stop.isInterrupted() && !isInUserCode()) {
            tellDespiteInterrupt(
                    say("The cell is being compiled, which cannot be interrupted. It ends when that is done.\n"));
        }
        threads.leaveBehind(stop::isInterrupted, stack -> {
            StandardStreams.renew();
            return new CellInterrupted(stack);
        });
    }

    private synchronized boolean isInUserCode() {
        return !inUserCode.isEmpty();
    }

    private void tellDespiteInterrupt(String text) {
        synchronized (io) {
            flush();
            io.stream("stderr", text);
        }
    }

    /**
     * Called when the heap is nearly full: the cell must get its {@link OutOfMemoryError} while other threads still have some
     * memory. Does nothing during compilation, so that a cell that frees the memory can still run.
     */
    synchronized void runOutOfMemory() {
        if (isInUserCode()) {
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

    /** Returns the thread on which {@link #inUserCode} runs the cell's own code. */
    Thread userThread() {
        return threads.userThread();
    }

    /** Runs the cell's own code on the thread that is there for it. */
    <T> T inUserCode(Callable<T> code) throws Exception {
        return threads.runUserCode(() -> {
            CellRun before = CURRENT.get();
            CURRENT.set(this);
            try {
                enterUserCode();
                return code.call();
            } finally {
                leaveUserCode();
                CURRENT.set(before);
            }
        });
    }

    /** Evaluates Java for the cell's own code, on the thread of which this is called. */
    <T> T evaluateNested(Callable<T> evaluation) throws Exception {
        leaveUserCode();
        try {
            return threads.evaluateNested(evaluation);
        } finally {
            enterUserCode();
        }
    }

    private synchronized void enterUserCode() {
        if (stop.isInterrupted()) {
            throw new CellInterrupted();
        }
        inUserCode.put(Thread.currentThread(), new UserCode(StatementTimeout.start(limit, this), Stopwatch.start()));
    }

    private synchronized void leaveUserCode() {
        UserCode left = inUserCode.remove(Thread.currentThread());
        if (left != null) {
            left.timeout().cancel();
            taken = taken.plus(left.stopwatch().elapsed());
        }
        stop.forgetMemory();
        // A late interrupt would otherwise meet what runs next on this thread.
        Thread.interrupted();
    }

    /** Returns the time that the cell's own code has taken up to the statement that the calling thread runs, without compilation. */
    synchronized Stopwatch.Elapsed takenSoFar() {
        UserCode running = inUserCode.get(Thread.currentThread());
        return running == null ? taken : taken.plus(running.stopwatch().elapsed());
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

    /** Tells something that is no cause for alarm, in a line of its standard output. */
    void mention(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        add("stdout", bytes, 0, bytes.length);
    }

    /** What the compiler prints is left out: its own bugs, with a thousand lines of stack. */
    void write(String name, byte[] bytes, int offset, int length) {
        if (Thread.currentThread() != evaluator) {
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
                shown.stream(name, text);
            }
        }
    }

    void display(MimeBundle bundle, String displayId) {
        stopIfAsked();
        lastDisplayId = displayId;
        synchronized (io) {
            flush();
            shown.display(bundle, displayId);
        }
    }

    void update(MimeBundle bundle, String displayId) {
        stopIfAsked();
        synchronized (io) {
            flush();
            shown.update(bundle, displayId);
        }
    }

    /** Collects what is shown and printed meanwhile, also by other threads of this run, instead of showing it. */
    void capture(CellIo collector, Runnable body) {
        CellIo before = showTo(collector);
        try {
            body.run();
        } finally {
            showTo(before);
        }
    }

    private CellIo showTo(CellIo next) {
        synchronized (io) {
            flush();
            CellIo before = shown;
            shown = next;
            return before;
        }
    }

    /** Returns whether comms reach a front end. */
    boolean hasFrontEnd() {
        return io instanceof CommSender;
    }

    /** Returns whether a message for this comm waits whose data is such. */
    boolean isAwaited(String commId, Predicate<JsonNode> data) {
        return io instanceof CommSender frontEnd && frontEnd.isWaiting(commId, data);
    }

    /** Sends a comm's message to the front end, if there is one. */
    void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        stopIfAsked();
        synchronized (io) {
            flush();
            if (io instanceof CommSender frontEnd) {
                frontEnd.send(type, content, metadata, buffers);
            }
        }
    }

    void clear(boolean wait) {
        synchronized (io) {
            flush();
            shown.clear(wait);
        }
    }

    String readLine() throws IOException {
        flush();
        return io.readLine();
    }

    boolean canAsk() {
        return io.canAsk();
    }

    Optional<String> ask(String prompt) throws IOException {
        flush();
        return io.ask(prompt);
    }

    /** Returns whether a cell's value is just the display id of something the cell has shown, which is not worth showing. */
    boolean isLastDisplayId(Object value) {
        return value != null && value == lastDisplayId;
    }
}
