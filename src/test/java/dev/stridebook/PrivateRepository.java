package dev.stridebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The user's local Maven repository, but without our own artifacts: those are installed here and leave no trace there. */
final class PrivateRepository implements AutoCloseable {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath();

    /** Held while Maven runs in the checkout: several test classes make jars of it, and all in the same folder. */
    private static final Path LOCK = CHECKOUT.resolve("target/maven.lock");

    /** The first compiler alone, and a collector without threads: a build is too short for others. */
    static final String SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;

    /** @param folder an empty one */
    PrivateRepository(Path folder) throws IOException {
        this.folder = folder;
        Path users = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("/org/nd4j/nd4j-api/"))
                .map(entry -> Path.of(entry.substring(0, entry.indexOf("/org/nd4j/nd4j-api/"))))
                .findFirst()
                .orElseThrow();
        linkAll(users, folder, "dev");
        if (Files.isDirectory(users.resolve("dev"))) {
            linkAll(users.resolve("dev"), Files.createDirectory(folder.resolve("dev")), "stridebook");
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

    Path folder() {
        return folder;
    }

    /** Returns the published pom of one of our artifacts. */
    Path pom(String artifact) {
        return file(artifact, ".pom");
    }

    /** Returns a file of one of our artifacts, which ends with this, such as {@code -sources.jar}. */
    Path file(String artifact, String end) {
        return folder.resolve("dev/stridebook")
                .resolve(artifact)
                .resolve(ConsumerTest.VERSION)
                .resolve(artifact + "-" + ConsumerTest.VERSION + end);
    }

    /** Runs Maven in the checkout, without a network, unless there is something to fetch. */
    void mavenInCheckout(String... arguments) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock onlyOne = file.lock()) {
            maven(CHECKOUT, arguments);
        }
    }

    /** Runs Maven in another project, without a network, unless there is something to fetch. */
    void maven(Path project, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("mvn", "-q", "-B", "--no-transfer-progress", "-Dmaven.repo.local=" + folder, "-o"));
        command.addAll(List.of(arguments));
        ProcessBuilder maven = new ProcessBuilder(command).directory(project.toFile());
        maven.environment().merge("MAVEN_OPTS", SHORT_RUN, (given, more) -> given + " " + more);
        Run run = Run.of(maven);
        if (run.exitCode() != 0) {
            command.remove("-o");
            run = Run.of(maven);
        }
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    /** Removes the links. Otherwise JUnit warns of each that it leads elsewhere. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> entries = Files.walk(folder, 2)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** A program that ended, with all that it printed. */
    record Run(int exitCode, String output) {
        static Run of(Path where, List<String> command) throws IOException, InterruptedException {
            return of(new ProcessBuilder(command).directory(where.toFile()));
        }

        static Run of(ProcessBuilder builder) throws IOException, InterruptedException {
            Path log = Files.createTempFile("run", ".log");
            try {
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                boolean ended = process.waitFor(5, TimeUnit.MINUTES);
                process.destroyForcibly();
                assertThat(ended).as(Files.readString(log)).isTrue();
                return new Run(process.exitValue(), Files.readString(log));
            } finally {
                Files.delete(log);
            }
        }
    }
}
