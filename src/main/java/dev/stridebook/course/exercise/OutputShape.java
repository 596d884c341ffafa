package dev.stridebook.course.exercise;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Map;
import java.util.Random;

/** S3.5: compute by hand the output size of the window of S3.4, and of a second one. */
public final class OutputShape {
    /** The window of S3.4. */
    public static final Window WINDOW = Numbers.DOCUMENT.window();

    /** The input size. */
    public static final Size INPUT = Numbers.DOCUMENT.input();

    /**
     * The numbers in the task: two windows and their inputs.
     *
     * @param window the first window
     * @param input the input that it slides over
     * @param other the second window
     * @param otherInput the input that the second window slides over
     */
    public record Numbers(Window window, Size input, Window other, Size otherInput) implements VariantNumbers {
        /** The window of S3.4, whose output many wrong rules give as well, and one whose output only the right rule gives. */
        public static final Numbers DOCUMENT = new Numbers(
                Window.kernel(3, 5).padding(0, 1).stride(3, 4),
                Size.of(8, 8),
                Window.kernel(3, 9).padding(1, 3).stride(4, 2),
                Size.of(10, 16));

        @Override
        public Numbers draw(Random random) {
            return new Numbers(window(random), input(random), window(random), input(random));
        }

        private static Window window(Random random) {
            int height = VariantNumbers.between(random, 2, 9);
            int width = VariantNumbers.between(random, 2, 9);
            int above = VariantNumbers.between(random, 0, height / 2);
            int left = VariantNumbers.between(random, 0, width / 2);
            int down = VariantNumbers.between(random, 2, 5);
            return Window.kernel(height, width).padding(above, left).stride(down, VariantNumbers.between(random, 2, 5));
        }

        private static Size input(Random random) {
            int height = VariantNumbers.between(random, 9, 24);
            return Size.of(height, VariantNumbers.between(random, 9, 24));
        }

        /** Returns the rows of padding above and below, and the columns on the left and right. */
        public static Size paddingOf(Window window) {
            return Size.of(window.padding().top(), window.padding().left());
        }

        @Override
        public Map<String, String> words() {
            return Map.of(
                    "kernel", VariantNumbers.withArticle(window.kernel()),
                    "padding", pair(paddingOf(window)),
                    "stride", pair(window.stride()),
                    "input", VariantNumbers.withArticle(input),
                    "otherKernel", other.kernel().toString(),
                    "otherPadding", pair(paddingOf(other)),
                    "otherStride", pair(other.stride()),
                    "otherInput", otherInput.toString(),
                    "options",
                            "--input %s --kernel %s --padding %s --stride %s"
                                    .formatted(
                                            input.toString().replace('×', 'x'),
                                            option(window.kernel()),
                                            option(paddingOf(window)),
                                            option(window.stride())));
        }

        private static String pair(Size size) {
            return "(%d, %d)".formatted(size.height(), size.width());
        }

        private static String option(Size size) {
            return size.height() + "," + size.width();
        }
    }

    /** The contract of an answer. */
    @FunctionalInterface
    public interface Answer {
        /** Returns the height and width of the first window's output. */
        Size outputSize();

        /** Returns the height and width of the second window's output. */
        default Size otherOutputSize() {
            throw new NotAnsweredYetException();
        }
    }

    public static final Exercise<Answer> EXERCISE =
            Exercise.compute("S3.5", Lesson.PADDING_AND_STRIDE, Answer.class, Numbers.DOCUMENT, "S3.4");

    private OutputShape() {}
}
