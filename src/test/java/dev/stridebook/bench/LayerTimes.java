package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.bench.LayerCase.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The times of a layer in one direction, from the file that JMH writes. */
record LayerTimes(LayerCase layer, Direction direction, PairedTimes times) {

    /**
     * @param file JMH's results in its sampling mode, in nanoseconds: a histogram for each iteration and, as a secondary result
     *     {@code pytorch}, the median of PyTorch's turn after it
     */
    static List<LayerTimes> ofJmh(JsonNode file) {
        List<LayerTimes> all = new ArrayList<>();
        for (JsonNode result : file) {
            String method = result.required("benchmark").asText();
            all.add(new LayerTimes(
                    LayerCase.parse(result.required("params").required("text").asText()),
                    method.endsWith(".backward") ? Direction.BACKWARD : Direction.FORWARD,
                    new PairedTimes(ours(result), pytorch(result))));
        }
        return all;
    }

    private static Timings ours(JsonNode result) {
        List<Double> medians = new ArrayList<>();
        for (JsonNode fork : result.required("primaryMetric").required("rawDataHistogram")) {
            for (JsonNode iteration : fork) {
                medians.add(median(iteration) / 1e9);
            }
        }
        return new Timings(medians);
    }

    /** Reads a histogram, a list of pairs of a value and its count. */
    static double median(JsonNode histogram) {
        List<JsonNode> pairs = new ArrayList<>();
        histogram.forEach(pairs::add);
        pairs.sort(Comparator.comparingDouble(pair -> pair.get(0).asDouble()));
        long left = pairs.stream().mapToLong(pair -> pair.get(1).asLong()).sum() / 2;
        for (JsonNode pair : pairs) {
            left -= pair.get(1).asLong();
            if (left < 0) {
                return pair.get(0).asDouble();
            }
        }
        throw new IllegalArgumentException("The histogram is empty.");
    }

    private static Optional<Timings> pytorch(JsonNode result) {
        List<Double> medians = new ArrayList<>();
        for (JsonNode fork : result.path("secondaryMetrics").path("pytorch").path("rawData")) {
            for (JsonNode iteration : fork) {
                medians.add(iteration.asDouble() / 1e9);
            }
        }
        boolean ran = medians.stream().anyMatch(median -> median > 0);
        return ran ? Optional.of(new Timings(medians)) : Optional.empty();
    }

    /** Returns floating point operations per second, counting a multiplication and an addition per MAC; empty if the layer has none. */
    OptionalDouble flops() {
        long macs = layer.macs(direction);
        return macs == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(2 * macs / times.ours().median());
    }

    String directionText() {
        return direction == Direction.BACKWARD ? "backward" : "forward";
    }

    ObjectNode json() {
        ObjectNode json = times.json();
        json.put("layer", layer.text());
        json.put("direction", directionText());
        json.put("macs", layer.macs(direction));
        return json;
    }
}
