package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** S1.2: six kernels give six activation maps. */
public final class ActivationMaps {

    /**
     * The numbers in the task.
     *
     * @param kernels how many kernels there are, from 2 to 12
     * @param side the side of each kernel
     * @param image the size of the image
     */
    public record Numbers(int kernels, int side, Size image) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(6, 5, Size.of(28, 28));

        private static final List<String> COUNTS =
                List.of("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve");

        @Override
        public Numbers draw(Random random) {
            int kernels = VariantNumbers.between(random, 2, 12);
            int side = VariantNumbers.between(random, 3, 7);
            return new Numbers(
                    kernels,
                    side,
                    Size.of(VariantNumbers.between(random, 20, 40), VariantNumbers.between(random, 20, 40)));
        }

        @Override
        public Map<String, String> words() {
            return Map.of("Count", COUNTS.get(kernels - 2), "side", "" + side, "image", image.toString());
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the channels, height and width of the output. */
        Shape outputShape();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S1.2", Lesson.CHANNELS, Answer.class, Numbers.DOCUMENT);

    private ActivationMaps() {}
}
