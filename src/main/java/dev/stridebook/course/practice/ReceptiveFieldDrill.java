package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.course.practice.Drill.oneOf;
import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What one cell behind a stack of layers sees. Source: S3.12. */
final class ReceptiveFieldDrill implements Drill {
    private record Layer(int kernel, int stride) {}

    @Override
    public String id() {
        return "receptive-field";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        List<Layer> layers = new ArrayList<>();
        for (int count = between(random, 2, 4); count > 0; count--) {
            int kernel = oneOf(random, 2, 3, 5, 7);
            // A larger stride would skip cells, and the field would have holes.
            layers.add(new Layer(kernel, between(random, 1, Math.min(kernel, 3))));
        }
        int field = 1;
        int jump = 1;
        int late = 1;
        StringBuilder steps = new StringBuilder("1");
        for (Layer layer : layers) {
            field += (layer.kernel() - 1) * jump;
            steps.append(" + ").append(layer.kernel() - 1).append("·").append(jump);
            jump *= layer.stride();
            late += (layer.kernel() - 1) * jump;
        }
        return Draw.of(field)
                .with("layers", text(layers))
                .with("steps", steps)
                .with("field", field)
                .wrong(
                        "ignored-the-strides",
                        1 + layers.stream().mapToInt(l -> l.kernel() - 1).sum())
                .wrong(
                        "added-the-kernels",
                        layers.stream().mapToInt(Layer::kernel).sum())
                .wrong(
                        "multiplied-the-kernels",
                        layers.stream().mapToInt(Layer::kernel).reduce(1, (a, b) -> a * b))
                .wrong("applied-a-stride-to-its-own-layer", late)
                .wrong("took-the-last-kernel", layers.get(layers.size() - 1).kernel());
    }

    private static String text(List<Layer> layers) {
        return layers.stream()
                .map(layer -> say("kernel %1$d×%1$d with stride %2$d", layer.kernel(), layer.stride()))
                .collect(Collectors.joining(say(", then ")));
    }
}
