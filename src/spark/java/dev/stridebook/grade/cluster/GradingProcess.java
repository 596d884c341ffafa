package dev.stridebook.grade.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;

/** The grader beside an executor, in a Java of its own that gets neither Spark's libraries nor its secret. It ends with the executor. */
final class GradingProcess {
    private static final String MAIN = "dev.stridebook.grade.cluster.GradingServer";
    /** All that the grader gets of the executor's environment, in which Spark's secret is. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "STRIDEBOOK_HOME");

    private static final Pattern ADDRESS = Pattern.compile("([^/@,]+:\\d+)");
    /** Spark tells only the executor itself, on its command line. */
    private static final Pattern WORKER = Pattern.compile("--worker-url spark://Worker@(\\S+:\\d+)");

    private static final int GRACE_SECONDS = 5;

    private static GradingProcess current;

    private final Process process;
    private final PipeClient client;
    private final byte[] sandbox;

    private GradingProcess(Process process, PipeClient client, byte[] sandbox) {
        this.process = process;
        this.client = client;
        this.sandbox = sandbox;
    }

    /**
     * Returns the grader of this executor; starts it if it does not run yet, or has ended.
     *
     * @throws RemoteFailureException if it refuses to grade, and why
     */
    static synchronized GradingProcess ofThisExecutor(GradingTask task)
            throws RemoteFailureException, IOException, InterruptedException {
        if (current == null || current.client.hasEnded()) {
            current = start(task);
        }
        return current;
    }

    private static GradingProcess start(GradingTask task)
            throws RemoteFailureException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                task.classPath(),
                MAIN));
        command.addAll(neighbours(SparkEnv.get()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().retainAll(INHERITED);
        Process process = builder.start();
        PipeClient client = new PipeClient(process.getInputStream(), process.getOutputStream());
        try {
            return new GradingProcess(
                    process, client, client.call(task.assignment().value()));
        } catch (RemoteFailureException | IOException refused) {
            process.destroyForcibly();
            throw refused;
        }
    }

    /**
     * Grades a submission, or returns the grader's first reply if that is empty.
     *
     * @throws RemoteFailureException if the machine failed
     */
    byte[] call(byte[] submission) throws RemoteFailureException, IOException, InterruptedException {
        try {
            return submission.length == 0 ? sandbox : client.call(submission);
        } catch (IOException ended) {
            // At once, unless what it sent was garbled.
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            throw new IOException("the grader of this machine ended with exit code " + process.waitFor(), ended);
        }
    }

    /** Returns the ports of Spark that this executor knows, and the folders where it works. */
    private static List<String> neighbours(SparkEnv spark) {
        List<String> all = new ArrayList<>();
        all.add(spark.conf().get("spark.driver.host") + ":" + spark.conf().get("spark.driver.port"));
        all.add(spark.blockManager().blockManagerId().hostPort());
        addMatches(ADDRESS, spark.conf().get("spark.master", ""), all);
        addMatches(WORKER, System.getProperty("sun.java.command", ""), all);
        for (File folder : spark.blockManager().diskBlockManager().localDirs()) {
            all.add(folder.getAbsolutePath());
        }
        all.add(Path.of(SparkFiles.getRootDirectory())
                .toAbsolutePath()
                .normalize()
                .toString());
        return all;
    }

    private static void addMatches(Pattern pattern, String text, List<String> all) {
        pattern.matcher(text).results().map(found -> found.group(1)).forEach(all::add);
    }
}
