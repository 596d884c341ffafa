package dev.stridebook.course.exercise;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.shape.Size;
import java.util.Map;
import java.util.Random;

/** S0.2: a kernel that works along one axis. */
public final class RowKernel {

    /**
     * The numbers in the task. One side of the kernel is 1.
     *
     * @param in the input channels
     * @param out the output channels
     * @param kernel the kernel's height and width
     */
    public record Numbers(int in, int out, Size kernel) implements VariantNumbers {
        public static final Numbers DOCUMENT = new Numbers(3, 12, Size.of(1, 5));

        @Override
        public Numbers draw(Random random) {
            int in = VariantNumbers.between(random, 3, 7);
            int out = VariantNumbers.between(random, 8, 24);
            int side = VariantNumbers.oddBetween(random, 5, 11);
            return new Numbers(in, out, random.nextInt(2) == 0 ? Size.of(1, side) : Size.of(side, 1));
        }

        @Override
        public Map<String, String> words() {
            return Map.of(
                    "in", "" + in,
                    "out", "" + out,
                    "height", "" + kernel.height(),
                    "width", "" + kernel.width(),
                    "axis", say(kernel.height() == 1 ? "width" : "height"));
        }
    }

    /** The contract of an answer. */
    public interface Answer {
        /** Returns the rows and columns of padding on each side that keep the size. */
        Size padding();

        /** Returns the number of weights and biases. */
        long parameters();
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S0.2", Lesson.KERNELS, Answer.class, Numbers.DOCUMENT, "S0.C2", "S0.C4");

    private RowKernel() {}
}
