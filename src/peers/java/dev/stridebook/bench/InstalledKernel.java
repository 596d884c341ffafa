package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.tools.compare.PythonWithTorch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A kernel that the command line has installed into a folder of its own, for Jupyter's own clients. */
final class InstalledKernel implements AutoCloseable {
    private static final String DATA = "JUPYTER_DATA_DIR";

    private final Plan plan;
    private final Path jupyter;

    private InstalledKernel(Plan plan, Path jupyter) {
        this.plan = plan;
        this.jupyter = jupyter;
    }

    static InstalledKernel of(Plan plan) throws IOException, InterruptedException {
        InstalledKernel kernel = new InstalledKernel(plan, Files.createTempDirectory(plan.folder(), "jupyter-"));
        try {
            kernel.install();
            return kernel;
        } catch (IOException | InterruptedException | BenchException failure) {
            kernel.close();
            throw failure;
        }
    }

    private void install() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(plan.launcher(), "kernel", "install").redirectErrorStream(true);
        builder.environment().put(DATA, jupyter.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new BenchException("The kernel could not be installed: " + said);
        }
    }

    /**
     * Runs a script that starts the kernel.
     *
     * @param arguments those after the kernel's name
     * @param listener gets each line of JSON that it prints
     */
    void run(String script, List<String> arguments, Consumer<JsonNode> listener)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(plan.jupyterPython(), plan.script(script).toString(), KernelSpec.NAME));
        command.addAll(arguments);
        Path log = plan.folder().resolve("kernel.log");
        ProcessBuilder builder = PythonWithTorch.process(command).redirectError(log.toFile());
        builder.environment().put(DATA, jupyter.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(mapper.readTree(line));
            }
        }
        if (process.waitFor() != 0) {
            throw new BenchException(
                    "Jupyter's client failed: " + Files.readString(log).strip());
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(jupyter)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
