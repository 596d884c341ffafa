package dev.stridebook.grade.cluster;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Spark is, and the settings of its driver: those that the user gives, and those without which no class is graded. */
public final class SparkMaster {
    private static final String SECRET = "spark.authenticate.secret";
    private static final int PATIENCE_MILLIS = 5000;
    private static final Pattern KNOWN = Pattern.compile("local(\\[.+])?|spark://.+|k8s://.+|yarn");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([^/,]+):(\\d{1,5})");

    /** Unless the user sets others. */
    private static final Map<String, String> USUAL = Map.of(
            "spark.executor.memory", "512m",
            // Executors only wait for graders.
            "spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "spark.task.maxFailures", "4");

    /** Whatever the user sets. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("spark.app.name", "Stridebook"),
            Map.entry("spark.submit.deployMode", "client"),
            // Code of strangers runs beside it.
            Map.entry("spark.authenticate", "true"),
            Map.entry("spark.network.crypto.enabled", "true"),
            Map.entry("spark.io.encryption.enabled", "true"),
            Map.entry("spark.ui.enabled", "false"),
            // A submission that failed on a machine goes to another, several of which may have one host.
            Map.entry("spark.excludeOnFailure.taskAndStage.enabled", "true"),
            Map.entry("spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor", "1"),
            Map.entry("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", "1000"),
            // The longest submission is a message.
            Map.entry("spark.rpc.message.maxSize", "1024"));

    private final String url;
    private final Properties settings;

    private SparkMaster(String url, Properties settings) {
        this.url = url;
        this.settings = settings;
    }

    /**
     * Reads the user's settings.
     *
     * @param url {@code local[*]}, {@code spark://host:7077}, {@code k8s://…} or {@code yarn}
     * @param file a file with Spark's properties
     * @throws IllegalArgumentException if a setting is missing or the file is open to others; the message says what to do
     * @throws IOException if the file cannot be read
     */
    public static SparkMaster of(String url, Optional<Path> file) throws IOException {
        if (!KNOWN.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    say("--master is \"%s\". Give local[*], spark://host:7077, k8s://https://host:port or yarn.", url));
        }
        Properties settings = new Properties();
        settings.putAll(USUAL);
        if (file.isPresent()) {
            try (Reader reader = Files.newBufferedReader(file.get())) {
                settings.load(reader);
            }
            if (settings.containsKey(SECRET)) {
                requirePrivate(file.get());
            }
        }
        if (url.startsWith("spark://") && settings.getProperty(SECRET, "").isBlank()) {
            throw new IllegalArgumentException(say(
                    "Students' code runs on the machines of the cluster, so %s must know who talks to it. Put the line %s=… with the cluster's secret into a file that only you can read, and name it with --spark-conf.",
                    url, SECRET));
        }
        settings.putAll(ALWAYS);
        settings.setProperty("spark.master", url);
        return new SparkMaster(url, settings);
    }

    private static void requirePrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
            if (all.contains(PosixFilePermission.GROUP_READ) || all.contains(PosixFilePermission.OTHERS_READ)) {
                throw new IllegalArgumentException(
                        say("%1$s has the cluster's secret and can be read by others. Run: chmod 600 %1$s", file));
            }
        }
    }

    /** Returns the address. */
    public String url() {
        return url;
    }

    /** Returns Spark's properties. The secret is among them, so they belong in a pipe and not on a command line. */
    Properties settings() {
        Properties copy = new Properties();
        copy.putAll(settings);
        return copy;
    }

    /**
     * Returns the environment of the driver: the address at which the cluster reaches this machine, unless the user sets it. Spark guesses it
     * from the machine's name, which takes seconds and is often wrong.
     *
     * @throws ClusterException if nobody listens at the master's address
     */
    Map<String, String> environment() throws ClusterException {
        if (System.getenv("SPARK_LOCAL_IP") != null || settings.containsKey("spark.driver.host")) {
            return Map.of();
        }
        if (url.startsWith("local")) {
            return localAddress("127.0.0.1");
        }
        return url.startsWith("spark://") ? localAddress(addressTowardsMaster()) : Map.of();
    }

    private static Map<String, String> localAddress(String address) {
        return Map.of("SPARK_LOCAL_IP", address, "SPARK_LOCAL_HOSTNAME", address);
    }

    private String addressTowardsMaster() throws ClusterException {
        List<String> reasons = new ArrayList<>();
        Matcher masters = HOST_AND_PORT.matcher(url);
        while (masters.find()) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(masters.group(1), Integer.parseInt(masters.group(2))), PATIENCE_MILLIS);
                return socket.getLocalAddress().getHostAddress();
            } catch (IOException | IllegalArgumentException unreachable) {
                reasons.add("%s: %s".formatted(masters.group(), unreachable.getMessage()));
            }
        }
        throw new ClusterException(say(
                "There is no Spark master at %s (%s). Give the address that its log names, such as spark://host:7077.",
                url, String.join(say(", "), reasons)));
    }
}
