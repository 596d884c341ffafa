package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** The size after a dilated convolution. Source: S1.5. */
final class DilationDrill implements Drill {
    @Override
    public String id() {
        return "dilation";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int k = between(random, 2, 7);
        int d = between(random, 2, 4);
        int n = between(random, 40, 64);
        int extent = d * (k - 1) + 1;
        return Draw.of(n - extent + 1)
                .with("k", k)
                .with("d", d)
                .with("n", n)
                .with("extent", extent)
                .with("out", n - extent + 1)
                .wrong("ignored-the-dilation", n - k + 1)
                .wrong("multiplied-the-kernel", n - d * k + 1)
                .wrong("took-the-dilation-for-the-holes", n - ((d + 1) * (k - 1) + 1) + 1)
                .wrong("added-the-dilation", n - (k + d) + 1)
                .wrong("counted-the-steps", n - extent);
    }
}
