package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Measures single layers, forward and backward, and the share of the machine's peak that the convolutions reach. */
final class OpsBenchmark {
    /** A product of square matrices large enough to reach the peak. */
    static final LayerCase PEAK = LayerCase.linear(2048, 2048, 2048);

    /** Layers of the lessons' nets and of large ones. */
    static final List<LayerCase> LISTED = List.of(
            LayerCase.conv(64, 1, 28, 10, 5),
            LayerCase.conv(64, 10, 12, 20, 5),
            LayerCase.conv(8, 256, 24, 128, 3).padding(1),
            LayerCase.conv(8, 64, 56, 64, 3).padding(1),
            LayerCase.conv(1, 3, 224, 64, 7).stride(2).padding(3),
            LayerCase.maxPool(64, 10, 24, 2),
            LayerCase.relu(64, 10, 24),
            LayerCase.linear(64, 320, 50));

    private final Plan plan;
    private final LayerRuns runs;

    OpsBenchmark(Plan plan, LayerRuns runs) {
        this.plan = plan;
        this.runs = runs;
    }

    /** Layers that each differ in one respect from {@code conv 8×32×28×28 → 32, kernel 3}. */
    static List<LayerCase> sweep() {
        List<LayerCase> cases = new ArrayList<>();
        IntStream.rangeClosed(1, 11)
                .mapToObj(kernel -> LayerCase.conv(8, 32, 28, 32, kernel).padding(kernel / 2))
                .forEach(cases::add);
        IntStream.rangeClosed(2, 4)
                .mapToObj(stride -> LayerCase.conv(8, 32, 28, 32, 3).padding(1).stride(stride))
                .forEach(cases::add);
        IntStream.of(1, 4, 16, 64, 256)
                .mapToObj(
                        channels -> LayerCase.conv(8, channels, 28, channels, 3).padding(1))
                .forEach(cases::add);
        IntStream.of(2, 8, 32)
                .mapToObj(groups -> LayerCase.conv(8, 32, 28, 32, 3).padding(1).groups(groups))
                .forEach(cases::add);
        return cases;
    }

    Section run() throws IOException, InterruptedException {
        // The best call counts: slower ones were disturbed.
        double peak = 2
                * PEAK.macs()
                / runs.run("forward", false, plan.threads(), List.of(PEAK))
                        .get(0)
                        .times()
                        .ours()
                        .least();
        List<LayerTimes> listed = runs.run(".*", true, plan.threads(), LISTED);
        List<LayerTimes> swept = plan.quick() ? List.of() : runs.run(".*", true, plan.threads(), sweep());
        return new Section("Layers", text(peak, listed, swept), json(peak, listed, swept));
    }

    private String text(double peak, List<LayerTimes> listed, List<LayerTimes> swept) {
        StringBuilder text = new StringBuilder("""
                One call of a layer with %d threads: forward, and backward with the gradients of weights, bias and input together. JMH times
                Stridebook in a fresh JVM for each row; after each of its iterations PyTorch runs equally long in a separate process.
                Each figure is the median of %d iterations' medians. Bold ratios are above 1; "level" says of one up to 1.05 that the quartiles overlap.

                "Of peak" is the row's floating point operations per second, as a share of the best that a product of two 2048×2048 matrices
                reaches on this machine, %.0f GFLOP/s.

                """.formatted(
                        plan.threads(), listed.get(0).times().ours().seconds().size(), peak / 1e9));
        text.append(table(peak, inOrder(listed)));
        if (!swept.isEmpty()) {
            text.append("\nKernel sizes, strides, channels and groups:\n\n").append(table(peak, inOrder(swept)));
        }
        return text.toString();
    }

    /** Both directions of a layer next to each other; JMH runs one after the other. */
    private static List<LayerTimes> inOrder(List<LayerTimes> all) {
        return all.stream()
                .map(LayerTimes::layer)
                .distinct()
                .flatMap(layer -> all.stream()
                        .filter(times -> times.layer().equals(layer))
                        .sorted(Comparator.comparing(LayerTimes::direction)))
                .toList();
    }

    static Table table(double peak, List<LayerTimes> all) {
        Table table = new Table("layer", "direction", "Stridebook", "PyTorch", "ratio", "of peak");
        all.forEach(times -> table.row(
                times.layer().toString(),
                times.directionText(),
                times.times().ours().toString(),
                times.times().pytorchText(),
                times.times().ratioText(),
                share(times.flops(), peak)));
        return table;
    }

    private static String share(OptionalDouble flops, double peak) {
        return flops.isEmpty() ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * flops.getAsDouble() / peak);
    }

    private static ObjectNode json(double peak, List<LayerTimes> listed, List<LayerTimes> swept) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("largest_listed_ratio_to_pytorch", largest(listed));
        json.put("largest_swept_ratio_to_pytorch", largest(swept));
        json.put("peak_flops", peak);
        add(json, "listed", listed, peak);
        add(json, "swept", swept, peak);
        return json;
    }

    static void add(ObjectNode json, String name, List<LayerTimes> all, double peak) {
        var array = json.putArray(name);
        all.forEach(times -> {
            ObjectNode row = times.json();
            OptionalDouble flops = times.flops();
            row.put("share_of_peak", flops.isPresent() ? flops.getAsDouble() / peak : null);
            array.add(row);
        });
    }

    static Double largest(List<LayerTimes> all) {
        return all.stream()
                .map(times -> times.times().ratio())
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .max(Double::compare)
                .orElse(null);
    }
}
