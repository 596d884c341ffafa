package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** How an earlier version's starts, waits in lessons and memory compare with those of this one, both as a report's JSON has them. */
final class BeforeAndAfter {
    /** A cell that takes less, in seconds, is no wait. */
    static final double WAIT = 1;

    private final JsonNode before;
    private final Table table = new Table("", "before", "after", "ratio");
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /**
     * @param before may lack some of the benchmarks
     * @param environment where the measurements of this version are made
     * @throws IllegalArgumentException if it was measured on another machine, or has nothing to compare
     */
    BeforeAndAfter(JsonNode before, Environment environment) {
        this.before = before;
        for (String field : List.of("processor", "cores")) {
            String there = before.path("environment").path(field).asText();
            String here = environment.json().path(field).asText();
            if (!there.equals(here)) {
                throw new IllegalArgumentException(
                        "It was measured where %s is \"%s\", but here it is \"%s\". Measure both versions on one machine."
                                .formatted(field, there, here));
            }
        }
        if (seconds(before).isEmpty() && bytes(before).isEmpty()) {
            throw new IllegalArgumentException(
                    "It has no starts and no memory. Give what `bench report --json` wrote for an earlier version.");
        }
    }

    Section section(JsonNode after) {
        compare(seconds(before), seconds(after), Timings::text);
        compare(waits(before), cells(after), Timings::text);
        compare(bytes(before), bytes(after), bytes -> ResidentMemory.text(Math.round(bytes)));
        return new Section(
                "Before and after",
                "Starts, cells of lessons that took more than a second, and memory: an earlier version, measured on this machine on %s, and this one.%n%n"
                                .formatted(before.path("date").asText())
                        + table,
                json);
    }

    private void compare(Map<String, Double> were, Map<String, Double> are, DoubleFunction<String> text) {
        were.forEach((what, was) -> {
            Double is = are.get(what);
            if (is != null) {
                table.row(what, text.apply(was), text.apply(is), String.format(Locale.ROOT, "%.2f", is / was));
                json.putObject(what).put("before", was).put("after", is);
            }
        });
    }

    private static Map<String, Double> seconds(JsonNode report) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (JsonNode start : report.path("startup").path("starts")) {
            String what = start.required("start").asText();
            if (!what.startsWith("PyTorch")) {
                seconds.put(what, median(start));
            }
        }
        report.path("kernel")
                .fields()
                .forEachRemaining(
                        question -> seconds.put("kernel, " + words(question.getKey()), median(question.getValue())));
        return seconds;
    }

    /** The cells that a student waited for. */
    private static Map<String, Double> waits(JsonNode report) {
        Map<String, Double> waits = cells(report);
        waits.values().removeIf(seconds -> seconds < WAIT);
        return waits;
    }

    /** By how they begin, since their numbers change. */
    private static Map<String, Double> cells(JsonNode report) {
        Map<String, Double> cells = new LinkedHashMap<>();
        for (JsonNode lesson : report.path("lessons").path("lessons")) {
            for (JsonNode cell : lesson.required("cells")) {
                cells.put(
                        "%s: `%s`"
                                .formatted(
                                        lesson.required("lesson").asText(),
                                        cell.required("begins").asText()),
                        cell.required("seconds").asDouble());
            }
        }
        return cells;
    }

    private static double median(JsonNode timings) {
        return timings.required("median_seconds").asDouble();
    }

    private static Map<String, Double> bytes(JsonNode report) {
        Map<String, Double> bytes = new LinkedHashMap<>();
        JsonNode peak = report.path("memory").path("peak_bytes");
        if (peak.isNumber()) {
            bytes.put("peak of an epoch of the MNIST net", peak.asDouble());
        }
        report.path("kernels").fields().forEachRemaining(kernels -> {
            for (JsonNode stage : kernels.getValue()) {
                bytes.put(
                        "%s, each quiet after %s"
                                .formatted(
                                        words(kernels.getKey()),
                                        stage.required("stage").asText()),
                        (double) ResidentMemory.mean(stage.required("quiet")));
            }
        });
        return bytes;
    }

    private static String words(String key) {
        return key.replace('_', ' ');
    }
}
