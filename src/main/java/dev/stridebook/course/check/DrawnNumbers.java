package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Variant;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.course.graded.GradedComputation;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.graded.Values;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * The numbers of a variant, drawn so that they tell the right answer and the known mistakes apart: with numbers that happen to suit a wrong
 * rule, it would earn points, and with those that suit two, neither could be diagnosed.
 */
final class DrawnNumbers {
    /** Far above what any exercise needs. */
    private static final int MOST_DRAWS = 100_000;

    private DrawnNumbers() {}

    /**
     * Returns the numbers of a variant.
     *
     * @param tests returns the graded tests for some numbers
     */
    static <A> VariantNumbers of(
            Exercise<A> exercise, Variant variant, Function<VariantNumbers, GradedComputation<A>> tests) {
        VariantNumbers document = exercise.numbers().orElseThrow();
        if (variant.isDocument()) {
            return document;
        }
        Random random = variant.random(exercise.id());
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            VariantNumbers numbers = document.draw(random);
            if (tellMistakesApart(exercise.contract(), tests.apply(numbers))) {
                return numbers;
            }
        }
        throw new IllegalStateException("No numbers of %s tell its known mistakes apart.".formatted(exercise));
    }

    /** Returns whether each known mistake differs from the right answer and from all other mistakes. */
    private static <A> boolean tellMistakesApart(Class<A> contract, GradedComputation<A> tests) {
        List<KnownMistake<A>> mistakes = tests.mistakes();
        List<Object[]> values = new ArrayList<>();
        mistakes.forEach(mistake -> values.add(values(contract, mistake.answer())));
        Object[] right = values(contract, tests.right());
        for (int i = 0; i < values.size(); i++) {
            if (Values.same(right, values.get(i))) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                boolean isOneMistake =
                        mistakes.get(i).name().equals(mistakes.get(j).name());
                if (!isOneMistake && Values.same(values.get(i), values.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns what all methods of an answer return. */
    static Object[] values(Class<?> contract, Object answer) {
        return Arrays.stream(contract.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> value(method, answer))
                .toArray();
    }

    private static Object value(Method method, Object answer) {
        try {
            return method.invoke(answer);
        } catch (ReflectiveOperationException ourOwnAnswersReturn) {
            throw new IllegalStateException(ourOwnAnswersReturn);
        }
    }
}
