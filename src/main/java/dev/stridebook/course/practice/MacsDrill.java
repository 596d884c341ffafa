package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.course.practice.Drill.oneOf;

import java.util.random.RandomGenerator;

/** The multiply-accumulates of a convolution. Source: S4.5, S3.8. */
final class MacsDrill implements Drill {
    @Override
    public String id() {
        return "macs";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int in = between(random, 2, 32);
        int out = between(random, 2, 64);
        int k = oneOf(random, 3, 5, 7);
        int s = between(random, 2, 3);
        int n = between(random, 8, 56);
        int side = (n - 1) / s + 1;
        long each = (long) k * k * in;
        long positions = (long) side * side;
        return Draw.of(each * out * positions)
                .with("in", in)
                .with("out", out)
                .with("k", k)
                .with("p", (k - 1) / 2)
                .with("s", s)
                .with("n", n)
                .with("side", side)
                .with("each", each)
                .with("macs", each * out * positions)
                .wrong("took-the-size-of-the-input", each * out * n * n)
                .wrong("forgot-the-input-channels", (long) k * k * out * positions)
                .wrong("counted-one-kernel", each * positions)
                .wrong("counted-one-row", each * out * side)
                .wrong("counted-the-weights", each * out)
                .wrong("took-the-side-of-the-kernel", (long) k * in * out * positions);
    }
}
