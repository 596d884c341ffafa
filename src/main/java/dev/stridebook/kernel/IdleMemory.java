package dev.stridebook.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/**
 * Returns memory to the system while nobody runs a cell: on a class's server, most kernels wait for a student who reads. What cells
 * leave behind is collected, the heap shrinks to what is in use, and so does the memory of native code.
 */
final class IdleMemory {
    private static final int QUIET_SECONDS = 5;
    /** Percents of the heap that are kept free: the least and the most. */
    private static final String[] TIGHT = {"5", "10"};

    private static final String[] ROOMY = {"40", "70"};

    private final AtomicLong requests = new AtomicLong();

    /** Notes that a request is being handled. */
    void busy() {
        requests.incrementAndGet();
    }

    /** Notes that it has been handled. If none follows, memory is returned soon. */
    void quiet() {
        long last = requests.get();
        CompletableFuture.delayedExecutor(QUIET_SECONDS, TimeUnit.SECONDS).execute(() -> {
            if (requests.get() == last) {
                release();
            }
        });
    }

    static void release() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            keepFree(machine, TIGHT);
            try {
                System.gc();
            } finally {
                // A cell that runs next may let the heap grow as usual.
                keepFree(machine, ROOMY);
            }
            Pointer.trimMemory();
        } catch (RuntimeException | LinkageError otherMachine) {
            // A Java or a system that cannot do this; nothing depends on it.
        }
    }

    /** The least is never above the most, also in between. */
    private static void keepFree(HotSpotDiagnosticMXBean machine, String[] percents) {
        machine.setVMOption("MinHeapFreeRatio", "0");
        machine.setVMOption("MaxHeapFreeRatio", percents[1]);
        machine.setVMOption("MinHeapFreeRatio", percents[0]);
    }
}
