package dev.stridebook.grade.cluster;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.grade.Grader;
import dev.stridebook.grade.RecordCodec;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.Submitted;
import dev.stridebook.grade.Workplace;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.Kill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Grades on the machines of a Spark cluster, each submission in the sandbox of one of them. */
public final class Cluster implements Workplace {
    private static final String MAIN = "dev.stridebook.grade.cluster.SparkDriver";
    private static final int GRACE_SECONDS = 30;
    private static final int MOMENT_MILLIS = 2000;

    private final Rules rules;
    private final Process driver;
    private final PipeClient client;
    private final Outbox outbox;
    private final Thread news;
    private String sandbox = "";

    private Cluster(Rules rules, Process driver, Consumer<String> news) {
        this.rules = rules;
        this.driver = driver;
        this.client = new PipeClient(driver.getInputStream(), driver.getOutputStream());
        this.outbox = new Outbox(client, Runtime.getRuntime().maxMemory());
        this.news = new Thread(() -> tell(news), "news from the cluster");
        this.news.setDaemon(true);
        this.news.start();
    }

    /**
     * Starts Spark's driver, and waits for the first machine to be ready to grade.
     *
     * @param tests the jar that the rules' hidden tests come from
     * @param sandbox {@code auto}, or the name of the sandbox to use on each machine
     * @param master where Spark is, and how to talk to it
     * @param jars the class path of Spark and of our part in it
     * @param news gets lines about what happens on the cluster
     * @throws ClusterException if Spark does not start, or no machine is ready
     */
    public static Cluster start(
            Rules rules,
            Optional<Path> tests,
            String sandbox,
            SparkMaster master,
            SparkJars jars,
            Consumer<String> news)
            throws IOException, InterruptedException {
        byte[] assignment = RecordCodec.encode(Assignment.of(rules, tests, sandbox));
        Properties settings = master.settings();
        settings.setProperty("spark.jars", jars.own().toUri().toString());
        settings.setProperty("stridebook.class.path", ClassPath.asOption());
        settings.setProperty("assignment of graders", Base64.getEncoder().encodeToString(assignment));
        StringWriter text = new StringWriter();
        settings.store(text, null);

        ProcessBuilder builder = JavaCommand.with(jars.classPath(), MAIN, List.of());
        // It only tells others what to do. Loading Spark is most of its work, before the second compiler would pay.
        builder.command().add(1, "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(master.environment());
        Cluster cluster = new Cluster(rules, builder.start(), news);
        try {
            cluster.client.call(text.toString().getBytes(StandardCharsets.UTF_8));
            cluster.sandbox = new String(cluster.client.call(new byte[0]), StandardCharsets.UTF_8);
            return cluster;
        } catch (RemoteFailureException reason) {
            cluster.close();
            throw new ClusterException(
                    say("Nothing was graded, because %s does not grade: %s", master.url(), reason.getMessage()));
        } catch (IOException ended) {
            cluster.close();
            cluster.news.join(MOMENT_MILLIS);
            throw new ClusterException(
                    say(
                            "Nothing was graded, because Spark did not start; above is what it printed. A wrong spark.authenticate.secret looks like a master that does not answer."));
        }
    }

    private void tell(Consumer<String> news) {
        try (BufferedReader lines = driver.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                news.accept(line);
            }
        } catch (IOException closed) {
            // As at its end.
        }
    }

    @Override
    public Rules rules() {
        return rules;
    }

    /** Returns the name of the sandbox that the first machine uses. */
    public String sandbox() {
        return sandbox;
    }

    @Override
    public Optional<StudentResult> grade(Submitted submitted, Optional<String> known)
            throws IOException, InterruptedException {
        Optional<byte[]> reply;
        try {
            reply = outbox.send(submitted, rules.digest(), known);
        } catch (RemoteFailureException failure) {
            return Optional.of(Grader.notGraded(rules, submitted, sandbox, failure.getMessage()));
        } catch (IOException ended) {
            throw new ClusterException(
                    say("Spark's driver has ended, so grading stops here. Run the same command again to resume."));
        }
        return reply.isEmpty() ? Optional.empty() : Optional.of(RecordCodec.decode(reply.get(), StudentResult.class));
    }

    /** Ends the driver, which ends everything on the cluster. */
    @Override
    public void close() {
        try {
            driver.getOutputStream().close();
            driver.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException alreadyEnded) {
            // Then there is nothing to wait for.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Kill.tree(driver);
    }
}
