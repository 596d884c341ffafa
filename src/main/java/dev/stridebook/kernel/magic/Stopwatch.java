package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** Measures wall time and the CPU time of the calling thread. */
public final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long wall = System.nanoTime();
    private final long cpu = cpuTime();

    private Stopwatch() {}

    public static Stopwatch start() {
        return new Stopwatch();
    }

    /** Returns the time since the start; must be called by the thread that started it. */
    public Elapsed elapsed() {
        return new Elapsed(System.nanoTime() - wall, cpuTime() - cpu);
    }

    private static long cpuTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    /**
     * @param wall elapsed time in nanoseconds
     * @param cpu the thread's CPU time in nanoseconds
     */
    public record Elapsed(long wall, long cpu) {
        public static final Elapsed NONE = new Elapsed(0, 0);

        public Elapsed plus(Elapsed more) {
            return new Elapsed(wall + more.wall, cpu + more.cpu);
        }

        public Elapsed minus(Elapsed less) {
            return new Elapsed(wall - less.wall, cpu - less.cpu);
        }

        @Override
        public String toString() {
            return say("Wall time: %s. CPU time of the cell's thread: %s.", readable(wall), readable(cpu));
        }

        private static String readable(long nanos) {
            double seconds = nanos / 1e9;
            return seconds < 1
                    ? String.format(Locale.ROOT, "%.1f ms", seconds * 1e3)
                    : seconds < 60
                            ? String.format(Locale.ROOT, "%.2f s", seconds)
                            : String.format(Locale.ROOT, "%d min %.0f s", (long) seconds / 60, seconds % 60);
        }
    }
}
