package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.Flip;
import dev.stridebook.course.exercise.Flip.Answer;
import java.util.List;
import org.junit.jupiter.api.Order;

/** Grades {@link Flip}. */
public final class GradedFlip implements Graded<Answer> {
    private static final Answer LIBRARY = Library::mirrored;

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("swapped-top-and-bottom", image -> Library.turned(Library.mirrored(image))),
                mistake("turned-the-image", image -> Library.turned(image)),
                mistake("swapped-rows-and-columns", image -> Library.transposed(image)),
                mistake("copied-the-image-as-it-is", image -> Library.map(image, (y, x, v) -> v)),
                mistake(
                        "wrote-over-cells-not-yet-read",
                        image -> Library.map(image, (y, x, v) -> image[y][Math.max(x, image[0].length - 1 - x)])),
                mistake(
                        "left-the-middle-column-out",
                        image -> Library.map(
                                Library.mirrored(image), (y, x, v) -> 2 * x == image[0].length - 1 ? 0 : v)));
    }

    @Points(1)
    @Order(1)
    void small(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.mirror(new double[][] {{1, 2, 3}}),
                        a -> a.mirror(new double[][] {{0.5, -2}}),
                        a -> a.mirror(new double[][] {{1}, {2}, {3}}),
                        a -> a.mirror(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}),
                        a -> a.mirror(new double[][] {{9, 7, 5, 3}, {8, 6, 4, 2}}),
                        a -> a.mirror(new double[][] {{7}}));
    }

    @Points(1)
    @Order(2)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(30, r -> {
            double[][] image = Library.image(r, r.nextInt(1, 6), r.nextInt(1, 6));
            return a -> a.mirror(image);
        });
    }
}
