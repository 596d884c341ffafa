package dev.stridebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that depends on the library: what it gets is what the library needs, and with that it runs. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the list has this machine's native libraries")
class ConsumerTest {
    private static final Path LIST = Path.of("src/test/consumer/dependencies.txt");
    private static final String JAR = "stridebook-0.1.0.jar";

    @TempDir
    private static Path folder;

    private static List<Path> classPath;

    /** Where Maven has never run, it downloads plugins. */
    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void install_the_library_and_build_the_program() throws Exception {
        Path repository = repository();
        maven(Path.of("").toAbsolutePath(), repository, "jar:jar@default-jar", "install:install@default-install");
        Path project = folder.resolve("consumer");
        copy(Path.of("src/test/consumer"), project);
        Path list = folder.resolve("class-path");
        maven(
                project,
                repository,
                "compile",
                "dependency:build-classpath",
                "-Dmdep.includeScope=runtime",
                "-Dmdep.outputFile=" + list);
        classPath = Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** The user's local repository, without our own artifacts: those are installed here and leave no trace there. */
    private static Path repository() throws IOException {
        Path users = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("/org/nd4j/nd4j-api/"))
                .map(entry -> Path.of(entry.substring(0, entry.indexOf("/org/nd4j/nd4j-api/"))))
                .findFirst()
                .orElseThrow();
        Path repository = Files.createDirectory(folder.resolve("repository"));
        linkAll(users, repository, "dev");
        if (Files.isDirectory(users.resolve("dev"))) {
            linkAll(users.resolve("dev"), Files.createDirectory(repository.resolve("dev")), "stridebook");
        }
        return repository;
    }

    /** Otherwise JUnit warns of each that it leads elsewhere. */
    @AfterAll
    static void remove_links() throws IOException {
        try (Stream<Path> entries = Files.walk(folder.resolve("repository"), 2)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void linkAll(Path from, Path to, String except) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Without a network, unless there is something to fetch. */
    private static void maven(Path project, Path repository, String... goals) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("mvn", "-q", "-B", "--no-transfer-progress", "-Dmaven.repo.local=" + repository, "-o"));
        command.addAll(List.of(goals));
        Run run = Run.of(project, command);
        if (run.exitCode() != 0) {
            command.remove("-o");
            run = Run.of(project, command);
        }
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private record Run(int exitCode, String output) {
        static Run of(Path where, List<String> command) throws IOException, InterruptedException {
            Path log = Files.createTempFile(folder, "run", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(where.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended).as(Files.readString(log)).isTrue();
            return new Run(process.exitValue(), Files.readString(log));
        }
    }

    /** If this fails and is right, write the list anew. */
    @Test
    void it_gets_the_jars_of_the_list_and_no_other() throws IOException {
        assertThat(classPath.stream().map(jar -> jar.getFileName().toString()).sorted())
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void the_readme_says_how_many_they_are_and_how_large() throws IOException {
        long bytes = 0;
        for (Path jar : classPath) {
            bytes += Files.size(jar);
        }
        assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s+", " "))
                .contains("%d jars, about %d MB".formatted(classPath.size(), 10 * Math.round(bytes / 1e7)));
    }

    @Test
    void the_jar_has_nothing_of_the_makers_tools() throws IOException {
        try (JarFile jar = new JarFile(installed().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("dev/stridebook/nn/Conv2d.class", "dev/stridebook/cli/Main.class")
                    .noneMatch(name -> name.startsWith("dev/stridebook/tools/"))
                    .doesNotContain("META-INF/services/dev.stridebook.cli.MoreCommands");
        }
    }

    private static Path installed() {
        return classPath.stream().filter(jar -> jar.endsWith(JAR)).findFirst().orElseThrow();
    }

    @Test
    void it_computes_trains_draws_and_saves() throws Exception {
        List<String> command = new ArrayList<>(List.of(JavaCommand.program().toString()));
        command.addAll(JavaCommand.options());
        command.addAll(List.of(
                // Which fails where oneDNN is not complete.
                "-Dstridebook.engine=onednn",
                "-cp",
                folder.resolve("consumer/target/classes") + File.pathSeparator + joined(classPath),
                "org.example.Consumer",
                folder.resolve("out").toString()));
        Run run = Run.of(folder, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Window: 2×2", "Pictures: 16", "Done")
                .doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**.gif").isDirectoryContaining("glob:**.png");
    }

    /** In a checkout, Java finds the makers' commands; with the jar it starts as well. */
    @Test
    void the_command_line_of_the_jar_offers_no_makers_command() throws Exception {
        String libraries = Files.readString(Path.of("target/classpath.txt")).strip();
        Run run = Run.of(
                folder,
                List.of(
                        JavaCommand.program().toString(),
                        "-cp",
                        installed() + File.pathSeparator + libraries,
                        "dev.stridebook.cli.Main",
                        "--help"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("(?m)^  author ").doesNotContainPattern("(?m)^  (bench|test) ");
    }

    private static String joined(List<Path> jars) {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }
}
