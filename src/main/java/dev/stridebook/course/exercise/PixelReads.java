package dev.stridebook.course.exercise;

import static dev.stridebook.course.Comparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Judgement;
import dev.stridebook.course.Points;
import dev.stridebook.shape.Axis;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/** S3.C5: does padding use every pixel equally often? */
public final class PixelReads {
    /** What an answer is. */
    public interface Answer {
        /** What to think of the claim. */
        Judgement judgement();

        /** How many positions of the kernel read each pixel. */
        int[][] uses(int side, int kernel, int padding);
    }

    /** Uses of each pixel. */
    @FunctionalInterface
    private interface Uses {
        int[][] of(int side, int kernel, int padding);
    }

    private record Given(Judgement judgement, Uses function) implements Answer {
        @Override
        public int[][] uses(int side, int kernel, int padding) {
            return function.of(side, kernel, padding);
        }
    }

    public static final Exercise<Answer> EXERCISE = Exercise.judge(
                    "S3.C5", "Does padding use every pixel equally often?", Answer.class, Tests.class)
            .lesson(3)
            .covers("S1.C3")
            .task("""
                "With padding every pixel is used equally often." Count: uses(side, kernel, padding) is, for each pixel of a square image, the number of
                positions of a square kernel (stride 1) that read it. Look at a 3×3 kernel with padding 1, and judge the claim.""")
            .mistake(
                    () -> new Given(Judgement.TRUE, Tests::usesOfLibrary),
                    "your counts are right; compare a corner with the middle.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, p) -> Tests.usesOfLibrary(n, k, 0)),
                    "you left the padding out; with it the kernel has more positions.")
            .mistake(
                    () -> new Given(Tests.LIBRARY.judgement(), (n, k, p) -> constant(n, k * k)),
                    "you took the claim for granted; at the border fewer positions reach a pixel.")
            .mistake(
                    () -> new Given(Judgement.TRUE, (n, k, p) -> constant(n, k * k)),
                    "you took the claim for granted; at the border fewer positions reach a pixel.")
            .hints(
                    "On paper: which positions of a 3×3 kernel with padding 1 read the upper left pixel?",
                    "For every position (i, j) of the kernel, add one to each pixel below it; skip what lies in the padding.",
                    "A corner is read 4 times, an edge 6 times, the middle 9 times.");

    private PixelReads() {}

    private static int[][] constant(int side, int value) {
        return IntStream.range(0, side)
                .mapToObj(row -> IntStream.generate(() -> value).limit(side).toArray())
                .toArray(int[][]::new);
    }

    static final class Tests {
        private static final Answer LIBRARY = new Given(
                Arrays.stream(usesOfLibrary(5, 3, 1))
                                        .flatMapToInt(Arrays::stream)
                                        .distinct()
                                        .count()
                                == 1
                        ? Judgement.TRUE
                        : Judgement.FALSE,
                Tests::usesOfLibrary);

        @Points(1)
        @Order(1)
        @DisplayName("without padding")
        void none(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.uses(4, 3, 0), a -> a.uses(3, 1, 0), a -> a.uses(5, 2, 0));
        }

        @Points(1)
        @Order(2)
        @DisplayName("with padding")
        void padded(Answer answer) {
            compare(answer, LIBRARY).on(a -> a.uses(4, 3, 1), a -> a.uses(5, 5, 2), a -> a.uses(3, 3, 2));
        }

        @Points(1)
        @Order(3)
        @DisplayName("the judgement")
        void claim(Answer answer) {
            compare(answer, LIBRARY).judge(Answer::judgement, "Compare a corner with the middle.");
        }

        private static int[][] usesOfLibrary(int side, int k, int padding) {
            int[] line =
                    kernel(k).padding(padding).axis(Axis.WIDTH).slideOver(side).reads();
            return Arrays.stream(line)
                    .mapToObj(row ->
                            Arrays.stream(line).map(column -> row * column).toArray())
                    .toArray(int[][]::new);
        }
    }
}
