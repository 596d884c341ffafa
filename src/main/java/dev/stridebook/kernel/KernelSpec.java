package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.file.FileTrees;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    public static final String DISPLAY_NAME = "Java (Stridebook)";

    /** The entry of the metadata that says where the kernel's classes are; only our kernels have it. */
    static final String ORIGIN = "stridebook_classes";
    /** The file with the options and the class path of the kernel's Java. */
    private static final String ARGUMENTS = "java.args";

    private static final String LOGO = "logo-svg.svg";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);
    /** How long a kernel may take to end. Jupyter waits five seconds and then kills it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JupyterData data;
    private final KernelLaunch launch;
    private final Path origin;

    private KernelSpec(JupyterData data, KernelLaunch launch, Path origin) {
        this.data = data;
        this.launch = launch;
        this.origin = origin;
    }

    /** Returns the spec of our kernel in the user's data folder, where every Jupyter looks. */
    public static KernelSpec ofUser() {
        return in(JupyterData.ofUser());
    }

    /** Returns the spec of our kernel in the given Jupyter data folder. */
    public static KernelSpec in(JupyterData data) {
        return in(OwnKernel.LESSONS, data);
    }

    /** Returns the spec of one of our kernels in the given Jupyter data folder. */
    public static KernelSpec in(OwnKernel kernel, JupyterData data) {
        return new KernelSpec(data, KernelLaunch.own(kernel, data.kernel(kernel.id())), thisOrigin());
    }

    /** Returns a spec, under a separate name, that runs the user's IJava or JJava with our class path. */
    public static KernelSpec pluggedInto(ForeignKernel kernel, JupyterData data) {
        return new KernelSpec(data, KernelLaunch.plugInto(kernel), thisOrigin());
    }

    /** Returns the spec of a kernel that runs from a copy, in a folder of the copy. */
    static KernelSpec of(SharedCopy copy, KernelLaunch launch) {
        return new KernelSpec(new JupyterData(copy.folder().resolve("jupyter")), launch, copy.folder());
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
        Optional<Path> before = origin(folder()).filter(other -> !other.equals(origin));
        for (var file : files().entrySet()) {
            byte[] bytes = file.getKey().endsWith(ARGUMENTS)
                    ? JavaCommand.argumentBytes(file.getValue())
                    : file.getValue().getBytes(StandardCharsets.UTF_8);
            AtomicFiles.write(file.getKey(), out -> out.write(bytes));
        }
        return before;
    }

    /** Returns whether the files that {@link #install} would write already exist and say the same. */
    public boolean isUpToDate() throws IOException {
        for (var file : files().entrySet()) {
            Path path = file.getKey();
            if (!Files.isRegularFile(path) || !saysTheSame(path, read(path), file.getValue())) {
                return false;
            }
        }
        return launch.archive().isEmpty() || !launch.archive().get().isOutdated();
    }

    private static String read(Path file) throws IOException {
        boolean isForJava = file.endsWith(ARGUMENTS);
        return new String(Files.readAllBytes(file), isForJava ? JavaCommand.argumentCharset() : StandardCharsets.UTF_8);
    }

    /** The order of a spec's members and its layout mean nothing: other programs may write it anew. */
    private static boolean saysTheSame(Path file, String found, String wanted) throws IOException {
        if (!file.toString().endsWith(".json")) {
            return found.equals(wanted);
        }
        try {
            return MAPPER.readTree(found).equals(MAPPER.readTree(wanted));
        } catch (JsonProcessingException damaged) {
            return false;
        }
    }

    /** Contents by file; each spec comes last in its folder, so that Jupyter never sees an incomplete kernel. */
    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder().resolve(ARGUMENTS), launch.argumentFile());
        putSpec(folder(), launch.displayName(), environment(), files);
        for (OwnKernel companion : OwnKernel.companions(launch.name())) {
            Map<String, String> variables = new LinkedHashMap<>(environment());
            variables.putAll(companion.environment());
            putSpec(data.kernel(companion.id()), companion.displayName(), variables, files);
        }
        return files;
    }

    private void putSpec(Path to, String displayName, Map<String, String> variables, Map<Path, String> files)
            throws IOException {
        ObjectNode spec = MAPPER.createObjectNode();
        spec.putArray("argv")
                .add(JavaCommand.program().toString())
                .add("@" + folder().resolve(ARGUMENTS))
                .add(launch.mainClass())
                .add("{connection_file}");
        spec.put("display_name", displayName).put("language", "java").put("interrupt_mode", "message");
        variables.forEach(spec.putObject("env")::put);
        ObjectNode metadata = spec.putObject("metadata")
                .put(ORIGIN, origin.toString())
                // A class data archive works with one Java version only.
                .put("java", Runtime.version().toString());
        if (launch.hasDebugger()) {
            // JupyterLab offers its debugger for kernels that say so here.
            metadata.put("debugger", true);
        }
        try (InputStream logo = KernelSpec.class.getResourceAsStream(LOGO)) {
            files.put(to.resolve(LOGO), new String(logo.readAllBytes(), StandardCharsets.UTF_8));
        }
        files.put(to.resolve("kernel.json"), spec.toPrettyString() + "\n");
    }

    /** Returns the files that Jupyter reads, by the name of the kernel: of this one, and of those that are installed with it. */
    Map<String, List<Path>> published() {
        Map<String, List<Path>> files = new LinkedHashMap<>();
        for (String name : names(launch.name())) {
            files.put(
                    name,
                    Stream.of(LOGO, "kernel.json")
                            .map(data.kernel(name)::resolve)
                            .toList());
        }
        return files;
    }

    /** Returns the names of a kernel and of those that are installed with it. */
    private static List<String> names(String name) {
        return Stream.concat(
                        Stream.of(name), OwnKernel.companions(name).stream().map(OwnKernel::id))
                .toList();
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>(launch.environment());
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(launch.argumentFile())) {
            // Where a service starts Jupyter, no language may be set. Then Java only finds files with ASCII names.
            variables.putIfAbsent("LC_ALL", "C.UTF-8");
        }
        return variables;
    }

    /** Returns where the classes of the kernel in this folder are; empty if there is no kernel. */
    static Optional<Path> origin(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("kernel.json"))) {
            return Optional.empty();
        }
        String origin = JupyterData.json(folder).path("metadata").path(ORIGIN).asText("");
        return Optional.of(origin.isEmpty() ? folder : Path.of(origin));
    }

    /** @throws IllegalStateException if there is a kernel in this folder that we did not install */
    static void requireOurs(Path folder) throws IOException {
        if (Files.exists(folder.resolve("kernel.json")) && !isOurs(JupyterData.json(folder))) {
            throw new IllegalStateException(say(
                    "The kernel in %s is not one of Stridebook's, and stays as it is. Choose another name.", folder));
        }
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
     * Removes one of our kernels, and the copies of what it needs if it was installed for all users.
     *
     * @return the removed folder; empty if there was no such kernel
     */
    public static Optional<Path> remove(OwnKernel kernel, JupyterData data) throws IOException {
        return remove(kernel.id(), data);
    }

    /**
     * Removes a kernel that is plugged into the user's, in the same way, and leaves the user's.
     *
     * @return the removed folder; empty if there was no such kernel
     */
    public static Optional<Path> removePluggedInto(ForeignKernel.Kind kind, JupyterData data) throws IOException {
        return remove(KernelLaunch.name(kind), data);
    }

    /**
     * Removes our kernel that was installed under this name, in the same way.
     *
     * @return the removed folder; empty if there was no such kernel
     * @throws IllegalStateException if the kernel of this name is not ours
     */
    public static Optional<Path> remove(KernelName name, JupyterData data) throws IOException {
        requireOurs(data.kernel(name.id()));
        return remove(name.id(), data);
    }

    /** Returns the folders of all our kernels in a data folder, those that are plugged into the user's included. */
    public static List<Path> installed(JupyterData data) throws IOException {
        List<Path> ours = new ArrayList<>();
        for (Path folder : data.kernelFolders()) {
            if (isOurs(folder)) {
                ours.add(folder);
            }
        }
        return ours;
    }

    /** Removes a kernel that {@link #installed} has found, and the copies of what it needs. */
    public static void removeInstalled(Path folder, JupyterData data) throws IOException {
        remove(folder.getFileName().toString(), data);
    }

    private static boolean isOurs(Path folder) throws IOException {
        try {
            return isOurs(JupyterData.json(folder));
        } catch (JsonProcessingException damaged) {
            return false;
        }
    }

    /** Returns whether we have written this spec. */
    static boolean isOurs(JsonNode spec) {
        return spec.path("metadata").has(ORIGIN);
    }

    private static Optional<Path> remove(String name, JupyterData data) throws IOException {
        Path folder = data.kernel(name);
        boolean isThere = Files.isDirectory(folder);
        // The specs first: Jupyter must not offer a kernel whose files are gone.
        for (String each : names(name)) {
            FileTrees.delete(data.kernel(each));
        }
        boolean wereCopies = SharedKernel.removeCopies(data, name);
        return isThere || wereCopies ? Optional.of(folder) : Optional.empty();
    }

    /**
     * Starts the installed kernel as Jupyter would, through its spec and its sockets, and runs one cell. Then archives the
     * classes that were loaded, so that the kernel starts faster from now on.
     *
     * @return what is worth knowing, although the kernel works
     * @throws SelfTestFailed with what went wrong and what the kernel printed
     */
    public Optional<String> selfTest() throws SelfTestFailed {
        try {
            Path scratch = Files.createTempDirectory("stridebook");
            try {
                return selfTest(scratch);
            } finally {
                FileTrees.delete(scratch);
            }
        } catch (IOException e) {
            throw new SelfTestFailed(say("The installed kernel could not be started: %s", e.getMessage()));
        }
    }

    private Optional<String> selfTest(Path scratch) throws IOException, SelfTestFailed {
        Path connectionFile = scratch.resolve("connection.json");
        Path output = scratch.resolve("output");
        ConnectionFile connection = ConnectionFile.local();
        connection.write(connectionFile);
        List<String> command = new ArrayList<>();
        for (JsonNode argument : JupyterData.json(folder()).path("argv")) {
            command.add(argument.asText().replace("{connection_file}", connectionFile.toString()));
        }
        launch.archive().ifPresent(archive -> command.addAll(1, archive.recordOptions()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        // What the rehearsal answers is not the progress of whoever installs the kernel.
        builder.environment()
                .put(Settings.PROGRESS, scratch.resolve("progress.json").toString());
        // As Jupyter does, so that the classes which watch it are archived.
        builder.environment()
                .put(JupyterWatch.PROCESS, Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        try (KernelClient client = new KernelClient(connection)) {
            awaitReady(client, process);
            runOneCell(client);
            convolve(client);
            if (launch.archive().isPresent()) {
                rehearse(client);
            }
            client.send(
                    Channel.CONTROL, "shutdown_request", KernelClient.content().put("restart", false));
            boolean hasEnded = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (launch.archive().isEmpty()) {
                // JJava does not end: threads of its JShell go on.
                return hasEnded
                        ? Optional.empty()
                        : Optional.of(
                                say(
                                        "It did not end when asked to, and was killed. Jupyter does the same when it shuts the kernel down."));
            }
            if (!hasEnded) {
                throw new SelfTestFailed(say("The installed kernel ran a cell, but did not end when asked to."));
            }
            launch.archive().get().create();
            return Optional.empty();
        } catch (TimeoutException e) {
            String printed = Files.readString(output).strip();
            throw new SelfTestFailed(
                    process.isAlive()
                            ? say("The installed kernel does not answer.\n%s", printed)
                            : say("The installed kernel ended with exit code %d.\n%s", process.exitValue(), printed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SelfTestFailed(say("The self-test was interrupted."));
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
        check(client, "dev.stridebook.shape.Window.kernel(3).outputSize(8, 8)", "6×6");
    }

    /** Loads the native libraries. */
    private static void convolve(KernelClient client) throws IOException, TimeoutException, SelfTestFailed {
        check(
                client,
                "new dev.stridebook.nn.Conv2d(1, 2, dev.stridebook.shape.Window.kernel(3))"
                        + ".forward(org.nd4j.linalg.factory.Nd4j.ones(1, 1, 8, 8)).shape()",
                "[1, 2, 6, 6]");
    }

    private static void check(KernelClient client, String source, String expected)
            throws IOException, TimeoutException, SelfTestFailed {
        Message cell = client.execute(source);
        JsonNode reply = client.reply(Channel.SHELL, cell, START).content();
        String result = client.published(cell, START).stream()
                .filter(message -> message.type().equals("execute_result"))
                .map(message ->
                        message.content().path("data").path("text/plain").asText())
                .findFirst()
                .orElse("nothing");
        if (!result.equals(expected)) {
            throw new SelfTestFailed(say(
                    "The installed kernel answered the cell %s with %s instead of %s. %s",
                    source, result, expected, reply.path("evalue").asText()));
        }
    }

    /**
     * Runs what a lesson runs, so that its classes are archived too: they load sooner, and all kernels of a machine have their memory
     * in common. A failure here does not matter.
     */
    private static void rehearse(KernelClient client) throws IOException, TimeoutException {
        for (String source : RehearsedCells.ALL) {
            Message cell = client.execute(source);
            client.reply(Channel.SHELL, cell, START);
            client.published(cell, START);
        }
    }

    /** Reports that the kernel was installed but does not work. */
    public static final class SelfTestFailed extends Exception {
        private static final long serialVersionUID = 1L;

        SelfTestFailed(String message) {
            super(message.strip());
        }
    }
}
