package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.notebook.AtomicFiles;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What tells Jupyter about the kernel: a folder {@code kernels/stridebook} in Jupyter's data folder. Its name is our own, so
 * that a user's {@code java} kernel is never touched.
 */
public final class KernelSpec {
    public static final String NAME = "stridebook";
    public static final String DISPLAY_NAME = "Java (Stridebook)";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);

    private final Path dataFolder;

    private KernelSpec(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** In the data folder of the user, where every Jupyter looks. */
    public static KernelSpec ofUser() {
        return in(userDataFolder(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    }

    /** In this data folder of Jupyter. */
    public static KernelSpec in(Path dataFolder) {
        return new KernelSpec(dataFolder.toAbsolutePath());
    }

    /**
     * Jupyter's own rule for where a user's data lies.
     *
     * @param userHome for systems without a variable HOME, which Jupyter believes more than the list of users
     */
    static Path userDataFolder(Map<String, String> environment, String os, String userHome) {
        String chosen = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        String home = environment.getOrDefault("HOME", userHome);
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Jupyter");
        }
        if (system.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", userHome + "/AppData/Roaming");
            return Path.of(roaming, "jupyter");
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        return shared.isEmpty() ? Path.of(home, ".local", "share", "jupyter") : Path.of(shared, "jupyter");
    }

    private ClassDataArchive archive() {
        return new ClassDataArchive(folder());
    }

    /** The folder of the spec. */
    public Path folder() {
        return dataFolder.resolve("kernels").resolve(NAME);
    }

    /**
     * An installed kernel, ours or another.
     *
     * @param name by which Jupyter starts it
     * @param language such as {@code java}
     * @param problem why it will not start, if that can be seen
     */
    public record Installed(String name, String displayName, String language, Path folder, Optional<String> problem) {}

    /**
     * Installs the kernel of this checkout with the running JDK.
     *
     * @return where an earlier one of the same name ran from, if it was another checkout
     * @throws IllegalStateException if this Java has no JShell
     * @throws IOException if the data folder cannot be written to
     */
    public Optional<Path> install() throws IOException {
        JavaCommand.requireJShell();
        Optional<Path> before = origin().filter(other -> !other.equals(thisOrigin()));
        for (var file : files().entrySet()) {
            AtomicFiles.write(folder().resolve(file.getKey()), file.getValue());
        }
        return before;
    }

    /** Whether what {@link #install} would write is there already. */
    public boolean isUpToDate() throws IOException {
        for (var file : files().entrySet()) {
            Path path = folder().resolve(file.getKey());
            if (!Files.isRegularFile(path) || !Files.readString(path).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** File name to content; the spec itself last, so that Jupyter never sees half a kernel. */
    private Map<String, String> files() throws IOException {
        ObjectNode spec = MAPPER.createObjectNode();
        spec.putArray("argv")
                .add(JavaCommand.program().toString())
                .add("@" + folder().resolve("java.args"))
                .add(KernelMain.class.getName())
                .add("{connection_file}");
        spec.put("display_name", DISPLAY_NAME).put("language", "java").put("interrupt_mode", "message");
        JavaCommand.environment().forEach(spec.putObject("env")::put);
        spec.putObject("metadata")
                .put("stridebook_classes", thisOrigin().toString())
                // An archive of classes is good for one Java alone.
                .put("java", Runtime.version().toString());
        Map<String, String> files = new LinkedHashMap<>();
        files.put("java.args", JavaCommand.argumentFile(archive().useOptions()));
        try (InputStream logo = KernelSpec.class.getResourceAsStream("logo-svg.svg")) {
            files.put("logo-svg.svg", new String(logo.readAllBytes(), StandardCharsets.UTF_8));
        }
        files.put("kernel.json", spec.toPrettyString() + "\n");
        return files;
    }

    /** Where the installed kernel's classes lie. */
    private Optional<Path> origin() throws IOException {
        Path file = folder().resolve("kernel.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String origin = json(file).path("metadata").path("stridebook_classes").asText("");
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

    /** Removes the kernel; false if it was not there. */
    public boolean remove() throws IOException {
        if (!Files.isDirectory(folder())) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return true;
    }

    /** All kernels in this data folder, by name. */
    public List<Installed> list() throws IOException {
        Path kernels = dataFolder.resolve("kernels");
        List<Installed> found = new ArrayList<>();
        if (Files.isDirectory(kernels)) {
            try (Stream<Path> folders = Files.list(kernels)) {
                for (Path folder : folders.sorted().toList()) {
                    if (Files.isRegularFile(folder.resolve("kernel.json"))) {
                        found.add(installed(folder));
                    }
                }
            }
        }
        return found;
    }

    private static Installed installed(Path folder) {
        String name = folder.getFileName().toString();
        JsonNode spec;
        try {
            spec = json(folder.resolve("kernel.json"));
        } catch (IOException e) {
            return new Installed(name, name, "", folder, Optional.of("its kernel.json cannot be read"));
        }
        String program = spec.path("argv").path(0).asText("");
        Optional<String> problem = Optional.empty();
        if (program.isEmpty() || Path.of(program).isAbsolute() && !Files.exists(Path.of(program))) {
            problem = Optional.of("it starts " + program + ", which is not there");
        }
        String classes = spec.path("metadata").path("stridebook_classes").asText("");
        if (!classes.isEmpty() && !Files.exists(Path.of(classes))) {
            problem = Optional.of("it runs classes from " + classes + ", which is not there");
        }
        return new Installed(
                name,
                spec.path("display_name").asText(name),
                spec.path("language").asText(""),
                folder,
                problem.map(text -> text + "; run ./stridebook kernel install"));
    }

    private static JsonNode json(Path file) throws IOException {
        return MAPPER.readTree(Files.readString(file));
    }

    /**
     * Starts the installed kernel as Jupyter would, through its spec and its sockets, and runs one cell. Then archives the
     * classes that this took, so that the kernel starts faster from now on.
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
        for (JsonNode argument : json(folder().resolve("kernel.json")).path("argv")) {
            command.add(argument.asText().replace("{connection_file}", connectionFile.toString()));
        }
        command.add(1, archive().recordOption());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (KernelClient client = new KernelClient(connection)) {
            awaitReady(client, process);
            runOneCell(client);
            rehearse(client);
            client.send(
                    Channel.CONTROL, "shutdown_request", KernelClient.content().put("restart", false));
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new SelfTestFailed("The installed kernel ran a cell, but did not end when asked to.");
            }
            archive().create();
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

    /** What a first lesson does, so that its classes are archived too. Nothing depends on its success. */
    private static void rehearse(KernelClient client) throws IOException, TimeoutException {
        Message cell = client.execute("""
                int twice(int n) { return 2 * n; }
                System.out.println(twice(21));
                show(kernel(3).explain(8, 8));
                Nd4j.rand(2, 3)""");
        client.reply(Channel.SHELL, cell, START);
        client.published(cell, START);
    }

    /** The kernel was installed, but does not work. */
    public static final class SelfTestFailed extends Exception {
        private static final long serialVersionUID = 1L;

        SelfTestFailed(String message) {
            super(message.strip());
        }
    }
}
