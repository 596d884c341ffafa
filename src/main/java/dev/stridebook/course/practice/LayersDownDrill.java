package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.course.practice.Drill.oneOf;

import java.util.random.RandomGenerator;

/** How many layers without padding lead from one size to another. Source: S3.9. */
final class LayersDownDrill implements Drill {
    @Override
    public String id() {
        return "layers-down";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int k = oneOf(random, 3, 5, 7, 9);
        int layers = between(random, 3, 60);
        int to = between(random, 1, 12);
        int from = to + layers * (k - 1);
        return Draw.of(layers)
                .with("k", k)
                .with("from", from)
                .with("to", to)
                .with("less", from - to)
                .with("each", k - 1)
                .with("layers", layers)
                .wrong("took-the-kernel-off", (from - to) / k)
                .wrong("took-one-side-off", 2L * layers)
                .wrong("went-down-to-nothing", from / (k - 1))
                .wrong("counted-sizes-instead-of-layers", layers + 1L);
    }
}
