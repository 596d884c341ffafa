package dev.stridebook.grade.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.Success$;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * The process with Spark's driver. The first request is Spark's settings and the assignment, and the reply to it is empty. Every other is
 * handed to an executor as a job of its own: a task that fails too often ends its job, which must not be that of a whole class.
 */
final class SparkDriver {
    private static final Pattern LAST_FAILURE =
            Pattern.compile("most recent failure: .*?\\): (?:[\\w.$]+Exception: )?(.*)", Pattern.CASE_INSENSITIVE);

    private JavaSparkContext context;
    private GradingTask task;

    private SparkDriver() {}

    public static void main(String[] arguments) throws IOException {
        SparkDriver driver = new SparkDriver();
        PipeServer.serve(driver::reply);
        driver.end();
    }

    private byte[] reply(byte[] request) throws IOException, SparkException {
        synchronized (this) {
            if (context == null) {
                start(request);
                return new byte[0];
            }
        }
        try {
            return context.parallelize(List.of(request), 1).map(task).collect().get(0);
        } catch (Exception failure) {
            if (context.sc().isStopped()) {
                System.err.println("Spark has stopped: "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""));
                Runtime.getRuntime().halt(1);
            }
            throw new SparkException(reason(failure));
        }
    }

    /** Returns the last failure of a job's task without what Spark writes around it. */
    private static String reason(Exception failure) {
        Matcher last = LAST_FAILURE.matcher(String.valueOf(failure.getMessage()));
        return last.find() ? last.group(1) : String.valueOf(failure.getMessage());
    }

    private void start(byte[] request) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(new String(request, StandardCharsets.UTF_8)));
        SparkConf spark = new SparkConf(false);
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark."))
                .forEach(name -> spark.set(name, settings.getProperty(name)));
        context = new JavaSparkContext(spark);
        context.sc().addSparkListener(new News());
        byte[] assignment = Base64.getDecoder().decode(settings.getProperty(GradingTask.ASSIGNMENT));
        task = new GradingTask(settings.getProperty(GradingTask.CLASS_PATH), context.broadcast(assignment));
    }

    private synchronized void end() {
        if (context != null) {
            context.close();
        }
        // Jobs of a client that is gone still wait.
        Runtime.getRuntime().halt(0);
    }

    /** Tells the teacher what happens on the cluster, each thing once. */
    private static final class News extends SparkListener {
        /** After so many executors that ended before anything was graded, the next will do so, too. */
        private static final int MOST_USELESS = 30;

        private final Set<String> told = new LinkedHashSet<>();
        private int useless;

        @Override
        public void onExecutorAdded(SparkListenerExecutorAdded added) {
            tell("Executor %s on %s grades %d at a time."
                    .formatted(
                            added.executorId(),
                            added.executorInfo().executorHost(),
                            added.executorInfo().totalCores()));
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
            tell("Executor %s is gone: %s".formatted(removed.executorId(), removed.reason()));
            useless++;
            if (useless == MOST_USELESS) {
                System.err.println(
                        "Executors end before they grade anything. Their stderr, in the work folders of Spark's workers, says why.");
                Runtime.getRuntime().halt(1);
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.reason() instanceof Success$) {
                useless = 0;
            }
            if (end.reason() instanceof ExceptionFailure failure) {
                tell("Executor %s on %s failed: %s"
                        .formatted(end.taskInfo().executorId(), end.taskInfo().host(), failure.description()));
            }
        }

        private void tell(String line) {
            if (told.add(line)) {
                System.err.println(line);
            }
        }
    }
}
