package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.shape.Size;
import java.util.Map;
import java.util.Random;

/** S2.4: what a layer does to a batch. */
public final class BatchAxis {

    /**
     * The numbers in the task.
     *
     * @param images how many images the batch has
     * @param in the input channels
     * @param out the output channels
     * @param kernel the side of the kernel
     * @param padding the rows and columns of padding on each side
     * @param stride the stride
     * @param image the size of each image
     */
    public record Numbers(int images, int in, int out, int kernel, int padding, int stride, Size image)
            implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(32, 3, 8, 3, 1, 2, Size.of(24, 24));

        @Override
        public Numbers draw(Random random) {
            int images = 4 * VariantNumbers.between(random, 3, 16);
            int in = VariantNumbers.between(random, 3, 6);
            int out = VariantNumbers.between(random, 7, 20);
            int padding = VariantNumbers.between(random, 1, 3);
            int stride = VariantNumbers.between(random, 2, 3);
            return new Numbers(
                    images,
                    in,
                    out,
                    2 * padding + 1,
                    padding,
                    stride,
                    Size.of(VariantNumbers.between(random, 16, 48), VariantNumbers.between(random, 16, 48)));
        }

        @Override
        public Map<String, String> words() {
            return Map.of(
                    "batch", "%d,%d,%d,%d".formatted(images, in, image.height(), image.width()),
                    "images", "" + images,
                    "in", "" + in,
                    "out", "" + out,
                    "kernel", "" + kernel,
                    "padding", "" + padding,
                    "stride", "" + stride);
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of images, the channels, the height and the width. */
        int[] shape();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S2.4", Lesson.CHANNELS, Answer.class, Numbers.DOCUMENT);

    private BatchAxis() {}
}
