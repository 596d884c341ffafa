package dev.stridebook.kernel.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.kernel.ForeignKernel;
import dev.stridebook.kernel.ForeignKernel.Kind;
import dev.stridebook.kernel.JupyterData;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.ConnectionFile;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs stand-ins for an installed IJava and JJava, each in a separate process: their real base libraries with only what cells
 * need around them.
 */
class PluggedKernelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** As the tests themselves: the second one takes longer than what it makes saves. */
    private static final String FIRST_COMPILER = "\"-XX:TieredStopAtLevel=1\"";

    @TempDir
    private Path folder;

    @Test
    void an_ijava_with_our_class_path_shows_our_values_and_knows_our_magics() throws Exception {
        Path jar = standIn("ijava", "io.github.spencerpark.ijava.IJava", BaseKernel.class);
        installTheirs(
                "\"java\", \"-Xmx512m\", " + FIRST_COMPILER + ", \"-jar\", \"" + jar + "\", \"{connection_file}\"");
        KernelSpec spec = pluggedInto(Kind.IJAVA);
        assertThat(spec.selfTest()).isEmpty();

        assertThat(spec.folder()).hasFileName("stridebook-ijava");
        assertThat(Files.readString(spec.folder().resolve("java.args")))
                .contains("\"-Xmx512m\"", "\"" + jar + java.io.File.pathSeparator);
        assertThat(spec(spec).path("env").path("THEIRS").asText()).isEqualTo("kept");
        runLessonCells(spec);
    }

    @Test
    void a_jjava_with_our_class_path_installs_our_extension_by_itself() throws Exception {
        Path jar = standIn("jjava", "org.dflib.jjava.distro.JJava", org.dflib.jjava.jupyter.kernel.BaseKernel.class);
        Path launcher = Files.createFile(folder.resolve("launcher.jar"));
        Path theirs = installTheirs(
                "\"java\", " + FIRST_COMPILER + ", \"-jar\", \"" + launcher + "\", \"{resource_dir}/jjava.jar\"");
        Files.copy(jar, theirs.resolve("jjava.jar"));

        KernelSpec spec = pluggedInto(Kind.JJAVA);
        assertThat(spec.selfTest().orElseThrow()).contains("did not end when asked to, and was killed");

        runLessonCells(spec);
    }

    private KernelSpec pluggedInto(Kind kind) throws Exception {
        JupyterData data = new JupyterData(folder.resolve("ours"));
        ForeignKernel found = ForeignKernel.find(kind, List.of(new JupyterData(folder.resolve("theirs"))))
                .orElseThrow();
        KernelSpec spec = KernelSpec.pluggedInto(found, data);
        spec.install();
        assertThat(spec.isUpToDate()).isTrue();
        return spec;
    }

    /** Installs the kernel spec as their own installer does. */
    private Path installTheirs(String argv) throws IOException {
        Path kernel = Files.createDirectories(folder.resolve("theirs/kernels/java"));
        Files.writeString(
                kernel.resolve("kernel.json"),
                "{\"argv\": [%s], \"display_name\": \"Java\", \"language\": \"java\", \"env\": {\"THEIRS\": \"kept\"}}"
                        .formatted(argv));
        return kernel;
    }

    private static JsonNode spec(KernelSpec spec) throws IOException {
        return MAPPER.readTree(Files.readString(spec.folder().resolve("kernel.json")));
    }

    /** Does what lessons do: shows values with special forms, updates a display, runs a magic. */
    private void runLessonCells(KernelSpec spec) throws Exception {
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("connection.json");
        connection.write(file);
        List<String> command = new ArrayList<>();
        for (JsonNode argument : spec(spec).path("argv")) {
            command.add(argument.asText().replace("{connection_file}", file.toString()));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        spec(spec)
                .path("env")
                .properties()
                .forEach(variable -> builder.environment()
                        .put(variable.getKey(), variable.getValue().asText()));
        Process process = builder.start();
        try (KernelClient client = new KernelClient(connection)) {
            client.awaitReady(PATIENCE);
            assertThat(shown(client, "kernel(3).explain(8, 8)")
                            .path("text/latex")
                            .asText())
                    .startsWith("$$");
            assertThat(shown(client, "Nd4j.ones(2, 3)").path("text/html").asText())
                    .contains("<table", "float [2, 3]");
            assertThat(shown(client, "new int[][] {{1, 2}, {3, 4}}")
                            .path("text/plain")
                            .asText())
                    .isEqualTo("[[1, 2],\n [3, 4]]");
            assertThat(shown(client, "tech.tablesaw.api.Table.create(\"t\")")
                            .path("text/html")
                            .asText())
                    .startsWith("<table>");

            assertThat(data(run(client, "Predict.number(\"How many?\", 6).ask();"), "display_data")
                            .path("text/html")
                            .asText())
                    .contains("How many?", "<details>", "<strong>6</strong>");

            List<Message> live =
                    run(client, "var place = Show.live(\"first\");\nplace.update(kernel(3).explain(8, 8));");
            assertThat(data(live, "display_data").path("text/plain").asText()).isEqualTo("first");
            assertThat(data(live, "update_display_data").path("text/latex").asText())
                    .startsWith("$$");
            assertThat(data(run(client, "%%html\n<b>bold</b>"), "display_data")
                            .path("text/html")
                            .asText())
                    .isEqualTo("<b>bold</b>");
            List<Message> timed = run(client, "%%time\nint x = 5;\nx * 2");
            assertThat(data(timed, "display_data").path("text/plain").asText()).isEqualTo("10");
            assertThat(timed)
                    .anySatisfy(message ->
                            assertThat(message.content().path("text").asText()).startsWith("Wall time: "));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Message> run(KernelClient client, String code) throws Exception {
        Message cell = client.execute(code);
        JsonNode reply = client.reply(Channel.SHELL, cell, PATIENCE).content();
        assertThat(reply.path("status").asText()).as(code + ": " + reply).isEqualTo("ok");
        return client.published(cell, PATIENCE);
    }

    private static JsonNode shown(KernelClient client, String expression) throws Exception {
        return data(run(client, expression), "execute_result");
    }

    private static JsonNode data(List<Message> messages, String type) {
        return messages.stream()
                .filter(message -> message.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + messages))
                .content()
                .path("data");
    }

    @Test
    void a_jar_that_is_another_and_a_kernel_that_is_not_there_are_refused() throws Exception {
        Path jar = standIn("ijava", "io.github.spencerpark.ijava.IJava", BaseKernel.class);

        assertThat(ForeignKernel.ofJar(Kind.IJAVA, jar).mainClass()).isEqualTo("io.github.spencerpark.ijava.IJava");
        assertThatThrownBy(() -> ForeignKernel.ofJar(Kind.JJAVA, jar))
                .hasMessageContaining("is not a jar that contains JJava");
        assertThatThrownBy(() -> ForeignKernel.ofJar(Kind.IJAVA, folder.resolve("none.jar")))
                .hasMessageContaining("none.jar");
    }

    @Test
    void where_no_ijava_runs_the_plug_says_so() {
        assertThatThrownBy(IJavaPlug::install).hasMessageContaining("No IJava runs here");
    }

    /** Creates one jar with everything, like the real ones: the stand-in's classes and those of the base library. */
    private Path standIn(String name, String mainClass, Class<?> ofBaseLibrary) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", classes.toString(), "-cp"));
        arguments.add(System.getProperty("java.class.path"));
        try (Stream<Path> sources = Files.walk(Path.of("src/test/standins", name))) {
            sources.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path jar = folder.resolve(name + ".jar");
        Path base = Path.of(ofBaseLibrary
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                JarFile library = new JarFile(base.toFile());
                Stream<Path> own = Files.walk(classes)) {
            for (Path each : own.filter(Files::isRegularFile).toList()) {
                add(out, classes.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
            }
            for (JarEntry entry : library.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF"))
                    .toList()) {
                add(out, entry.getName(), library.getInputStream(entry).readAllBytes());
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
    }
}
