package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.course.exercise.ReceptiveFieldSize;
import dev.stridebook.course.exercise.ReceptiveFieldSize.Answer;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/** Grades {@link ReceptiveFieldSize}. */
public final class GradedReceptiveFieldSize implements Graded<Answer> {
    private static final Answer LIBRARY = (kernels, strides) -> {
        ReceptiveField field = ReceptiveField.of(Size.square(1_000_000));
        for (int layer = 0; layer < kernels.length; layer++) {
            field = field.after(kernel(kernels[layer]).stride(strides[layer]));
        }
        return field.size().height();
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake(
                        "added-the-kernels",
                        (kernels, strides) -> Arrays.stream(kernels).sum()),
                mistake(
                        "left-the-strides-out",
                        (kernels, strides) ->
                                1 + Arrays.stream(kernels).map(k -> k - 1).sum()),
                mistake("let-a-stride-widen-its-own-layer", (kernels, strides) -> widenedByItself(kernels, strides)),
                mistake("took-all-kernels-for-3x3", (kernels, strides) -> 2 * kernels.length + 1),
                mistake(
                        "multiplied-the-kernels",
                        (kernels, strides) -> Arrays.stream(kernels).reduce(1, (a, b) -> a * b)),
                mistake("used-only-the-stride-before", (kernels, strides) -> {
                    int size = kernels[0];
                    for (int layer = 1; layer < kernels.length; layer++) {
                        size += (kernels[layer] - 1) * strides[layer - 1];
                    }
                    return size;
                }),
                mistake("added-the-strides", (kernels, strides) -> {
                    int size = kernels[0];
                    int apart = 0;
                    for (int layer = 1; layer < kernels.length; layer++) {
                        apart += strides[layer - 1];
                        size += (kernels[layer] - 1) * apart;
                    }
                    return size;
                }),
                mistake("began-with-the-last-layer", (kernels, strides) -> {
                    int size = 1;
                    int apart = 1;
                    for (int layer = kernels.length - 1; layer >= 0; layer--) {
                        size += (kernels[layer] - 1) * apart;
                        apart *= strides[layer];
                    }
                    return size;
                }),
                mistake("forgot-the-cell-itself", (kernels, strides) -> LIBRARY.size(kernels, strides) - 1),
                mistake("left-out-the-gaps", (kernels, strides) -> seen(kernels, strides)),
                mistake(
                        "multiplied-by-all-strides",
                        (kernels, strides) -> 1
                                + Arrays.stream(strides).reduce(1, (a, b) -> a * b)
                                        * Arrays.stream(kernels).map(k -> k - 1).sum()));
    }

    @Points(1)
    @Order(1)
    void threes(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.size(new int[] {3}, new int[] {1}),
                        a -> a.size(new int[] {3, 3}, new int[] {1, 1}),
                        a -> a.size(new int[] {3, 3, 3}, new int[] {1, 1, 1}));
    }

    @Points(1)
    @Order(2)
    void mnist(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.size(new int[] {5, 2}, new int[] {1, 2}),
                        a -> a.size(new int[] {5, 2, 5, 2}, new int[] {1, 2, 1, 2}));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY).atRandom(40, r -> {
            int layers = r.nextInt(1, 8);
            int[] kernels = r.ints(layers, 1, 8).toArray();
            int[] strides = r.ints(layers, 1, 4).toArray();
            return a -> a.size(kernels, strides);
        });
    }

    /** Counts the cells that are really read. */
    private static int seen(int[] kernels, int[] strides) {
        Set<Integer> cells = Set.of(0);
        for (int layer = kernels.length - 1; layer >= 0; layer--) {
            int kernel = kernels[layer];
            int stride = strides[layer];
            cells = cells.stream()
                    .flatMap(cell -> IntStream.range(cell * stride, cell * stride + kernel)
                            .boxed())
                    .collect(Collectors.toSet());
        }
        return cells.size();
    }

    private static int widenedByItself(int[] kernels, int[] strides) {
        int size = 1;
        int apart = 1;
        for (int layer = 0; layer < kernels.length; layer++) {
            apart *= strides[layer];
            size += (kernels[layer] - 1) * apart;
        }
        return size;
    }
}
