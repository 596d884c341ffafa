package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** The side of a convolution's output. Source: S3.5, S3.6. */
final class OutputSizeDrill implements Drill {
    @Override
    public String id() {
        return "output-size";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int n = between(random, 7, 64);
        int k = between(random, 2, 7);
        int p = between(random, 1, 3);
        int s = between(random, 2, 4);
        int span = n + 2 * p - k;
        return Draw.of(span / s + 1)
                .with("n", n)
                .with("k", k)
                .with("p", p)
                .with("s", s)
                .with("span", span)
                .with("steps", span / s)
                .with("out", span / s + 1)
                .wrong("left-the-padding-out", (n - k) / s + 1)
                .wrong("padded-one-side", (n + p - k) / s + 1)
                .wrong("rounded-up", (span + s - 1) / s + 1)
                .wrong("counted-the-steps", span / s)
                .wrong("did-not-subtract-the-kernel", (n + 2 * p) / s + 1)
                .wrong("left-the-stride-out", span + 1);
    }
}
