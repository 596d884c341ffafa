import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The program of {@code stridebook-kernel-VERSION-PLATFORM.jar}: unpacks the jars in it to a temporary folder and runs the command with
 * them. Written for Java 8, so that an old Java is told what is wrong.
 */
public final class KernelJar {
    private static final int OLDEST = 17;

    private KernelJar() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        if (version() < OLDEST) {
            System.err.println("stridebook: Java " + System.getProperty("java.version") + " at "
                    + System.getProperty("java.home") + " is too old. Run this with a JDK, " + OLDEST + " or later.");
            System.exit(2);
        }
        Path jar = Paths.get(KernelJar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path folder = Files.createTempDirectory("stridebook-kernel");
        // Ctrl-C, too, leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        System.exit(run(jar, folder, arguments));
    }

    private static int version() {
        String version = System.getProperty("java.specification.version");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    private static int run(Path jar, Path folder, String[] arguments) throws IOException, InterruptedException {
        List<String> libraries = unpack(jar, folder);
        Path options = folder.resolve("java.args");
        // A class path may be too long for a command line of Windows.
        Files.write(
                options,
                Arrays.asList(
                        // It ends before the second compiler or another collector would pay.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Dorg.bytedeco.javacpp.logger=slf4j",
                        quoted("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("native")),
                        "-cp",
                        quoted(String.join(File.pathSeparator, libraries))));
        List<String> command = new ArrayList<>();
        command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + options);
        if (version() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("dev.stridebook.cli.KernelJarMain");
        command.add(jar.getFileName().toString());
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\") + '"';
    }

    /** Returns the unpacked jars as a class path: the library after what it depends on, as the launcher has it. */
    private static List<String> unpack(Path jar, Path folder) throws IOException {
        List<String> classPath = new ArrayList<>();
        try (JarFile packed = new JarFile(jar.toFile())) {
            for (String library : text(packed, "META-INF/class-path").split(":")) {
                classPath.add(unpack(packed, packed.getEntry(library), folder).toString());
            }
            Set<String> dependencies = new HashSet<>(classPath);
            for (JarEntry entry : Collections.list(packed.entries())) {
                if (entry.getName().matches("lib/[^/]+[.]jar")
                        && !dependencies.contains(place(entry, folder).toString())) {
                    classPath.add(unpack(packed, entry, folder).toString());
                }
            }
        }
        return classPath;
    }

    private static Path unpack(JarFile jar, ZipEntry entry, Path folder) throws IOException {
        Path library = place(entry, folder);
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, library);
        }
        return library;
    }

    private static Path place(ZipEntry entry, Path folder) {
        return folder.resolve(entry.getName().substring("lib/".length()));
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(jar.getInputStream(jar.getEntry(name)), StandardCharsets.UTF_8))) {
            return in.readLine().trim();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            // It is the system's folder for what may be deleted.
        }
    }
}
