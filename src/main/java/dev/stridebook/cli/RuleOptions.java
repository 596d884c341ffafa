package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.Deadline;
import dev.stridebook.grade.HiddenTests;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what counts: exercises, tests, the deadline and time limits. */
final class RuleOptions {
    /** A day. */
    private static final int LONGEST_TIMEOUT = 24 * 60 * 60;

    @Option(
            names = "--only",
            paramLabel = "EXERCISE",
            split = ",",
            description = "Count only these exercises, such as S3.5 (default: all).")
    private List<String> only = List.of();

    @Option(
            names = "--lesson",
            paramLabel = "LESSON",
            split = ",",
            description =
                    "Count only the exercises of these lessons, such as 03 or 03,04, and those that --only names.")
    private List<String> lessons = List.of();

    @Option(
            names = "--tests",
            paramLabel = "JAR",
            description = "Your own graded tests in addition to ours. Students see only whether they passed.")
    private Path tests;

    @Option(
            names = "--tests-from",
            paramLabel = "TIME",
            description = "Do not run --tests before this time, such as 2026-12-01T17:00:00Z.")
    private String testsFrom;

    @Option(names = "--due", paramLabel = "TIME", description = "The deadline, such as 2026-12-01T17:00:00Z.")
    private String due;

    @Option(
            names = "--late",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Penalty for each started day after the deadline (default: ${DEFAULT-VALUE}).")
    private int late;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "20",
            description = "Time limit in seconds for one call of an answer or one cell (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--submission-timeout",
            paramLabel = "S",
            defaultValue = "240",
            description = "Time limit in seconds for one submission (default: ${DEFAULT-VALUE}).")
    private int submissionTimeout;

    private final Instant start = Instant.now();

    Rules rules() throws IOException {
        List<GradedExercise<?>> exercises = ChosenExercises.of(lessons, "--only", only);
        requireLegalTimes();
        Limits limits = Limits.USUAL.withTimes(Duration.ofSeconds(timeout), Duration.ofSeconds(submissionTimeout));
        try {
            Optional<Path> inForce = testsInForce();
            HiddenTests hidden = inForce.isPresent() ? HiddenTests.read(inForce.get()) : HiddenTests.NONE;
            return new Rules(
                    exercises, hidden.byExercise(), hidden.digest(), new Deadline(instant("--due", due), late), limits);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /** Returns the teacher's tests, if it is time for them. */
    Optional<Path> testsInForce() {
        boolean isTime = testsFrom == null
                || !start.isBefore(instant("--tests-from", testsFrom).orElseThrow());
        return isTime ? Optional.ofNullable(tests) : Optional.empty();
    }

    /** Returns the lessons and exercises that are named, as a name for the assignment. */
    String assignment() {
        List<String> named = new ArrayList<>(lessons);
        named.addAll(only);
        return named.isEmpty() ? "Stridebook" : String.join(", ", named);
    }

    private void requireLegalTimes() {
        if (timeout < 1 || submissionTimeout < timeout) {
            throw new UsageException(say(
                    "--timeout must be at least 1 and at most --submission-timeout, but they are %d and %d. For a longer --timeout, give a longer --submission-timeout as well.",
                    timeout, submissionTimeout));
        }
        if (submissionTimeout > LONGEST_TIMEOUT) {
            throw new UsageException(say(
                    "--submission-timeout must be at most %d seconds, which is a day, but is %d.",
                    LONGEST_TIMEOUT, submissionTimeout));
        }
    }

    private static Optional<Instant> instant(String option, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException noTime) {
            throw new UsageException(say("%s is \"%s\". Write the time as 2026-12-01T17:00:00Z.", option, text));
        }
    }
}
