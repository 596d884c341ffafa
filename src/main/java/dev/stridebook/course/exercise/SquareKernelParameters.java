package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import java.util.Map;
import java.util.Random;

/** S0.3: the parameters of a 3×3 convolution. */
public final class SquareKernelParameters {

    /**
     * The numbers in the task.
     *
     * @param in the input channels
     * @param out the output channels
     * @param kernel the side of the kernel
     */
    public record Numbers(int in, int out, int kernel) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(3, 12, 3);

        @Override
        public Numbers draw(Random random) {
            return new Numbers(
                    VariantNumbers.between(random, 3, 9),
                    VariantNumbers.between(random, 10, 40),
                    VariantNumbers.oddBetween(random, 3, 7));
        }

        @Override
        public Map<String, String> words() {
            return Map.of("in", "" + in, "out", "" + out, "kernel", "" + kernel, "padding", "" + (kernel - 1) / 2);
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the number of weights and biases. */
        long parameters();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S0.3", Lesson.KERNELS, Answer.class, Numbers.DOCUMENT);

    private SquareKernelParameters() {}
}
