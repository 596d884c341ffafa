package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.plug.IJavaPlug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * An IJava or JJava that the user has.
 *
 * @param jar with all that it needs
 * @param mainClass that starts it
 * @param options for Java
 * @param environment that its own kernel spec sets
 */
public record ForeignKernel(
        Kind kind, Path jar, String mainClass, List<String> options, Map<String, String> environment) {
    /** Which kernel it is. */
    public enum Kind {
        IJAVA("IJava", List.of("io/github/spencerpark/ijava/IJava.class"), List.of()),
        /** It reads a name of JShell's by reflection, which its launcher opens for it. */
        JJAVA(
                "JJava",
                List.of("org/dflib/jjava/distro/JJava.class", "org/dflib/jjava/JJava.class"),
                List.of("--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"));

        private final String displayName;
        private final List<String> mainClassFiles;
        private final List<String> options;

        Kind(String displayName, List<String> mainClassFiles, List<String> options) {
            this.displayName = displayName;
            this.mainClassFiles = mainClassFiles;
            this.options = options;
        }

        /** As {@code kernel install --with} takes it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String displayName() {
            return displayName;
        }

        String startupVariable() {
            return name() + "_STARTUP_SCRIPT";
        }

        /** What the lessons import. JJava finds the plug by itself. */
        String startupScript() {
            String plug = this == IJAVA ? IJavaPlug.class.getName() + ".install();\n" : "";
            return plug + SessionImports.forOtherKernels(Kind.class.getClassLoader());
        }
    }

    /**
     * The kernel in this jar.
     *
     * @throws IllegalArgumentException if it is another jar
     */
    public static ForeignKernel ofJar(Kind kind, Path jar) {
        return mainClass(kind, jar)
                .map(mainClass -> new ForeignKernel(kind, jar.toAbsolutePath(), mainClass, kind.options, Map.of()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is not a jar with %s in it.".formatted(jar, kind.displayName)));
    }

    /**
     * The first of this kind among the installed kernels that Jupyter finds.
     *
     * @param more folders to look in first
     */
    public static Optional<ForeignKernel> find(Kind kind, List<JupyterData> more) throws IOException {
        for (JupyterData data :
                Stream.concat(more.stream(), JupyterData.searched().stream()).toList()) {
            for (Path folder : data.kernelFolders()) {
                Optional<ForeignKernel> kernel = inSpec(kind, folder);
                if (kernel.isPresent()) {
                    return kernel;
                }
            }
        }
        return Optional.empty();
    }

    /** The kernel that a spec starts, with what the spec says about it. */
    private static Optional<ForeignKernel> inSpec(Kind kind, Path folder) {
        JsonNode spec;
        try {
            spec = JupyterData.json(folder);
        } catch (IOException notReadable) {
            return Optional.empty();
        }
        if (spec.path("metadata").has("stridebook_classes")) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>(kind.options);
        boolean isOption = true;
        boolean isFirst = true;
        for (JsonNode node : spec.path("argv")) {
            String argument = node.asText().replace("{resource_dir}", folder.toString());
            isOption &= !argument.equals("-jar");
            if (argument.endsWith(".jar")) {
                Path jar = folder.resolve(argument);
                Optional<String> mainClass = mainClass(kind, jar);
                if (mainClass.isPresent()) {
                    Map<String, String> environment = new LinkedHashMap<>();
                    spec.path("env")
                            .properties()
                            .forEach(variable -> environment.put(
                                    variable.getKey(), variable.getValue().asText()));
                    return Optional.of(
                            new ForeignKernel(kind, jar.toAbsolutePath(), mainClass.get(), options, environment));
                }
            } else if (isOption && !isFirst) {
                options.add(argument);
            }
            isFirst = false;
        }
        return Optional.empty();
    }

    private static Optional<String> mainClass(Kind kind, Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            if (kind.mainClassFiles.stream().noneMatch(file -> jar.getEntry(file) != null)) {
                return Optional.empty();
            }
            return Optional.ofNullable(
                    jar.getManifest() == null
                            ? null
                            : jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        } catch (IOException noJar) {
            return Optional.empty();
        }
    }
}
