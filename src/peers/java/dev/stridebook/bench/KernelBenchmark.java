package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.tools.compare.PythonWithTorch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the kernel as Jupyter's own clients see it, installed by the command line into a separate folder. */
final class KernelBenchmark {
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("first_idle", "start to first idle");
        QUESTIONS.put("first_cell", "first cell, `1 + 1`");
        QUESTIONS.put("warm", "warm `1 + 1` through nbclient");
        QUESTIONS.put("lines", "5,000 `println` until the client has them");
    }

    private final Plan plan;

    KernelBenchmark(Plan plan) {
        this.plan = plan;
    }

    Section run() throws IOException, InterruptedException {
        Path jupyter = Files.createTempDirectory(plan.folder(), "jupyter-");
        try {
            install(jupyter);
            return section(measure(jupyter));
        } finally {
            delete(jupyter);
        }
    }

    private void install(Path jupyter) throws IOException, InterruptedException {
        String launcher = System.getProperty("os.name").startsWith("Windows") ? "stridebook.cmd" : "stridebook";
        Process process = in(
                        jupyter,
                        new ProcessBuilder(plan.project().resolve(launcher).toString(), "kernel", "install"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new BenchException("The kernel could not be installed: " + said);
        }
    }

    private static ProcessBuilder in(Path jupyter, ProcessBuilder builder) {
        builder.environment().put("JUPYTER_DATA_DIR", jupyter.toString());
        return builder;
    }

    /** The results, by the script's names. */
    private Map<String, Timings> measure(Path jupyter) throws IOException, InterruptedException {
        Path log = plan.folder().resolve("kernel.log");
        ProcessBuilder builder = in(
                jupyter,
                PythonWithTorch.process(List.of(
                        plan.jupyterPython(),
                        plan.script("kernel.py").toString(),
                        KernelSpec.NAME,
                        // The first is a warm-up.
                        Integer.toString(plan.times() + 1))));
        Process process = builder.redirectError(log.toFile()).start();
        process.getOutputStream().close();
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        int starts = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode start = mapper.readTree(line);
                System.out.println("kernel %s: first idle after %s"
                        .formatted(
                                starts == 0 ? "warm-up" : "start " + starts,
                                Timings.text(start.required("first_idle").asDouble())));
                if (starts++ > 0) {
                    QUESTIONS
                            .keySet()
                            .forEach(name ->
                                    add(seconds.computeIfAbsent(name, any -> new ArrayList<>()), start.required(name)));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new BenchException(
                    "Jupyter's client failed: " + Files.readString(log).strip());
        }
        Map<String, Timings> timings = new LinkedHashMap<>();
        seconds.forEach((name, all) -> timings.put(name, new Timings(all)));
        return timings;
    }

    private static void add(List<Double> seconds, JsonNode numbers) {
        if (numbers.isArray()) {
            numbers.forEach(number -> seconds.add(number.asDouble()));
        } else {
            seconds.add(numbers.asDouble());
        }
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
