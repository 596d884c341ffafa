package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** The size after a transposed convolution. Source: S2.6. */
final class TransposedDrill implements Drill {
    @Override
    public String id() {
        return "transposed";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int n = between(random, 4, 32);
        int k = between(random, 2, 6);
        int s = between(random, 2, 4);
        int p = between(random, 1, 2);
        int right = (n - 1) * s - 2 * p + k;
        return Draw.of(right)
                .with("n", n)
                .with("k", k)
                .with("s", s)
                .with("p", p)
                .with("apart", (n - 1) * s)
                .with("out", right)
                .wrong("computed-a-convolution", (n + 2 * p - k) / s + 1)
                .wrong("multiplied-by-the-stride", n * s)
                .wrong("added-the-padding", (n - 1) * s + 2 * p + k)
                .wrong("cut-one-side", (n - 1) * s - p + k)
                .wrong("counted-n-steps", n * s - 2 * p + k)
                .wrong("left-the-padding-out", (n - 1) * s + k);
    }
}
