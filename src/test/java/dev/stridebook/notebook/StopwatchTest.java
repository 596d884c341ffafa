package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private long nanos;
    private int runs;

    /** Code whose n-th run takes as long as the n-th of these, and every further run as long as the last. */
    private Runnable taking(double... seconds) {
        return () -> nanos += (long) (1e9 * seconds[Math.min(runs++, seconds.length - 1)]);
    }

    @Test
    void slowCodeWarmsUpInOneRunAndIsTimedInThree() {
        assertThat(Stopwatch.seconds(taking(9, 4, 2, 3), () -> nanos)).isEqualTo(3);
        assertThat(runs).isEqualTo(4);
    }

    @Test
    void theRunsOfTheFirstFifthOfASecondAreNotTimed() {
        double[] seconds = new double[30];
        Arrays.fill(seconds, 0, 20, 0.01);
        Arrays.fill(seconds, 20, 30, 0.02);
        assertThat(Stopwatch.seconds(taking(seconds), () -> nanos)).isEqualTo(0.02);
        assertThat(runs).isEqualTo(30);
    }

    @Test
    void theMedianOfAnEvenNumberOfRunsIsHalfWayBetweenTheMiddleTwo() {
        assertThat(Stopwatch.seconds(taking(0.3, 0.03, 0.07, 0.05, 0.05), () -> nanos))
                .isEqualTo(0.05);
        assertThat(runs).isEqualTo(5);
    }

    @Test
    void whatTheCodeThrowsIsThrown() {
        assertThatThrownBy(() -> Stopwatch.seconds(() -> {
                    throw new ArithmeticException("no");
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("no");
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> Stopwatch.seconds(null)).hasMessage("The argument \"code\" must not be null.");
    }
}
