package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** S0.6: the size after pooling. */
public final class PoolSize {

    /**
     * The numbers in the task.
     *
     * @param side the side of the map
     * @param stride the stride
     * @param kernels the sides of three kernels
     */
    public record Numbers(int side, int stride, List<Integer> kernels) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(32, 2, List.of(1, 3, 5));

        @Override
        public Numbers draw(Random random) {
            int side = VariantNumbers.between(random, 20, 60);
            int stride = VariantNumbers.between(random, 2, 4);
            int first = VariantNumbers.between(random, 1, 3);
            int second = first + VariantNumbers.between(random, 1, 3);
            return new Numbers(side, stride, List.of(first, second, second + VariantNumbers.between(random, 1, 3)));
        }

        @Override
        public Map<String, String> words() {
            return Map.of(
                    "side", "" + side,
                    "stride", "" + stride,
                    "first", "" + kernels.get(0),
                    "second", "" + kernels.get(1),
                    "third", "" + kernels.get(2));
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the three side lengths. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S0.6", Lesson.POOLING, Answer.class, Numbers.DOCUMENT);

    private PoolSize() {}
}
