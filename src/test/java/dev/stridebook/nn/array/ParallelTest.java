package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static int[] ones(int count) {
        return IntStream.generate(() -> 1).limit(count).toArray();
    }

    private static int[] values(AtomicIntegerArray counts) {
        return IntStream.range(0, counts.length()).map(counts::get).toArray();
    }

    @Test
    void eachRoundIsRunOnceAndIsOverWhenTheLoopIs() {
        for (int loop = 0; loop < 2_000; loop++) {
            AtomicIntegerArray counts = new AtomicIntegerArray(loop % 20);
            Parallel.forEach(counts.length(), counts::incrementAndGet);
            assertThat(values(counts)).isEqualTo(ones(counts.length()));
        }
    }

    @Test
    void loopsOfSeveralThreadsAndLoopsWithinLoopsDoNotDisturbEachOther() {
        AtomicIntegerArray counts = new AtomicIntegerArray(4 * 50 * 30);
        IntStream.range(0, 4)
                .parallel()
                .forEach(thread -> Parallel.forEach(
                        50,
                        outer -> Parallel.forEach(
                                30, inner -> counts.incrementAndGet((thread * 50 + outer) * 30 + inner))));
        assertThat(values(counts)).isEqualTo(ones(counts.length()));
    }

    @Test
    void whatARoundThrowsIsThrownByTheLoop() {
        for (int loop = 0; loop < 100; loop++) {
            int bad = loop % 8;
            assertThatThrownBy(() -> Parallel.forEach(8, i -> {
                        if (i == bad) {
                            throw new IllegalStateException("no");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
        }
    }

    @Test
    void spansAndSharesCoverAllOnce() {
        for (int length : new int[] {1, 100, Floats.BLOCK, 3 * Floats.BLOCK + 1, 100_003}) {
            AtomicIntegerArray counts = new AtomicIntegerArray(length);
            Parallel.forEachSpan(
                    length, (start, end) -> IntStream.range(start, end).forEach(counts::incrementAndGet));
            Parallel.forEachShare(
                    length, 7, (start, end) -> IntStream.range(start, end).forEach(counts::incrementAndGet));
            assertThat(IntStream.range(0, length).map(counts::get)).allMatch(count -> count == 2);
        }
    }
}
