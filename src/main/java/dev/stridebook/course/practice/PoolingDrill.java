package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** The size after a pool whose stride is not given, rounded up or down. Source: S0.6, S3.14. */
final class PoolingDrill implements Drill {
    @Override
    public String id() {
        return "pooling";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int n = between(random, 9, 60);
        int k = between(random, 2, 5);
        boolean ceil = random.nextBoolean();
        int down = (n - k) / k + 1;
        int up = (n - k + k - 1) / k + 1;
        return Draw.of(ceil ? up : down)
                .with("n", n)
                .with("k", k)
                .with("ceil", ceil ? "True" : "False")
                .with("span", n - k)
                .with("brackets", ceil ? "⌈%d / %d⌉".formatted(n - k, k) : "⌊%d / %d⌋".formatted(n - k, k))
                .with("out", ceil ? up : down)
                .wrong(ceil ? "rounded-down" : "rounded-up", ceil ? down : up)
                .wrong("moved-by-one", n - k + 1)
                .wrong("moved-by-two", (n - k) / 2 + 1)
                .wrong("counted-the-steps", ceil ? up - 1 : down - 1)
                .wrong("kept-the-size", n);
    }
}
