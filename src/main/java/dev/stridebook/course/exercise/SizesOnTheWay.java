package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import java.util.Map;
import java.util.Random;

/** S1.7: the shape walk of the MNIST network. */
public final class SizesOnTheWay {

    /**
     * The numbers in the task.
     *
     * @param side the side of the image
     * @param kernel the side of both convolutions' kernels
     * @param pooling the side of both poolings
     */
    public record Numbers(int side, int kernel, int pooling) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(28, 5, 2);

        @Override
        public Numbers draw(Random random) {
            int side = VariantNumbers.between(random, 34, 79);
            int kernel = VariantNumbers.between(random, 3, 7);
            return new Numbers(side, kernel, VariantNumbers.between(random, 2, 4));
        }

        @Override
        public Map<String, String> words() {
            return Map.of("side", "" + side, "kernel", "" + kernel, "pooling", "" + pooling);
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the side length after each of the four layers. */
        int[] sides();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S1.7", Lesson.MNIST, Answer.class, Numbers.DOCUMENT, "S3.6");

    private SizesOnTheWay() {}
}
