package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Jupyter data folder, where kernels are installed.
 *
 * @param folder the absolute path
 */
public record JupyterData(Path folder) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public JupyterData {
        folder = folder.toAbsolutePath();
    }

    /**
     * An installed kernel, ours or another.
     *
     * @param name the name by which Jupyter starts it
     * @param language the language, such as {@code java}
     * @param problem why it will not start, as far as that is visible
     */
    public record Installed(String name, String displayName, String language, Path folder, Optional<String> problem) {}

    /** Returns the user's data folder, where every Jupyter of the user looks. */
    public static JupyterData ofUser() {
        return new JupyterData(ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    }

    /** Returns the data folder of the Jupyter installed under this prefix, such as a virtual environment. */
    public static JupyterData ofPrefix(Path prefix) {
        return new JupyterData(prefix.resolve("share").resolve("jupyter"));
    }

    /** Returns all data folders that the user's Jupyter searches, except the one in its own prefix. */
    public static List<JupyterData> searched() {
        List<JupyterData> folders = new ArrayList<>();
        Stream.of(System.getenv().getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator))
                .filter(path -> !path.isBlank())
                .forEach(path -> folders.add(new JupyterData(Path.of(path))));
        folders.add(ofUser());
        folders.add(ofPrefix(Path.of("/usr/local")));
        folders.add(ofPrefix(Path.of("/usr")));
        return folders;
    }

    /**
     * Applies Jupyter's rule for the location of the user's data folder.
     *
     * @param userHome the home for systems without the variable HOME, which Jupyter prefers to the user database
     */
    static Path ofUser(Map<String, String> environment, String os, String userHome) {
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

    /** Returns the folder of a kernel of this name, whether it exists or not. */
    Path kernel(String name) {
        return folder.resolve("kernels").resolve(name);
    }

    /** Returns the folders of all kernels, by name. */
    List<Path> kernelFolders() throws IOException {
        Path kernels = folder.resolve("kernels");
        if (!Files.isDirectory(kernels)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(kernels)) {
            return folders.filter(each -> Files.isRegularFile(each.resolve("kernel.json")))
                    .sorted()
                    .toList();
        }
    }

    /** Returns all kernels here, by name, with the problems they have. */
    public List<Installed> list() throws IOException {
        return kernelFolders().stream().map(JupyterData::installed).toList();
    }

    private static Installed installed(Path folder) {
        String name = folder.getFileName().toString();
        JsonNode spec;
        try {
            spec = json(folder);
        } catch (IOException e) {
            return new Installed(name, name, "", folder, Optional.of(say("its kernel.json cannot be read")));
        }
        String program = spec.path("argv").path(0).asText("");
        Optional<String> problem = Optional.empty();
        if (program.isEmpty() || Path.of(program).isAbsolute() && !Files.exists(Path.of(program))) {
            problem = Optional.of(say("it starts %s, which does not exist", program));
        }
        String classes = spec.path("metadata").path(KernelSpec.ORIGIN).asText("");
        if (!classes.isEmpty() && !Files.exists(Path.of(classes))) {
            problem = Optional.of(say("it runs classes from %s, which does not exist", classes));
        }
        return new Installed(
                name,
                spec.path("display_name").asText(name),
                spec.path("language").asText(""),
                folder,
                problem);
    }

    /** Reads the spec of the kernel in this folder. */
    static JsonNode json(Path kernelFolder) throws IOException {
        return MAPPER.readTree(Files.readString(kernelFolder.resolve("kernel.json")));
    }
}
