package dev.stridebook.nn.array;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Loops whose rounds may run at the same time. */
public final class Parallel {
    /** So many that a core which is late leaves little to wait for. */
    private static final int SPANS = 8;

    private static final int SHARE = 8 * Floats.BLOCK;

    private static final ThreadLocal<Boolean> SINGLE = ThreadLocal.withInitial(() -> false);

    private Parallel() {}

    /** Returns how many rounds run at the same time. */
    public static int threads() {
        return SINGLE.get() ? 1 : Runtime.getRuntime().availableProcessors();
    }

    /**
     * Runs rounds 0, 1, 2 … on all cores, except within {@link #single}. Java compiles a round by itself, not as a part of the loop.
     */
    public static void forEach(int rounds, IntConsumer work) {
        IntConsumer round = new Apart(work);
        if (rounds < 2 || SINGLE.get()) {
            for (int i = 0; i < rounds; i++) {
                round.accept(i);
            }
        } else {
            SharedLoop.run(rounds, round);
        }
    }

    /** Cuts {@code length} values into spans of whole blocks but for the last, and runs a round for each. */
    public static void forEachSpan(int length, Span span) {
        forEachSpan(length, SHARE, span);
    }

    /**
     * As {@link #forEachSpan(int, Span)}.
     *
     * @param worth so many values are worth a thread
     */
    static void forEachSpan(int length, int worth, Span span) {
        int blocks = (length + Floats.BLOCK - 1) / Floats.BLOCK;
        int spans = Math.min(length / worth + 1, SPANS);
        forEach(spans, i -> {
            int start = (int) ((long) blocks * i / spans) * Floats.BLOCK;
            int end = (int) ((long) blocks * (i + 1) / spans) * Floats.BLOCK;
            span.accept(start, Math.min(end, length));
        });
    }

    /**
     * Shares out things, such as planes of images, in the order in which they lie in memory, and runs a round for each share.
     *
     * @param values that each thing has; a share has at least some blocks of them, so that it is worth a thread
     */
    public static void forEachShare(int things, int values, Span share) {
        long worth = (long) things * values / SHARE + 1;
        int shares = (int) Math.min(Math.min(worth, things), SPANS);
        forEach(
                shares,
                i -> share.accept((int) ((long) things * i / shares), (int) ((long) things * (i + 1) / shares)));
    }

    /** Computes in this thread alone, in Java and in native code: it is one of several that share the cores. */
    public static <T> T single(Supplier<T> work) {
        if (SINGLE.get()) {
            return work.get();
        }
        Nd4j.getBackend(); // loads the native library, which its holder by itself does not
        NativeOps nativeCode = NativeOpsHolder.getInstance().getDeviceNativeOps();
        // OpenMP's number of threads belongs to the thread that sets it, and ND4J and oneDNN share one OpenMP.
        int threads = nativeCode.ompGetMaxThreads();
        SINGLE.set(true);
        nativeCode.setOmpNumThreads(1);
        try {
            return work.get();
        } finally {
            nativeCode.setOmpNumThreads(threads);
            SINGLE.set(false);
        }
    }

    @FunctionalInterface
    public interface Span {
        void accept(int start, int end);
    }
}
