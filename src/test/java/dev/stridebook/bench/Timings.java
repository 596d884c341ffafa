package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Several measured times of the same work.
 *
 * @param seconds at least one, in the order in which they were measured
 */
record Timings(List<Double> seconds) {
    Timings {
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("There is no median of nothing: measure at least once.");
        }
        seconds = List.copyOf(seconds);
    }

    static Timings of(double... seconds) {
        return new Timings(Arrays.stream(seconds).boxed().toList());
    }

    Timings and(Timings more) {
        return new Timings(
                Stream.concat(seconds.stream(), more.seconds.stream()).toList());
    }

    double median() {
        return quantile(0.5);
    }

    double least() {
        return quantile(0);
    }

    double firstQuartile() {
        return quantile(0.25);
    }

    double thirdQuartile() {
        return quantile(0.75);
    }

    /** Interpolates linearly between two of the sorted values. */
    private double quantile(double share) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("median_seconds", median());
        json.put("first_quartile_seconds", firstQuartile());
        json.put("third_quartile_seconds", thirdQuartile());
        seconds.forEach(json.putArray("seconds")::add);
        return json;
    }

    /** {@code 2.31 s}, or {@code 7.80 ms} and so on: three digits. */
    static String text(double seconds) {
        if (seconds >= 1) {
            return digits(seconds) + " s";
        }
        return seconds >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " µs";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** The median and, if there are several, the quartiles: {@code 2.31 s (2.28 s to 2.40 s)}. */
    @Override
    public String toString() {
        return seconds.size() == 1
                ? text(median())
                : "%s (%s to %s)".formatted(text(median()), text(firstQuartile()), text(thirdQuartile()));
    }
}
