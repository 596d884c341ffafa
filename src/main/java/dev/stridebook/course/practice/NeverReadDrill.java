package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** How many cells of a square image a window never reads. Source: S4.2, S4.C7. */
final class NeverReadDrill implements Drill {
    @Override
    public String id() {
        return "never-read";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int k = between(random, 2, 6);
        int s = between(random, 2, k);
        int n = between(random, 8, 40);
        int left = (n - k) % s;
        int read = n - left;
        return Draw.of(n * n - read * read)
                .with("k", k)
                .with("s", s)
                .with("n", n)
                .with("left", left)
                .with("read", read)
                .with("stops", (n - k) / s + 1)
                .with("never", n * n - read * read)
                .wrong("counted-one-axis", left * n)
                .wrong("counted-the-corner-twice", 2L * left * n)
                .wrong("counted-the-rows", left)
                .wrong("left-the-kernel-out", n * n - (n - n % s) * (n - n % s))
                .wrong("counted-the-corner", left * left);
    }
}
