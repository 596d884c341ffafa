package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** The padding that keeps the size at stride 1. Source: S3.10. */
final class SamePaddingDrill implements Drill {
    @Override
    public String id() {
        return "same-padding";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int n = between(random, 20, 64);
        int k = 2 * between(random, 1, 6) + 1;
        int d = between(random, 1, 4);
        int extent = d * (k - 1) + 1;
        return Draw.of((extent - 1) / 2)
                .with("n", n)
                .with("k", k)
                .with("d", d)
                .with("extent", extent)
                .with("total", extent - 1)
                .with("p", (extent - 1) / 2)
                .wrong("gave-the-total", extent - 1)
                .wrong("forgot-the-dilation", (k - 1) / 2)
                .wrong("took-half-of-the-kernel-and-one-more", (extent + 1) / 2)
                .wrong("multiplied-the-kernel-by-the-dilation", d * k / 2 + d)
                .wrong("took-the-kernel", k);
    }
}
