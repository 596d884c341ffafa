package dev.stridebook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/**
 * The load that other programs put on the machine just before and just after measuring, as shares of all its cores: 0 for idle, 1
 * for all busy. Such load slows libraries down by different amounts, so even ratios need a quiet machine.
 */
record Neighbours(double before, double after) {
    private static final double QUIET = 0.1;

    /** Measures for two seconds, during which nothing of ours may run. */
    static double busyShare() throws InterruptedException {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        os.getCpuLoad(); // The next call tells of the time since this one.
        Thread.sleep(2_000);
        return os.getCpuLoad();
    }

    /** Returns a sentence if the ratios are not reliable. */
    Optional<String> warning() {
        return Math.max(before, after) > QUIET
                ? Optional.of(
                        "The machine was busy with other work (%s). Ratios too change with that: measure again when it is quiet."
                                .formatted(this))
                : Optional.empty();
    }

    /** {@code 3 % of the processor before, 5 % after}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f %% of the processor before, %.0f %% after", 100 * before, 100 * after);
    }
}
