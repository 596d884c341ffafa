package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.course.practice.Drill.oneOf;

import java.util.random.RandomGenerator;

/** How many rows a view with −1 makes. Source: S1.6, S1.C7. */
final class ViewDrill implements Drill {
    @Override
    public String id() {
        return "view";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int factor = oneOf(random, 2, 4, 5);
        int batch = factor * between(random, 1, 12);
        int channels = factor * between(random, 2, 8);
        int side = between(random, 3, 7);
        int columns = channels / factor * side * side * oneOf(random, 1, 2, factor);
        int values = batch * channels * side * side;
        if (values % columns != 0) {
            columns = channels * side * side;
        }
        return Draw.of(values / columns)
                .with("batch", batch)
                .with("channels", channels)
                .with("side", side)
                .with("columns", columns)
                .with("values", values)
                .with("rows", values / columns)
                .wrong("expected-a-row-for-each-image", batch)
                .wrong("expected-a-row-for-each-map", batch * channels)
                .wrong("forgot-the-batch", channels * side * side / columns)
                .wrong("forgot-an-axis-of-the-maps", batch * channels * side / columns)
                .wrong("took-the-columns", columns);
    }
}
