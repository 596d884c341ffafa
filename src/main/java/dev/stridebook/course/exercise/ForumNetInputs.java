package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import java.util.Map;
import java.util.Random;

/** S4.1b: which inputs fit the forum's network. */
public final class ForumNetInputs {

    /**
     * The numbers in the task.
     *
     * @param side the side that the linear layer expects after the second convolution
     * @param channels the channels that it expects
     * @param kernel the side of both kernels
     * @param stride the stride of both convolutions
     */
    public record Numbers(int side, int channels, int kernel, int stride) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(5, 32, 3, 2);

        @Override
        public Numbers draw(Random random) {
            return new Numbers(
                    VariantNumbers.between(random, 4, 12),
                    8 * VariantNumbers.between(random, 2, 8),
                    VariantNumbers.between(random, 3, 7),
                    VariantNumbers.between(random, 2, 3));
        }

        @Override
        public Map<String, String> words() {
            return Map.of("side", "" + side, "channels", "" + channels, "kernel", "" + kernel, "stride", "" + stride);
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the smallest and the largest side. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S4.1b", Lesson.STRIDE_IN_DEPTH, Answer.class, Numbers.DOCUMENT);

    private ForumNetInputs() {}
}
