package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the kernel as Jupyter's own clients see it. */
final class KernelBenchmark {
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("first_idle", "start to first idle");
        QUESTIONS.put("first_cell", "first cell, `1 + 1`");
        QUESTIONS.put("convolution", "first cell with a `Conv2d`, after that");
        QUESTIONS.put("warm", "warm `1 + 1` through nbclient");
        QUESTIONS.put("lines", "5,000 `println` until the client has them");
    }

    private final Plan plan;

    KernelBenchmark(Plan plan) {
        this.plan = plan;
    }

    Section run() throws IOException, InterruptedException {
        try (InstalledKernel kernel = InstalledKernel.of(plan)) {
            return section(measure(kernel));
        }
    }

    /** The results, by the script's names. */
    private Map<String, Timings> measure(InstalledKernel kernel) throws IOException, InterruptedException {
        List<JsonNode> starts = new ArrayList<>();
        // The first is a warm-up.
        kernel.run("kernel.py", List.of(Integer.toString(plan.times() + 1)), start -> {
            System.out.println("kernel %s: first idle after %s"
                    .formatted(
                            starts.isEmpty() ? "warm-up" : "start " + starts.size(),
                            Timings.text(start.required("first_idle").asDouble())));
            starts.add(start);
        });
        Map<String, Timings> timings = new LinkedHashMap<>();
        QUESTIONS.keySet().forEach(name -> timings.put(name, timings(name, starts.subList(1, starts.size()))));
        return timings;
    }

    private static Timings timings(String name, List<JsonNode> starts) {
        List<Double> seconds = new ArrayList<>();
        for (JsonNode start : starts) {
            JsonNode numbers = start.required(name);
            if (numbers.isArray()) {
                numbers.forEach(number -> seconds.add(number.asDouble()));
            } else {
                seconds.add(numbers.asDouble());
            }
        }
        return new Timings(seconds);
    }

    private Section section(Map<String, Timings> timings) {
        Table table = new Table("", "time");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        timings.forEach((name, times) -> {
            table.row(QUESTIONS.get(name), times.toString());
            json.set(name, times.json());
        });
        return new Section(
                "Kernel",
                "The Jupyter kernel, as seen by Jupyter's own clients. Medians of %d starts, after one warm-up start.%n%n"
                                .formatted(plan.times())
                        + table,
                json);
    }
}
