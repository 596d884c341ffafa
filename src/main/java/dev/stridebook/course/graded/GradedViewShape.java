package dev.stridebook.course.graded;

import static dev.stridebook.course.graded.LibraryComparison.compare;

import dev.stridebook.course.exercise.ViewShape;
import dev.stridebook.course.exercise.ViewShape.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Order;

/** Grades {@link ViewShape}. */
public final class GradedViewShape implements Graded<Answer> {
    /** An array of some of these shapes would not fit into memory. */
    static final Answer LIBRARY = (shape, wanted) -> {
        long values = product(shape);
        long known = product(wanted);
        boolean isOpen = Arrays.stream(wanted).anyMatch(size -> size < 0);
        return values % known == 0 && (isOpen || values == known) ? resolved(values / known, wanted) : new int[0];
    };

    @Override
    public List<KnownMistake<Answer>> mistakes() {
        return List.of(
                mistake("left-the-minus-1", (shape, wanted) -> wanted.clone()),
                mistake(
                        "did-not-check-that-the-values-fit",
                        (shape, wanted) -> resolved(product(shape) / product(wanted), wanted)),
                mistake(
                        "checked-only-where-there-is-a-minus-1",
                        (shape, wanted) -> Arrays.stream(wanted).anyMatch(size -> size < 0)
                                ? LIBRARY.view(shape, wanted)
                                : wanted.clone()),
                mistake(
                        "looked-for-a-rest-only",
                        (shape, wanted) -> product(shape) % product(wanted) != 0
                                ? new int[0]
                                : resolved(product(shape) / product(wanted), wanted)),
                mistake("counted-the-first-axis-alone", (shape, wanted) -> LIBRARY.view(new int[] {shape[0]}, wanted)),
                mistake(
                        "looked-for-the-minus-1-in-front-only",
                        (shape, wanted) -> Arrays.stream(wanted).skip(1).anyMatch(size -> size < 0)
                                ? new int[0]
                                : LIBRARY.view(shape, wanted)),
                mistake("counted-in-int", (shape, wanted) -> {
                    int values = (int) product(shape);
                    int known = (int) product(wanted);
                    boolean isOpen = Arrays.stream(wanted).anyMatch(size -> size < 0);
                    boolean fits = isOpen ? values % known == 0 : values == known;
                    return fits ? resolved(isOpen ? values / known : 1, wanted) : new int[0];
                }));
    }

    @Points(1)
    @Order(1)
    void article(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.view(new int[] {4, 4}, new int[] {16}),
                        a -> a.view(new int[] {4, 4}, new int[] {-1, 8}),
                        a -> a.view(new int[] {64, 20, 4, 4}, new int[] {-1, 320}),
                        a -> a.view(new int[] {4, 4}, new int[] {2, -1}),
                        a -> a.view(new int[] {4, 4}, new int[] {16, -1}),
                        a -> a.view(new int[] {2, 3, 5}, new int[] {5, -1, 2}));
    }

    @Points(1)
    @Order(2)
    void misfit(Answer answer) {
        compare(answer, LIBRARY)
                .on(
                        a -> a.view(new int[] {4, 4}, new int[] {-1, 5}),
                        a -> a.view(new int[] {4, 4}, new int[] {4, 5}),
                        a -> a.view(new int[] {4, 4}, new int[] {8}),
                        a -> a.view(new int[] {4, 4}, new int[] {32}),
                        a -> a.view(new int[] {4, 4}, new int[] {-1, 32}),
                        a -> a.view(new int[] {20, 5, 5}, new int[] {-1, 320}));
    }

    @Points(1)
    @Order(3)
    void random(Answer answer) {
        compare(answer, LIBRARY)
                .atRandom(
                        120,
                        r -> {
                            int[] shape = r.ints(r.nextInt(1, 6), 1, 13).toArray();
                            int[] wanted = r.nextBoolean()
                                    ? fitting(shape, r)
                                    : r.ints(r.nextInt(1, 4), 1, 6).toArray();
                            if (r.nextInt(4) > 0) {
                                wanted[r.nextInt(wanted.length)] = -1;
                            }
                            return a -> a.view(shape, wanted);
                        },
                        a -> a.view(new int[] {65_536, 65_536}, new int[] {-1, 65_536}),
                        a -> a.view(new int[] {65_536, 65_536}, new int[] {131_072, 32_768}),
                        a -> a.view(new int[] {65_536, 65_537}, new int[] {65_536}),
                        a -> a.view(new int[] {10, 30}, new int[] {-1, 65_536, 65_536}),
                        a -> a.view(
                                new int[] {2, Integer.MAX_VALUE, Integer.MAX_VALUE},
                                new int[] {-1, Integer.MAX_VALUE, Integer.MAX_VALUE}),
                        a -> a.view(new int[] {100_000, 3, 224, 224}, new int[] {-1, 150_528}),
                        a -> a.view(new int[] {100_000, 3, 224, 224}, new int[] {224, 7, -1, 30_000}));
    }

    /** Distributes the factors of the sizes over other axes. */
    private static int[] fitting(int[] shape, RandomGenerator random) {
        int[] wanted = new int[random.nextInt(1, 6)];
        Arrays.fill(wanted, 1);
        for (int size : shape) {
            int rest = size;
            for (int factor = 2; rest > 1; factor++) {
                while (rest % factor == 0) {
                    wanted[random.nextInt(wanted.length)] *= factor;
                    rest /= factor;
                }
            }
        }
        return wanted;
    }

    private static long product(int... sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).asLongStream().reduce(1, (a, b) -> a * b);
    }

    private static int[] resolved(long rest, int[] wanted) {
        return Arrays.stream(wanted).map(size -> size < 0 ? (int) rest : size).toArray();
    }
}
