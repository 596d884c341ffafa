package dev.stridebook.course.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerCallerTest {
    private static final double[] KEPT = new double[2];

    private final AnswerCaller caller = new AnswerCaller();

    /** A contract. */
    @FunctionalInterface
    public interface Doubling {
        Object twice(double[][] numbers);
    }

    private Object call(Doubling answer, double... numbers) throws Exception {
        Method method = Doubling.class.getMethod("twice", double[][].class);
        return caller.call(answer, method, (Object) new double[][] {numbers});
    }

    private void refuses(Doubling answer, String reason) {
        assertThatThrownBy(() -> {
                    call(answer, 1, 2);
                    call(answer, 3, 4);
                })
                .isInstanceOf(UnusableResultException.class)
                .hasMessageContaining(reason);
    }

    private static double[] twice(double[] numbers) {
        return Arrays.stream(numbers).map(number -> 2 * number).toArray();
    }

    @Test
    void newArraysAreFine() throws Exception {
        Doubling answer = numbers -> twice(numbers[0]);

        assertThat(call(answer, 1, 2)).isEqualTo(new double[] {2, 4});
        assertThat(call(answer, 3, 4)).isEqualTo(new double[] {6, 8});
    }

    @Test
    void nullIsNoResult() {
        refuses(numbers -> null, "gave null");
    }

    @Test
    void givenArraysAreLeftAsTheyAre() {
        refuses(
                numbers -> {
                    numbers[0][0] *= 2;
                    return 7;
                },
                "changed the array");
        refuses(
                numbers -> {
                    numbers[0] = twice(numbers[0]);
                    return 7;
                },
                "changed the array");
    }

    @Test
    void givenArraysAreNotReturned() {
        refuses(numbers -> numbers, "returned the array");
        refuses(numbers -> numbers[0], "returned the array");
        refuses(numbers -> new double[][] {{1}, numbers[0]}, "returned the array");
    }

    @Test
    void anArrayThatWasReturnedIsNotChangedByALaterCall() {
        refuses(
                numbers -> {
                    System.arraycopy(twice(numbers[0]), 0, KEPT, 0, 2);
                    return KEPT;
                },
                "changed an array that an earlier call had returned");
    }

    @Test
    void theSameArrayMayBeReturnedAgainUnchanged() throws Exception {
        double[] constant = {7, 5, 1};

        assertThat(call(numbers -> constant, 1)).isEqualTo(constant);
        assertThat(call(numbers -> constant, 2)).isEqualTo(constant);
    }

    @Test
    void emptyArraysMayBeShared() throws Exception {
        assertThat(call(numbers -> numbers[0])).isEqualTo(new double[0]);
    }
}
