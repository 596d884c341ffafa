package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.course.practice.Drill.oneOf;

import java.util.random.RandomGenerator;

/** The features that reach the first linear layer of a network. Source: S1.7, S4.1. */
final class LinearFeaturesDrill implements Drill {
    @Override
    public String id() {
        return "linear-features";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int n = between(random, 24, 64);
        int k = oneOf(random, 3, 5);
        int channels = between(random, 4, 48);
        int first = n - k + 1;
        int second = first / 2;
        int third = second - k + 1;
        int last = third / 2;
        return Draw.of(channels * last * last)
                .with("n", n)
                .with("k", k)
                .with("channels", channels)
                .with("first", first)
                .with("second", second)
                .with("third", third)
                .with("last", last)
                .with("features", channels * last * last)
                .wrong("let-the-convolutions-keep-the-size", channels * (n / 4) * (n / 4))
                .wrong("forgot-the-channels", last * last)
                .wrong("counted-one-row", channels * last)
                .wrong("forgot-the-last-pool", channels * third * third)
                .wrong("took-the-whole-kernel-off", channels * (((n - k) / 2 - k) / 2) * (((n - k) / 2 - k) / 2));
    }
}
