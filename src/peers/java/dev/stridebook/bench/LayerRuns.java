package dev.stridebook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs {@link LayerBenchmark} with JMH, a fresh JVM for each layer and direction. */
final class LayerRuns {
    /** Enough for Java to compile the code of a call. */
    private static final String WARM_UP = "3s";

    private final Plan plan;
    private final Path planFile;
    private final PyTorch pytorch;

    LayerRuns(Plan plan, Path planFile, PyTorch pytorch) {
        this.plan = plan;
        this.planFile = planFile;
        this.pytorch = pytorch;
    }

    private double turnSeconds() {
        return plan.quick() ? 0.1 : 0.2;
    }

    /** {@code forward}, {@code backward}, or either: {@code .*}. */
    List<LayerTimes> run(String directions, boolean withPyTorch, int threads, List<LayerCase> cases)
            throws IOException, InterruptedException {
        Path results = plan.folder().resolve("jmh.json");
        Path log = plan.folder().resolve("jmh.log");
        ProcessBuilder builder = MeasuredProcess.javaWithPeers(
                plan, "org.openjdk.jmh.Main", arguments(directions, threads, cases, results));
        builder.environment().put(LayerBenchmark.PLAN, planFile.toString());
        builder.environment().put(LayerBenchmark.TURN, Double.toString(turnSeconds()));
        if (threads < plan.threads()) {
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        }
        if (withPyTorch && pytorch.isPresent()) {
            builder.environment().put(LayerBenchmark.PYTHON, pytorch.python());
        }
        Process process = builder.redirectErrorStream(true).start();
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        follow(process, log);
        Runtime.getRuntime().removeShutdownHook(killer);
        if (process.waitFor() != 0) {
            throw new BenchException("JMH failed. Its output is in " + log + ".");
        }
        return LayerTimes.ofJmh(new ObjectMapper().readTree(Files.readString(results)));
    }

    private List<String> arguments(String directions, int threads, List<LayerCase> cases, Path results) {
        List<String> options = new ArrayList<>(JavaCommand.options());
        options.addAll(JavaCommand.vectorOptions());
        if (threads < plan.threads()) {
            options.add("-XX:ActiveProcessorCount=" + threads);
            // Streams also use the calling thread.
            options.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
        }
        String turn = Math.round(1000 * turnSeconds()) + "ms";
        return new ArrayList<>(List.of(
                LayerBenchmark.class.getName() + "." + directions + "$",
                "-p",
                "text=" + String.join(",", cases.stream().map(LayerCase::text).toList()),
                "-f",
                "1",
                "-wi",
                "1",
                "-w",
                WARM_UP,
                "-i",
                plan.quick() ? "3" : "15",
                "-r",
                turn,
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                results.toString(),
                "-jvmArgs",
                String.join(" ", options)));
    }

    /** Prints a line per layer, as this takes minutes; the full output goes to the log. */
    private static void follow(Process process, Path log) throws IOException {
        try (BufferedReader lines = process.inputReader();
                var file = Files.newBufferedWriter(log)) {
            String direction = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + "\n");
                if (line.startsWith("# Benchmark: ")) {
                    direction = line.substring(line.lastIndexOf('.') + 1);
                } else if (line.startsWith("# Parameters: (text = ")) {
                    LayerCase layer = LayerCase.parse(line.replaceAll(".*text = (.*)\\)", "$1"));
                    System.out.println(String.format(Locale.ROOT, "%s, %s", layer, direction));
                }
            }
        }
    }
}
