package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S4.3c: does turning a digit keep its label? */
public final class TurnedDigits {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** The image turned by 180°. */
        double[][] turn(double[][] image);

        /** What people read in one of the digits 0, 1, 6, 8 and 9 when it is turned by 180°. */
        int read(int digit);
    }

    private record Given(Judgement judgement, UnaryOperator<double[][]> turn, IntUnaryOperator reading)
            implements Answer {
        @Override
        public double[][] turn(double[][] image) {
            return turn.apply(image);
        }

        @Override
        public int read(int digit) {
            return reading.applyAsInt(digit);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S4.3c", "Does turning a digit keep its label?", Answer.class, Tests.class)
            .lesson(8)
            .covers("S4.3")
            .task("""
                Augmentation helps only where the label survives. "Turning an image by 180° keeps its label." Write turn(image), and read(digit): which digit people read in a 0, 1, 6, 8 or 9 that was turned by
                180°. Judge the claim for these five.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Library::turned, Tests::readByLibrary),
                    "your functions are right; what do people read in a turned 6?")
            .mistake(
                    () -> new Given(Judgement.FALSE, Library::turned, Tests::readByLibrary),
                    "your functions are right; what do people read in a turned 8?")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), Library::mirrored, Tests::readByLibrary),
                    "you mirrored the image; turning by 180° also swaps top and bottom.")
            .mistake(
                    () -> new Given(
                            Tests.LIBRARY.judgement(),
                            image -> Library.turned(Library.mirrored(image)),
                            Tests::readByLibrary),
                    "you swapped top and bottom alone; turning by 180° also swaps left and right.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), Library::turned, digit -> digit),
                    "you let every digit keep its label; turn the page and look at the 6.")
            .hints(
                    "Write the five digits on paper and turn it.",
                    "Cell (y, x) of the turned image is cell (height − 1 − y, width − 1 − x) of the image.",
                    "0, 1 and 8 stay what they are; 6 becomes 9, and 9 becomes 6.");

    private TurnedDigits() {}

    static final class Tests {
        /** A pen's way through the five digits, coarse enough for an array. */
        private static final double[][][] STROKES = {
            {{1, 1, 1}, {1, 0, 1}, {1, 0, 1}, {1, 0, 1}, {1, 1, 1}},
            {{0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {0, 1, 0}},
            {{1, 1, 1}, {1, 0, 0}, {1, 1, 1}, {1, 0, 1}, {1, 1, 1}},
            {{1, 1, 1}, {1, 0, 1}, {1, 1, 1}, {1, 0, 1}, {1, 1, 1}},
            {{1, 1, 1}, {1, 0, 1}, {1, 1, 1}, {0, 0, 1}, {1, 1, 1}},
        };

        private static final int[] DIGITS = {0, 1, 6, 8, 9};
        private static final Answer LIBRARY = new Given(
                keepingLabel() == DIGITS.length
                        ? Judgement.TRUE
                        : keepingLabel() == 0 ? Judgement.FALSE : Judgement.DEPENDS,
                Library::turned,
                Tests::readByLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("turning an image")
        void turn(Answer answer) {
            compare(answer, LIBRARY)
                    .on(
                            a -> a.turn(new double[][] {{1, 2, 3}, {4, 5, 6}}),
                            a -> a.turn(STROKES[2]),
                            a -> a.turn(new double[][] {{1, 2}, {3, 4}, {5, 6}}));
        }

        @Points(1)
        @Order(2)
        @DisplayName("what people read")
        void read(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.read(0), a -> a.read(1), a -> a.read(6), a -> a.read(8), a -> a.read(9));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY)
                    .judge(Answer::judgement, "Is there a digit that keeps its label, and one that does not?");
        }

        /** The digit whose strokes are those of the turned one. */
        private static int readByLibrary(int digit) {
            double[][] turned = Library.turned(STROKES[Arrays.binarySearch(DIGITS, digit)]);
            return IntStream.range(0, DIGITS.length)
                    .filter(i -> Arrays.deepEquals(STROKES[i], turned))
                    .map(i -> DIGITS[i])
                    .findFirst()
                    .orElseThrow();
        }

        private static long keepingLabel() {
            return Arrays.stream(DIGITS)
                    .filter(digit -> readByLibrary(digit) == digit)
                    .count();
        }
    }
}
