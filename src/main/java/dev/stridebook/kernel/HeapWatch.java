package dev.stridebook.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import javax.management.NotificationEmitter;

/**
 * Tells when the heap's old generation is nearly full of what is still in use. A cell that is ended then leaves the kernel
 * the room to say so; in a heap that is full to the brim, the threads that talk to Jupyter would fail together with the cell.
 */
final class HeapWatch {
    private static final double NEARLY_FULL = 0.9;

    private final MemoryPoolMXBean oldObjects = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
            .orElseThrow();
    private final long nearlyFull = (long) (NEARLY_FULL * oldObjects.getUsage().getMax());

    private HeapWatch() {}

    /** Begins to watch. The listener is told again at each collection that frees too little. */
    static void start(Runnable whenNearlyFull) {
        HeapWatch watch = new HeapWatch();
        watch.oldObjects.setUsageThreshold(watch.nearlyFull);
        watch.oldObjects.setCollectionUsageThreshold(watch.nearlyFull);
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                .addNotificationListener(
                        (notification, nothing) -> {
                            if (watch.isNearlyFull()) {
                                whenNearlyFull.run();
                            }
                        },
                        null,
                        null);
    }

    private boolean isNearlyFull() {
        if (oldObjects.getCollectionUsage().getUsed() < nearlyFull && oldObjects.isUsageThresholdExceeded()) {
            // Garbage counts as used until it is collected, which would be soon in any case.
            System.gc();
        }
        return oldObjects.getCollectionUsage().getUsed() >= nearlyFull;
    }
}
