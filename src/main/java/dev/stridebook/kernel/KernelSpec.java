package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.process.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The kernel spec, which tells Jupyter about the kernel: a folder {@code kernels/stridebook} in Jupyter's data folder. Its
 * name is unique to Stridebook, so a user's {@code java} kernel is never touched.
 */
public final class KernelSpec {
    public static final String NAME = "stridebook";
    public static final String DEBUGGER_NAME = NAME + "-debugger";
    public static final String DISPLAY_NAME = "Java (Stridebook)";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);

    private final JupyterData data;
    private final KernelLaunch launch;

    private KernelSpec(JupyterData data, KernelLaunch launch) {
        this.data = data;
        this.launch = launch;
    }

    /** Returns the spec of our kernel in the user's data folder, where every Jupyter looks. */
    public static KernelSpec ofUser() {
        return in(JupyterData.ofUser());
    }

    /** Returns the spec of our kernel in the given Jupyter data folder. */
    public static KernelSpec in(JupyterData data) {
        return new KernelSpec(data, KernelLaunch.own(data, false));
    }

    /** Returns the spec of our kernel with a debugger, under a separate name, as its cells run slower. */
    public static KernelSpec withDebugger(JupyterData data) {
        return new KernelSpec(data, KernelLaunch.own(data, true));
    }

    /** Returns a spec, under a separate name, that runs the user's IJava or JJava with our class path. */
    public static KernelSpec pluggedInto(ForeignKernel kernel, JupyterData data) {
        return new KernelSpec(data, KernelLaunch.plugInto(kernel));
    }

    /** Returns the folder of the spec. */
    public Path folder() {
        return data.kernel(launch.name());
    }

    /** Returns the name that Jupyter shows. */
    public String displayName() {
        return launch.displayName();
    }

    /**
     * Installs the kernel of this checkout with the running JDK.
     *
     * @return the checkout that an earlier kernel of this name ran from, if it was a different one
     * @throws IllegalStateException if this Java has no JShell
     * @throws IOException if the data folder cannot be written to
     */
    public Optional<Path> install() throws IOException {
        FullJdk.require();
        Optional<Path> before = origin().filter(other -> !other.equals(thisOrigin()));
        for (var file : files().entrySet()) {
            AtomicFiles.write(folder().resolve(file.getKey()), file.getValue());
        }
        return before;
    }

    /** Returns whether the files that {@link #install} would write already exist unchanged. */
    public boolean isUpToDate() throws IOException {
        for (var file : files().entrySet()) {
            Path path = folder().resolve(file.getKey());
            if (!Files.isRegularFile(path) || !Files.readString(path).equals(file.getValue())) {
                return false;
            }
        }
        return launch.archive().isEmpty() || !launch.archive().get().isOutdated();
    }

    /** File contents by name; the spec itself comes last, so that Jupyter never sees an incomplete kernel. */
    private Map<String, String> files() throws IOException {
        ObjectNode spec = MAPPER.createObjectNode();
        spec.putArray("argv")
                .add(JavaCommand.program().toString())
                .add("@" + folder().resolve("java.args"))
                .add(launch.mainClass())
                .add("{connection_file}");
        spec.put("display_name", launch.displayName()).put("language", "java").put("interrupt_mode", "message");
        launch.environment().forEach(spec.putObject("env")::put);
        ObjectNode metadata = spec.putObject("metadata")
                .put("stridebook_classes", thisOrigin().toString())
                // A class data archive works with one Java version only.
                .put("java", Runtime.version().toString());
        if (launch.hasDebugger()) {
            // JupyterLab offers its debugger for kernels that say so here.
            metadata.put("debugger", true);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("java.args", launch.argumentFile());
        try (InputStream logo = KernelSpec.class.getResourceAsStream("logo-svg.svg")) {
            files.put("logo-svg.svg", new String(logo.readAllBytes(), StandardCharsets.UTF_8));
        }
        files.put("kernel.json", spec.toPrettyString() + "\n");
        return files;
    }

    /** Returns where the installed kernel's classes are. */
    private Optional<Path> origin() throws IOException {
        Path file = folder().resolve("kernel.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String origin = JupyterData.json(folder())
                .path("metadata")
                .path("stridebook_classes")
                .asText("");
        return Optional.of(origin.isEmpty() ? folder() : Path.of(origin));
    }

    private static Path thisOrigin() {
        try {
            return Path.of(KernelSpec.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Removes this kernel.
     *
     * @return the removed folder; empty if it did not exist
     */
    public static Optional<Path> remove(Optional<ForeignKernel.Kind> with, JupyterData data) throws IOException {
        return remove(KernelLaunch.name(with), data);
    }

    /**
     * Removes the kernel with a debugger.
     *
     * @return the removed folder; empty if it did not exist
     */
    public static Optional<Path> removeDebugger(JupyterData data) throws IOException {
        return remove(DEBUGGER_NAME, data);
    }

    private static Optional<Path> remove(String name, JupyterData data) throws IOException {
        Path folder = data.kernel(name);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return Optional.of(folder);
    }

    /**
     * Starts the installed kernel as Jupyter would, through its spec and its sockets, and runs one cell. Then archives the
     * classes that were loaded, so that the kernel starts faster from now on.
     *
     * @throws SelfTestFailed with what went wrong and what the kernel printed
     */
    public void selfTest() throws SelfTestFailed {
        try {
            Path connectionFile = Files.createTempFile("stridebook", ".json");
            Path output = Files.createTempFile("stridebook", ".log");
            try {
                selfTest(connectionFile, output);
            } finally {
                Files.deleteIfExists(connectionFile);
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new SelfTestFailed("The installed kernel could not be started: " + e.getMessage());
        }
    }

    private void selfTest(Path connectionFile, Path output) throws IOException, SelfTestFailed {
        ConnectionFile connection = ConnectionFile.local();
        connection.write(connectionFile);
        List<String> command = new ArrayList<>();
        for (JsonNode argument : JupyterData.json(folder()).path("argv")) {
            command.add(argument.asText().replace("{connection_file}", connectionFile.toString()));
        }
        launch.archive().ifPresent(archive -> command.add(1, archive.recordOption()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        try (KernelClient client = new KernelClient(connection)) {
            awaitReady(client, process);
            runOneCell(client);
            rehearse(client);
            client.send(
                    Channel.CONTROL, "shutdown_request", KernelClient.content().put("restart", false));
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new SelfTestFailed("The installed kernel ran a cell, but did not end when asked to.");
            }
            if (launch.archive().isPresent()) {
                launch.archive().get().create();
            }
        } catch (TimeoutException e) {
            String state = process.isAlive() ? "does not answer" : "ended with exit code " + process.exitValue();
            throw new SelfTestFailed("The installed kernel " + state + ".\n"
                    + Files.readString(output).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SelfTestFailed("The self-test was interrupted.");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitReady(KernelClient client, Process process) throws IOException, TimeoutException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                client.awaitReady(Duration.ofSeconds(1));
                return;
            } catch (TimeoutException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    private static void runOneCell(KernelClient client) throws IOException, TimeoutException, SelfTestFailed {
        Message cell = client.execute("kernel(3).outputSize(8, 8)");
        JsonNode reply = client.reply(Channel.SHELL, cell, START).content();
        String result = client.published(cell, START).stream()
                .filter(message -> message.type().equals("execute_result"))
                .map(message ->
                        message.content().path("data").path("text/plain").asText())
                .findFirst()
                .orElse("nothing");
        if (!result.equals("6×6")) {
            throw new SelfTestFailed("The installed kernel answered a cell with %s instead of 6×6. %s"
                    .formatted(result, reply.path("evalue").asText()));
        }
    }

    /** Runs what a first lesson runs, so that its classes are archived too. A failure here does not matter. */
    private static void rehearse(KernelClient client) throws IOException, TimeoutException {
        Message cell = client.execute("""
                int twice(int n) { return 2 * n; }
                System.out.println(twice(21));
                show(kernel(3).explain(8, 8));
                Nd4j.rand(2, 3)""");
        client.reply(Channel.SHELL, cell, START);
        client.published(cell, START);
    }

    /** Reports that the kernel was installed but does not work. */
    public static final class SelfTestFailed extends Exception {
        private static final long serialVersionUID = 1L;

        SelfTestFailed(String message) {
            super(message.strip());
        }
    }
}
