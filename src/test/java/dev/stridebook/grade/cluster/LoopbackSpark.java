package dev.stridebook.grade.cluster;

import dev.stridebook.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Spark cluster on this machine: a master and workers, each with one core, that are ended by their process ids. */
final class LoopbackSpark implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String SECRET = "loopback-%d".formatted(System.nanoTime());

    private final SparkJars jars;
    private final Path folder;
    private final Path settings;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    LoopbackSpark(SparkJars jars, Path folder, int workers) throws IOException, InterruptedException {
        this.jars = jars;
        this.folder = folder;
        this.settings = Files.write(
                folder.resolve("spark.conf"),
                List.of(
                        "spark.authenticate=true",
                        "spark.authenticate.secret=" + SECRET,
                        "spark.network.crypto.enabled=true",
                        "spark.master.rest.enabled=false",
                        "spark.ui.killEnabled=false"));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
        this.master = start("master.log", "org.apache.spark.deploy.master.Master", "--port", "0");
        String url = url();
        for (int i = 1; i <= workers; i++) {
            Path work = Files.createDirectory(folder.resolve("work-" + i));
            this.workers.add(start(
                    "worker-%d.log".formatted(i),
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    work.toString(),
                    url));
        }
    }

    private Process start(String log, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.program().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                jars.libraries() + File.separator + "*",
                main,
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "--properties-file",
                settings.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("SPARK_HOME", jars.folder().toAbsolutePath().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_HOSTNAME", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("STRIDEBOOK_HOME", Path.of("target").toAbsolutePath().toString());
        return builder.start();
    }

    /** Returns the master's address, once its log has it. */
    String url() throws IOException, InterruptedException {
        while (true) {
            Matcher line = MASTER.matcher(Files.readString(folder.resolve("master.log")));
            if (line.find()) {
                return line.group(1);
            }
            if (master.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(folder.resolve("master.log")));
            }
        }
    }

    /** Returns the file with the secret. */
    Path settings() {
        return settings;
    }

    static String secret() {
        return SECRET;
    }

    /** Returns the process of a worker. */
    ProcessHandle worker(int index) {
        return workers.get(index).toHandle();
    }

    /** Returns an executor of a worker. */
    Optional<ProcessHandle> executor(int worker) {
        return workers.get(worker)
                .children()
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(word -> word.endsWith("CoarseGrainedExecutorBackend")))
                .findFirst();
    }

    @Override
    public void close() {
        workers.forEach(Process::destroyForcibly);
        master.destroyForcibly();
    }
}
