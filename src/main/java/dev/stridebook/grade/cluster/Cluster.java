package dev.stridebook.grade.cluster;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.grade.Grader;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.Submission;
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

    private final Rules rules;
    private final Process driver;
    private final Asking asking;
    private final Mailroom mailroom = new Mailroom(Runtime.getRuntime().maxMemory());
    private String sandbox = "";

    private Cluster(Rules rules, Process driver) {
        this.rules = rules;
        this.driver = driver;
        this.asking = new Asking(driver.getInputStream(), driver.getOutputStream());
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
        byte[] assignment = Parcel.of(Assignment.of(rules, tests, sandbox));
        Properties settings = master.settings();
        settings.setProperty("spark.jars", jars.own().toUri().toString());
        settings.setProperty("stridebook.class.path", ClassPath.asOption());
        settings.setProperty("stridebook.assignment", Base64.getEncoder().encodeToString(assignment));
        StringWriter text = new StringWriter();
        settings.store(text, null);

        ProcessBuilder builder = JavaCommand.with(jars.classPath(), MAIN, List.of());
        builder.environment().putAll(master.environment());
        Cluster cluster = new Cluster(rules, builder.start());
        Thread reader = new Thread(() -> cluster.tell(news), "news from the cluster");
        reader.setDaemon(true);
        reader.start();
        try {
            cluster.asking.ask(text.toString().getBytes(StandardCharsets.UTF_8));
            cluster.sandbox = new String(cluster.asking.ask(new byte[0]), StandardCharsets.UTF_8);
            return cluster;
        } catch (NoAnswerException reason) {
            cluster.close();
            throw new ClusterException(
                    "Nothing was graded, because %s does not grade: %s".formatted(master.url(), reason.getMessage()));
        } catch (IOException ended) {
            cluster.close();
            throw new ClusterException(
                    "Nothing was graded, because Spark did not start; above is what it printed. A wrong spark.authenticate.secret looks like a master that does not answer.");
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
        try (Mailroom.Letter letter = mailroom.write(submitted, rules.digest())) {
            if (known.equals(Optional.of(letter.digest()))) {
                return Optional.empty();
            }
            return Optional.of(Parcel.open(asking.ask(letter.content()), StudentResult.class));
        } catch (NoAnswerException reason) {
            return Optional.of(notGraded(submitted, reason.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unreadable) {
            return Optional.of(notGraded(submitted, "it could not be read: " + unreadable));
        } catch (IOException ended) {
            throw new ClusterException(
                    "Spark's driver has ended, so grading stops here. Run the same command again to resume.");
        }
    }

    private StudentResult notGraded(Submitted submitted, String reason) {
        return Grader.notGraded(rules, Submission.unread(submitted.student()), sandbox, reason);
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
