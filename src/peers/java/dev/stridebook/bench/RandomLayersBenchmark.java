package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.bench.LayerCase.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures layers that nobody chose, drawn by a seed. One JVM measures all of them, where {@link OpsBenchmark} has a fresh one for each:
 * code that Java compiled for other layers is then compiled less tightly, as it is in a program that trains a network, so this is the
 * harder case for Stridebook. Before anything is timed, all layers run once, so that what they use is compiled.
 */
final class RandomLayersBenchmark {
    private static final double WARM_UP_SECONDS = 0.15;

    /** A row that turns out slower is measured anew with more and longer turns before it is said to be. */
    private record Turns(int count, double seconds) {
        static final Turns FEW = new Turns(7, 0.06);
        static final Turns MANY = new Turns(15, 0.2);
    }

    private final Plan plan;
    private final PyTorch pytorch;

    RandomLayersBenchmark(Plan plan, PyTorch pytorch) {
        this.plan = plan;
        this.pytorch = pytorch;
    }

    private static String request(LayerCase layer, Direction direction, double seconds) {
        return "%s %s %s".formatted(layer.text(), direction.name().toLowerCase(Locale.ROOT), seconds);
    }

    private static void warmUp(Sides sides, LayerCase layer, Direction direction) {
        sides.measure(request(layer, direction, WARM_UP_SECONDS), 1);
    }

    private static PairedTimes measure(Sides sides, LayerCase layer, Direction direction, Turns turns) {
        return sides.measure(request(layer, direction, turns.seconds), turns.count);
    }

    Section run() throws IOException {
        List<LayerCase> layers = RandomLayers.draw(plan.random(), plan.seed());
        try (Sides sides = Sides.start(
                MeasuredProcess.java(plan, OurLayers.class),
                pytorch.isPresent() ? Optional.of(pytorch.layers(plan)) : Optional.empty())) {
            warmUp(sides, OpsBenchmark.PEAK, Direction.FORWARD);
            double peak = 2
                    * OpsBenchmark.PEAK.macs()
                    / measure(sides, OpsBenchmark.PEAK, Direction.FORWARD, Turns.FEW)
                            .ours()
                            .least();
            List<LayerTimes> rows = measure(sides, layers);
            return new Section("Random layers", text(peak, rows), json(peak, rows));
        }
    }

    private static List<LayerTimes> measure(Sides sides, List<LayerCase> layers) {
        for (LayerCase layer : layers) {
            for (Direction direction : Direction.values()) {
                warmUp(sides, layer, direction);
            }
        }
        List<LayerTimes> rows = new ArrayList<>();
        for (LayerCase layer : layers) {
            for (Direction direction : Direction.values()) {
                rows.add(measureOne(sides, layer, direction, Turns.FEW));
            }
        }
        // Only now: machines are slow for minutes at a time, and that slows one side more than the other.
        rows.replaceAll(
                row -> row.times().isSlower() ? measureOne(sides, row.layer(), row.direction(), Turns.MANY) : row);
        return rows;
    }

    private static LayerTimes measureOne(Sides sides, LayerCase layer, Direction direction, Turns turns) {
        warmUp(sides, layer, direction);
        LayerTimes row = new LayerTimes(layer, direction, measure(sides, layer, direction, turns));
        System.out.println(
                "%s, %s: %s".formatted(layer, row.directionText(), row.times().ratioText()));
        return row;
    }

    private String text(double peak, List<LayerTimes> rows) {
        long slower = rows.stream().filter(row -> row.times().isSlower()).count();
        long level = rows.stream().filter(row -> row.times().isLevel()).count();
        List<LayerTimes> slowestFirst = rows.stream()
                .sorted(Comparator.comparingDouble(
                        (LayerTimes row) -> -row.times().ratio().orElse(0)))
                .toList();
        return """
                %d layers drawn by the seed %d, forward and backward, with %d threads; the highest ratio first. One JVM and one Python
                process take turns, %d for each row; a row that comes out above 1 is measured anew in %d longer turns when all others have been, and that
                counts. Of %d rows, %d are above 1, and %d level.

                """.formatted(
                                plan.random(),
                                plan.seed(),
                                plan.threads(),
                                Turns.FEW.count,
                                Turns.MANY.count,
                                rows.size(),
                                slower,
                                level)
                + OpsBenchmark.table(peak, slowestFirst);
    }

    private ObjectNode json(double peak, List<LayerTimes> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seed", plan.seed());
        json.put("largest_ratio_to_pytorch", OpsBenchmark.largest(rows));
        json.put("slower", rows.stream().filter(row -> row.times().isSlower()).count());
        json.put("level", rows.stream().filter(row -> row.times().isLevel()).count());
        OpsBenchmark.add(json, "rows", rows, peak);
        return json;
    }
}
