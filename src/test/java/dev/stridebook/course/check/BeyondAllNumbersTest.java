package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.graded.Values;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Infinity is within any tolerance of any number, if one is not careful. */
class BeyondAllNumbersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static List<Arguments> exercisesAndNumbers() {
        List<Arguments> all = new ArrayList<>();
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            DoubleStream.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN)
                    .forEach(number -> all.add(Arguments.of(exercise, number)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("exercisesAndNumbers")
    <A> void anAnswerOfNothingElseIsWrongAndNoKnownMistake(GradedExercise<A> exercise, double number) {
        A shaped = exercise.knownMistakes().get(0).answer();
        boolean[] isReplaced = new boolean[1];
        A answer = exercise.exercise()
                .contract()
                .cast(Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {exercise.exercise().contract()},
                        (proxy, method, arguments) -> {
                            try {
                                method.setAccessible(true);
                                Object result = method.invoke(shaped, arguments);
                                Object replaced = replaced(result, number);
                                isReplaced[0] |= !Values.same(result, replaced);
                                return replaced;
                            } catch (InvocationTargetException raised) {
                                throw raised.getCause();
                            }
                        }));
        Card card = exercise.grade(answer, PATIENCE);
        if (isReplaced[0]) {
            assertThat(card.diagnoses()).isEmpty();
            assertThat(card.points()).isLessThan(exercise.points());
        }
    }

    /** Returns a value of the same form with this number in all places. */
    private static Object replaced(Object value, double number) {
        if (value instanceof Double) {
            return number;
        }
        if (value instanceof Integer) {
            return (int) number;
        }
        if (value instanceof Long) {
            return (long) number;
        }
        if (value != null && value.getClass().isArray()) {
            Object copy = Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                Array.set(copy, i, replaced(Array.get(value, i), number));
            }
            return copy;
        }
        return value;
    }
}
