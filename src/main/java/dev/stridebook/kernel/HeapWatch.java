package dev.stridebook.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import javax.management.NotificationEmitter;

/**
 * Reports when live objects nearly fill the heap's old generation. Ending the cell at that point leaves the kernel enough
 * memory to report it; once the heap is completely full, the threads that talk to Jupyter would fail along with the cell.
 */
final class HeapWatch {
    private static final double NEARLY_FULL = 0.9;

    private final MemoryPoolMXBean oldObjects = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
            .orElseThrow();
    private final long nearlyFull = (long) (NEARLY_FULL * oldObjects.getUsage().getMax());

    private HeapWatch() {}

    /** Starts watching. The listener is called again after each collection that frees too little. */
    static void start(Runnable whenNearlyFull) {
        HeapWatch watch = new HeapWatch();
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                .addNotificationListener(
                        (notification, nothing) -> {
                            if (watch.isNearlyFull()) {
                                whenNearlyFull.run();
                            }
                        },
                        null,
                        null);
        watch.oldObjects.setUsageThreshold(watch.nearlyFull);
        watch.oldObjects.setCollectionUsageThreshold(watch.nearlyFull);
    }

    private boolean isNearlyFull() {
        if (oldObjects.getCollectionUsage().getUsed() < nearlyFull && oldObjects.isUsageThresholdExceeded()) {
            // Garbage counts as used until it is collected; a collection would soon follow anyway.
            System.gc();
        }
        return oldObjects.getCollectionUsage().getUsed() >= nearlyFull;
    }
}
