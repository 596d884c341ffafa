package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.exercise.TurnedDigits;
import dev.stridebook.course.exercise.TurnedDigits.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link TurnedDigits}. */
public final class GradedTurnedDigits implements Graded<Answer> {
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

    /** The pen strokes of the five digits, coarse enough for an array. */
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
            GradedTurnedDigits::readByLibrary);

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("judged-true", new Given(Judgement.TRUE, Library::turned, GradedTurnedDigits::readByLibrary)),
                mistake("judged-false", new Given(Judgement.FALSE, Library::turned, GradedTurnedDigits::readByLibrary)),
                mistake(
                        "mirrored-the-image",
                        new Given(LIBRARY.judgement(), Library::mirrored, GradedTurnedDigits::readByLibrary)),
                mistake(
                        "swapped-top-and-bottom-alone",
                        new Given(
                                LIBRARY.judgement(),
                                image -> Library.turned(Library.mirrored(image)),
                                GradedTurnedDigits::readByLibrary)),
                mistake(
                        "let-every-digit-keep-its-label",
                        new Given(LIBRARY.judgement(), Library::turned, digit -> digit)),
                mistake(
                        "let-every-digit-keep-its-label-and-judged-true",
                        new Given(Judgement.TRUE, Library::turned, digit -> digit)),
                mistake(
                        "turned-by-a-quarter",
                        new Given(
                                LIBRARY.judgement(),
                                image -> Library.mirrored(Library.transposed(image)),
                                GradedTurnedDigits::readByLibrary)));
    }

    @Points(1)
    @Order(1)
    void turn(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.turn(new double[][] {{1, 2, 3}, {4, 5, 6}}),
                        a -> a.turn(new double[][] {{9, 7, 5}, {8, 6, 4}}),
                        a -> a.turn(STROKES[2]),
                        a -> a.turn(new double[][] {{1, 2}, {3, 4}, {5, 6}}),
                        a -> a.turn(new double[][] {{0.5, -1}, {-0.25, 1e6}}),
                        a -> a.turn(new double[][] {{1, 2, 3}}),
                        a -> a.turn(new double[][] {{1}, {2}}));
        compare(answer, LIBRARY).atRandom(30, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
            return a -> a.turn(image);
        });
    }

    @Points(1)
    @Order(2)
    void read(Answer answer) {
        compare(answer, LIBRARY).on(a -> a.read(0), a -> a.read(1), a -> a.read(6), a -> a.read(8), a -> a.read(9));
    }

    @Points(1)
    @Order(3)
    void claim(Answer answer) {
        compare(answer, LIBRARY).judge(Answer::judgement);
    }

    /** Returns the digit whose strokes match those of the turned digit. */
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
