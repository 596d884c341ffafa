package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.ChildEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the start of a process to its first answer. */
final class StartupBenchmark {
    private static final String CELL =
            "new Conv2d(1, 10, kernel(5)).forward(Nd4j.ones(DataType.FLOAT, 1, 1, 28, 28)).sumNumber()";

    private final Plan plan;
    private final PyTorch pytorch;

    StartupBenchmark(Plan plan, PyTorch pytorch) {
        this.plan = plan;
        this.pytorch = pytorch;
    }

    private interface Start {
        double seconds() throws IOException, InterruptedException;
    }

    Section run() throws IOException, InterruptedException {
        Map<String, Start> starts = new LinkedHashMap<>();
        starts.put(
                "a Java program, to its first convolution",
                () -> untilFirstLine(Child.java(plan, FirstConvolution.class)));
        starts.put("a cell of a notebook that `./stridebook run` starts, to its first convolution", this::kernelChild);
        starts.put("`./stridebook shape`, to its answer", () -> untilFirstLine(shape()));
        if (pytorch.isPresent()) {
            starts.put(
                    "PyTorch, to its first convolution",
                    () -> untilFirstLine(pytorch.run(plan, "first_convolution.py")));
        }
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        // The first round finds nothing in the file system's cache, so it does not count.
        for (int round = 0; round <= plan.times(); round++) {
            for (var start : starts.entrySet()) {
                double taken = start.getValue().seconds();
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

    private ProcessBuilder shape() {
        String launcher = System.getProperty("os.name").startsWith("Windows") ? "stridebook.cmd" : "stridebook";
        return new ProcessBuilder(
                plan.project().resolve(launcher).toString(),
                "shape",
                "--input",
                "1x28x28",
                "--out-channels",
                "10",
                "--kernel",
                "5");
    }

    private static double untilFirstLine(ProcessBuilder builder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader()) {
            String answer = lines.readLine();
            double seconds = (System.nanoTime() - start) / 1e9;
            while (lines.readLine() != null) {
                // It may say more; its end is awaited so that it does not disturb the next.
            }
            if (process.waitFor() != 0 || answer == null) {
                throw new BenchException("This failed: " + String.join(" ", builder.command()));
            }
            return seconds;
        }
    }

    private double kernelChild() throws IOException {
        long start = System.nanoTime();
        try (ChildEvaluator evaluator = ChildEvaluator.start(plan.project())) {
            CellResult result = evaluator.evaluate(CELL, 1, new Deaf());
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!(result instanceof CellResult.Value)) {
                throw new BenchException("The cell failed: " + result);
            }
            return seconds;
        }
    }

    private record Deaf() implements CellIo {
        @Override
        public void stream(String name, String text) {}

        @Override
        public void clear(boolean wait) {}

        @Override
        public void display(MimeBundle bundle, String id) {}

        @Override
        public void update(MimeBundle bundle, String id) {}

        @Override
        public String readLine() throws IOException {
            throw new IOException("Nobody is there.");
        }
    }

    private Section section(Map<String, List<Double>> seconds) {
        Table table = new Table("from the start of", "time");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var times = seconds.values().stream().map(Timings::new).toList();
        Optional<Timings> theirs = pytorch.isPresent() ? Optional.of(times.get(times.size() - 1)) : Optional.empty();
        Comparison.putRatio(json, new Comparison(times.get(0), theirs).ratio());
        var array = json.putArray("starts");
        seconds.forEach((what, all) -> {
            Timings timings = new Timings(all);
            table.row(what, timings.toString());
            array.add(timings.json().put("start", what.replace("`", "")));
        });
        return new Section(
                "Start",
                "Median of %d starts each, turn by turn, after one that does not count.%n%n".formatted(plan.times())
                        + table,
                json);
    }
}
