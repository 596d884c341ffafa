package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar that a test makes from Java sources and texts. */
public final class TestJar {
    private final Path folder;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();

    public TestJar(Path folder) {
        this.folder = folder;
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** Adds a top-level class. */
    public TestJar with(String className, String source) {
        int dot = className.lastIndexOf('.');
        sources.put(className, "package %s;\n%s".formatted(className.substring(0, dot), source));
        return this;
    }

    TestJar withFile(String name, String text) {
        files.put(name, text.getBytes());
        return this;
    }

    TestJar withFile(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    TestJar withAttribute(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** Compiles the classes, which may use those of other jars. */
    Map<String, byte[]> compile(Path... classPath) throws IOException {
        Path work = Files.createTempDirectory(folder, "classes");
        List<String> arguments = new ArrayList<>(List.of("-d", work.toString(), "-proc:none", "--release", "17"));
        arguments.addAll(List.of(
                "-cp", Stream.of(classPath).map(Path::toString).reduce("", (a, b) -> a + File.pathSeparator + b)));
        for (var source : sources.entrySet()) {
            Path file = work.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(work)) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.put(work.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    public Path write(String name, Path... classPath) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>(sources.isEmpty() ? Map.of() : compile(classPath));
        all.putAll(files);
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var each : all.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
        return jar;
    }
}
