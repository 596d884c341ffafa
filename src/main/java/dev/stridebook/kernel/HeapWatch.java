package dev.stridebook.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import javax.management.NotificationEmitter;

/**
 * Tells when the heap is nearly full even after a collection. A cell that is ended then leaves the kernel the room to say so;
 * in a heap that is full to the brim, the threads that talk to Jupyter would fail together with the cell.
 */
final class HeapWatch {
    private static final double NEARLY_FULL = 0.95;

    private HeapWatch() {}

    /** Begins to watch. The caller is told again at each collection that frees too little. */
    static void start(Runnable whenNearlyFull) {
        MemoryPoolMXBean oldObjects = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .orElseThrow();
        oldObjects.setCollectionUsageThreshold(
                (long) (NEARLY_FULL * oldObjects.getUsage().getMax()));
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                .addNotificationListener(
                        (notification, nothing) -> {
                            if (notification
                                    .getType()
                                    .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
                                whenNearlyFull.run();
                            }
                        },
                        null,
                        null);
    }
}
