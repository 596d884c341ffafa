package dev.stridebook.course.exercise;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
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

        @Override
        public Numbers draw(Random random) {
            int kernels = VariantNumbers.between(random, 2, 12);
            int side = VariantNumbers.between(random, 3, 7);
            return new Numbers(
                    kernels,
                    side,
                    Size.of(VariantNumbers.between(random, 20, 40), VariantNumbers.between(random, 20, 40)));
        }

        private String count() {
            return switch (kernels) {
                case 2 -> say("Two");
                case 3 -> say("Three");
                case 4 -> say("Four");
                case 5 -> say("Five");
                case 6 -> say("Six");
                case 7 -> say("Seven");
                case 8 -> say("Eight");
                case 9 -> say("Nine");
                case 10 -> say("Ten");
                case 11 -> say("Eleven");
                case 12 -> say("Twelve");
                default -> String.valueOf(kernels);
            };
        }

        @Override
        public Map<String, String> words() {
            return Map.of("Count", count(), "side", "" + side, "image", image.toString());
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
