package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.cluster.SparkJars;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Fetches Apache Spark with Maven when it is first asked for, and builds the grader's part in it. No other command needs either. */
public final class SparkFetcher {
    private static final String COMMON = "src/main/java/dev/stridebook/grade/cluster";

    private SparkFetcher() {}

    /**
     * Returns Spark with what a kind of cluster needs.
     *
     * @param master the address of the cluster
     * @param out gets a line before something is downloaded
     * @throws WorkFailedException if Maven cannot fetch it
     */
    public static SparkJars findOrFetch(String master, PrintWriter out) throws IOException, InterruptedException {
        Project.requireCheckout("grade --master");
        Path root = Project.root();
        SparkJars jars = new SparkJars(root.resolve("target/spark"));
        Files.createDirectories(jars.folder());
        try (RandomAccessFile file =
                        new RandomAccessFile(jars.folder().resolve("lock").toFile(), "rw");
                FileLock onlyOne = file.getChannel().lock()) {
            List<String> modules = modules(master);
            Path stamp = jars.folder().resolve("built");
            if (!isBuilt(root, stamp) || !hasModules(jars, modules)) {
                out.println(say("Fetching Apache Spark with Maven (the first time about 160 MB) ..."));
                out.flush();
                Files.deleteIfExists(stamp);
                build(root, modules);
                Files.createFile(stamp);
            }
        }
        return jars;
    }

    private static void build(Path root, List<String> modules) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-q", "-DskipTests"));
        modules.forEach(module -> arguments.add("-P" + module));
        arguments.add("package");
        if (!Maven.succeeds(root.resolve("src/spark/pom.xml"), arguments)) {
            throw new WorkFailedException(
                    say(
                            "Maven could not fetch Apache Spark; above is why. The first time it needs the network. Without --master, grading needs neither."));
        }
    }

    /** Returns the profiles of src/spark/pom.xml that a kind of cluster needs. */
    private static List<String> modules(String master) {
        if (master.startsWith("k8s://")) {
            return List.of("k8s");
        }
        return master.equals("yarn") ? List.of("yarn") : List.of();
    }

    private static boolean hasModules(SparkJars jars, List<String> modules) throws IOException {
        try (Stream<Path> files = Files.list(jars.libraries())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return modules.stream()
                    .map(module -> module.equals("k8s") ? "spark-kubernetes_" : "spark-yarn_")
                    .allMatch(start -> names.stream().anyMatch(name -> name.startsWith(start)));
        }
    }

    private static boolean isBuilt(Path root, Path stamp) throws IOException {
        if (!Files.exists(stamp)) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        for (String folder : List.of("src/spark", COMMON)) {
            try (Stream<Path> sources = Files.walk(root.resolve(folder))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
