package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the time from the start of a process to its first answer. */
final class StartupBenchmark {
    private static final String NOTEBOOK = """
            {"cells": [{"cell_type": "code", "execution_count": null, "id": "start", "metadata": {}, "outputs": [],
              "source": "System.out.println(new Conv2d(1, 10, kernel(5)).forward(Nd4j.ones(1, 1, 28, 28)).sumNumber());"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;

    private final Plan plan;
    private final PyTorch pytorch;

    StartupBenchmark(Plan plan, PyTorch pytorch) {
        this.plan = plan;
        this.pytorch = pytorch;
    }

    Section run() throws IOException, InterruptedException {
        Map<String, ProcessBuilder> starts = new LinkedHashMap<>();
        starts.put("a Java program, to its first convolution", MeasuredProcess.java(plan, FirstConvolution.class));
        starts.put("`./stridebook run`, to its notebook's first convolution", runCommand());
        starts.put("`./stridebook shape`, to its answer", shapeCommand());
        if (pytorch.isPresent()) {
            starts.put("PyTorch, to its first convolution", pytorch.run(plan, "first_convolution.py"));
        }
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        // The first round does not count, as the file system's cache is cold.
        for (int round = 0; round <= plan.times(); round++) {
            for (var start : starts.entrySet()) {
                double taken = untilFirstLine(start.getValue());
                System.out.println(
                        "%s: %s%s".formatted(start.getKey(), Timings.text(taken), round == 0 ? " (warm-up)" : ""));
                if (round > 0) {
                    seconds.computeIfAbsent(start.getKey(), any -> new ArrayList<>())
                            .add(taken);
                }
            }
        }
        return section(seconds);
    }

    private ProcessBuilder shapeCommand() {
        return launcher("shape", "--input", "1x28x28", "--out-channels", "10", "--kernel", "5");
    }

    private static double untilFirstLine(ProcessBuilder builder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader()) {
            String answer = lines.readLine();
            double seconds = (System.nanoTime() - start) / 1e9;
            while (lines.readLine() != null) {
                // Waits for its end, so that it does not disturb the next measurement.
            }
            if (process.waitFor() != 0 || answer == null) {
                throw new BenchException("This failed: " + String.join(" ", builder.command()));
            }
            return seconds;
        }
    }

    private ProcessBuilder runCommand() throws IOException {
        Path notebook = plan.folder().resolve("start.ipynb");
        Files.writeString(notebook, NOTEBOOK);
        return launcher(
                "run",
                notebook.toString(),
                "--out",
                plan.folder().resolve("started").toString());
    }

    private ProcessBuilder launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(plan.launcher()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private Section section(Map<String, List<Double>> seconds) {
        Table table = new Table("from the start of", "time");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var times = seconds.values().stream().map(Timings::new).toList();
        Optional<Timings> theirs = pytorch.isPresent() ? Optional.of(times.get(times.size() - 1)) : Optional.empty();
        PairedTimes.putRatio(json, new PairedTimes(times.get(0), theirs).ratio());
        var array = json.putArray("starts");
        seconds.forEach((what, all) -> {
            Timings timings = new Timings(all);
            table.row(what, timings.toString());
            array.add(timings.json().put("start", what.replace("`", "")));
        });
        return new Section(
                "Start",
                "Median of %d starts each, in turns, after one warm-up start.%n%n".formatted(plan.times()) + table,
                json);
    }
}
