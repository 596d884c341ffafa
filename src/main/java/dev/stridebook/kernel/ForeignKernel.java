package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

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
 * An IJava or JJava that the user has installed.
 *
 * @param jar the jar with all its dependencies
 * @param mainClass the main class
 * @param options the options for Java
 * @param environment the environment variables from its own kernel spec
 */
public record ForeignKernel(
        Kind kind, Path jar, String mainClass, List<String> options, Map<String, String> environment) {
    /** The kind of kernel. */
    public enum Kind {
        IJAVA("IJava", List.of("io/github/spencerpark/ijava/IJava.class"), List.of()),
        /** It uses a JShell internal by reflection, which its launcher permits. */
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

        /** Returns the name that {@code kernel install --with} takes. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String displayName() {
            return displayName;
        }

        String startupVariable() {
            return name() + "_STARTUP_SCRIPT";
        }

        /** Returns a script with the lessons' imports. JJava finds the plug by itself. */
        String startupScript() {
            String plug = this == IJAVA ? IJavaPlug.class.getName() + ".install();\n" : "";
            return plug + SessionImports.withoutCellFunctions(Kind.class.getClassLoader());
        }
    }

    /**
     * Returns the kernel in this jar.
     *
     * @throws IllegalArgumentException if the jar contains no such kernel
     */
    public static ForeignKernel ofJar(Kind kind, Path jar) {
        return mainClass(kind, jar)
                .map(mainClass -> new ForeignKernel(kind, jar.toAbsolutePath(), mainClass, kind.options, Map.of()))
                .orElseThrow(() ->
                        new IllegalArgumentException(say("%s is not a jar that contains %s.", jar, kind.displayName)));
    }

    /**
     * Returns the first of this kind among the installed kernels that Jupyter finds.
     *
     * @param more data folders to search first
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

    /** Returns the kernel that a spec starts, with the spec's options and variables. */
    private static Optional<ForeignKernel> inSpec(Kind kind, Path folder) {
        JsonNode spec;
        try {
            spec = JupyterData.json(folder);
        } catch (IOException notReadable) {
            return Optional.empty();
        }
        if (KernelSpec.isOurs(spec)) {
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
