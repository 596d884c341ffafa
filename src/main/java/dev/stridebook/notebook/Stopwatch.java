package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Measures how long code takes when it is warm. The JVM interprets a method at first, then compiles it, and compiles it again as it
 * learns how it is used; the first runs say little about the later ones.
 *
 * <pre>{@code
 * Stopwatch.seconds(() -> layer.forward(x))
 * }</pre>
 */
public final class Stopwatch {
    private static final long WARM_UP_NANOS = 200_000_000;
    private static final long TIMED_NANOS = 200_000_000;
    private static final int FEWEST_TIMED = 3;

    private Stopwatch() {}

    /**
     * Returns the median time of a run in seconds: half of the runs take longer, so that a few which something else disturbed do not
     * count. Runs the code for two fifths of a second, the first half of which is not timed, and slow code at least four times.
     */
    public static double seconds(Runnable code) {
        return seconds(code, System::nanoTime);
    }

    static double seconds(Runnable code, LongSupplier clock) {
        Objects.requireNonNull(code, say("The argument \"code\" must not be null."));
        nanos(code, WARM_UP_NANOS, 1, clock);
        return median(nanos(code, TIMED_NANOS, FEWEST_TIMED, clock)) / 1e9;
    }

    /** Runs the code for so long, and at least so many times, and returns how long each run took. */
    private static List<Long> nanos(Runnable code, long duration, int fewest, LongSupplier clock) {
        List<Long> nanos = new ArrayList<>();
        long start = clock.getAsLong();
        long begin = start;
        while (nanos.size() < fewest || begin - start < duration) {
            code.run();
            long end = clock.getAsLong();
            nanos.add(end - begin);
            begin = end;
        }
        return nanos;
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
