package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.util.Map;
import java.util.Random;

/** S2.3: 128 kernels on 256 channels. */
public final class ManyKernels {

    /**
     * The numbers in the task.
     *
     * @param kernels how many kernels there are
     * @param channels the channels of the map and of each kernel
     * @param side the side of each kernel
     * @param map the size of the map
     */
    public record Numbers(int kernels, int channels, int side, Size map) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(128, 256, 3, Size.of(24, 24));

        @Override
        public Numbers draw(Random random) {
            int kernels = 16 * VariantNumbers.between(random, 4, 20);
            int channels = 16 * VariantNumbers.between(random, 4, 20);
            int side = VariantNumbers.oddBetween(random, 3, 7);
            return new Numbers(
                    kernels,
                    channels,
                    side,
                    Size.of(VariantNumbers.between(random, 20, 45), VariantNumbers.between(random, 20, 45)));
        }

        @Override
        public Map<String, String> words() {
            return Map.of(
                    "kernels", "" + kernels,
                    "channels", "" + channels,
                    "side", "" + side,
                    "map", map.toString(),
                    "padding", "" + (side - 1) / 2);
        }
    }

    /** The contract of an answer. */
    public interface Answer {
        /** Returns the number of weights and biases. */
        long parameters();

        /** Returns the output shape without padding. */
        Shape outputShape();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S2.3", Lesson.CHANNELS, Answer.class, Numbers.DOCUMENT);

    private ManyKernels() {}
}
