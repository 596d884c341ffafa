package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Rules;
import dev.stridebook.grade.Workplace;
import dev.stridebook.grade.cluster.Cluster;
import dev.stridebook.grade.cluster.SparkJars;
import dev.stridebook.grade.cluster.SparkMaster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options to grade on a Spark cluster. */
final class SparkOptions {
    /** How many submissions a cluster has or waits for, of which it grades as many as it has cores. */
    private static final int ON_THEIR_WAY = 256;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Grade on a Spark cluster, such as spark://host:7077; local[*] is Spark on this machine alone. See docs/scale.md.")
    private String url;

    @Option(
            names = "--spark-conf",
            paramLabel = "FILE",
            description = "Spark's properties for --master, among them spark.authenticate.secret.")
    private Path file;

    /** Returns how many submissions to grade in parallel if the user does not say so. */
    int usualJobs() {
        return url == null ? Runtime.getRuntime().availableProcessors() : ON_THEIR_WAY;
    }

    /**
     * Returns the cluster to grade on; empty for this machine.
     *
     * @param sandbox what the user asks for
     */
    Optional<SparkMaster> master(String sandbox) throws IOException {
        if (url == null) {
            if (file != null) {
                throw new UsageException(say("--spark-conf is for --master, which is missing."));
            }
            return Optional.empty();
        }
        if (Set.of("user", "plain").contains(sandbox)) {
            throw new UsageException(say(
                    "With --master answers always run in a sandbox, because Spark runs beside them. --sandbox is %s; leave it out, or give bubblewrap or unshare.",
                    sandbox));
        }
        if (file != null && !Files.isReadable(file)) {
            throw new UsageException(say("There is no file %s, which --spark-conf names.", file));
        }
        try {
            return Optional.of(SparkMaster.of(url, Optional.ofNullable(file)));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /** Starts Spark's driver, which is fetched before if it is missing, and says so. */
    Workplace start(SparkMaster master, Rules rules, Optional<Path> tests, String sandbox, PrintWriter terminal)
            throws IOException, InterruptedException {
        SparkJars jars = SparkFetcher.findOrFetch(url, terminal);
        tell(say("Starting Spark's driver for %s ...", url), terminal);
        Cluster cluster = Cluster.start(rules, tests, sandbox, master, jars, line -> tell(line, terminal));
        tell(say("Answers run in: %s.", cluster.sandbox()), terminal);
        return cluster;
    }

    private static void tell(String line, PrintWriter terminal) {
        terminal.println(line);
        terminal.flush();
    }
}
