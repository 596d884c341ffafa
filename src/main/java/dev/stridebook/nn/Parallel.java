package dev.stridebook.nn;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Loops whose rounds may run at the same time. */
final class Parallel {
    private static final ThreadLocal<Boolean> SINGLE = ThreadLocal.withInitial(() -> false);

    private Parallel() {}

    /** On all cores, except in a {@link #single} thread. */
    static void forEach(int rounds, IntConsumer round) {
        if (SINGLE.get()) {
            for (int i = 0; i < rounds; i++) {
                round.accept(i);
            }
        } else {
            IntStream.range(0, rounds).parallel().forEach(round);
        }
    }

    /** From now on this thread computes by itself, in Java and in native code: it is one of several that share the cores. */
    static void single() {
        SINGLE.set(true);
        Nd4j.getBackend(); // loads the native library, which its holder by itself does not
        // OpenMP's number of threads belongs to the thread that sets it, and ND4J and oneDNN share one OpenMP.
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }
}
