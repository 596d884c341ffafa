package dev.stridebook.cli;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.Batch;
import dev.stridebook.grade.Deadline;
import dev.stridebook.grade.Grader;
import dev.stridebook.grade.HiddenTests;
import dev.stridebook.grade.Inbox;
import dev.stridebook.grade.Roster;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.Submission;
import dev.stridebook.grade.report.Reports;
import dev.stridebook.grade.sandbox.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades a class. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = {
            "Grade a class: Java files and notebooks by strangers, safely, several at a time.",
            "",
            "PATH is a folder that has a folder, a zip or a file for each student, or the zip or file of one student."
                    + " Answers run in processes of their own, in the tightest sandbox that this machine has; the graded"
                    + " tests do not. When grading is interrupted, the same command goes on where it was.",
            ""
        },
        footer = {"", "Exit codes: 0 all was graded, whatever the points; 1 the work failed; 2 an option is wrong."})
final class GradeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What students handed in.")
    private List<Path> paths;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "grades",
            description = "Folder for the reports (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--student", paramLabel = "NAME", description = "All that the paths hold is this one student's.")
    private String student;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "Who is in the class: columns student, and perhaps file and submitted.")
    private Path roster;

    @Option(names = "--jobs", paramLabel = "N", description = "Submissions at a time (default: one a core).")
    private Integer jobs;

    @Option(
            names = "--only",
            paramLabel = "EXERCISE",
            split = ",",
            description = "Only these exercises count, such as S3.5 (default: all).")
    private List<String> only = List.of();

    @Option(names = "--rerun", paramLabel = "STUDENT", description = "Grade this student again in any case.")
    private Set<String> rerun = Set.of();

    @Option(
            names = "--tests",
            paramLabel = "JAR",
            description = "Your own graded tests beside ours. Students see whether they passed, and no more.")
    private Path tests;

    @Option(
            names = "--tests-from",
            paramLabel = "TIME",
            description = "Before this time --tests are not run, such as 2026-12-01T17:00:00Z.")
    private String testsFrom;

    @Option(names = "--due", paramLabel = "TIME", description = "The deadline, such as 2026-12-01T17:00:00Z.")
    private String due;

    @Option(
            names = "--late",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Taken off for each day late that has begun (default: ${DEFAULT-VALUE}).")
    private int late;

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description =
                    "auto, required (refuse to grade without one), bubblewrap, unshare, user (none, but a user for each) or plain (none).")
    private String sandbox;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "20",
            description = "Seconds for one call of an answer or one cell (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--submission-timeout",
            paramLabel = "S",
            defaultValue = "240",
            description = "Seconds for one submission (default: ${DEFAULT-VALUE}).")
    private int submissionTimeout;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rules rules = rules();
        int workers = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (workers < 1) {
            throw new UsageException("--jobs must be at least 1, but is " + workers + ".");
        }
        if (!Set.of("auto", "required", "bubblewrap", "unshare", "user", "plain")
                .contains(sandbox)) {
            throw new UsageException(
                    "There is no sandbox \"%s\". Give auto, required, bubblewrap, unshare, user or plain."
                            .formatted(sandbox));
        }
        List<Submission> submissions = submissions();
        PrintWriter terminal = spec.commandLine().getErr();
        try (Grader grader = Grader.start(rules, cache(), sandbox.equals("required") ? "auto" : sandbox)) {
            announce(grader, terminal);
            Reports reports = new Reports(out, assignment());
            GradeProgress progress = new GradeProgress(submissions.size(), terminal, Clock.systemUTC());
            List<StudentResult> results = Batch.grade(grader, submissions, out, workers, rerun, (result, isNew) -> {
                try {
                    reports.write(result);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                progress.graded(result, isNew);
            });
            reports.write(results);
            PrintWriter summary = spec.commandLine().getOut();
            if (results.size() == 1) {
                summary.println(GradeProgress.line(results.get(0)));
            }
            summary.println("%d graded. Everything is in %s; begin with %s."
                    .formatted(results.size(), out, reports.overview()));
            return 0;
        }
    }

    private void announce(Grader grader, PrintWriter terminal) {
        grader.rejected().forEach(terminal::println);
        if (!grader.sandbox().isTight()) {
            if (sandbox.equals("required")) {
                throw new WorkFailedException(
                        "No sandbox holds on this machine, so nothing was graded. Install bubblewrap (package: bubblewrap).");
            }
            terminal.println("WARNING: there is " + grader.sandbox().promise());
            terminal.println("         Install bubblewrap, or grade in a machine that you can throw away.");
        } else {
            terminal.println("Answers run in %s.".formatted(grader.sandbox().name()));
        }
        terminal.flush();
    }

    private Rules rules() throws IOException {
        List<GradedExercise<?>> exercises = new ArrayList<>(Catalogue.EXERCISES);
        if (!only.isEmpty()) {
            exercises.clear();
            for (String id : only) {
                exercises.add(Catalogue.find(id)
                        .orElseThrow(() -> new UsageException(
                                "--only names %s, but there is no such exercise. See exercises/.".formatted(id))));
            }
        }
        if (timeout < 1 || submissionTimeout < timeout) {
            throw new UsageException(
                    "--timeout must be at least 1 and at most --submission-timeout, but they are %d and %d."
                            .formatted(timeout, submissionTimeout));
        }
        Limits limits = Limits.USUAL.withTimes(Duration.ofSeconds(timeout), Duration.ofSeconds(submissionTimeout));
        try {
            boolean isTime = testsFrom == null
                    || !Instant.now()
                            .isBefore(instant("--tests-from", testsFrom).orElseThrow());
            HiddenTests hidden = tests == null || !isTime ? HiddenTests.NONE : HiddenTests.read(tests);
            return new Rules(
                    exercises, hidden.byExercise(), hidden.digest(), new Deadline(instant("--due", due), late), limits);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    private static Optional<Instant> instant(String option, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException noTime) {
            throw new UsageException("%s is \"%s\". Write the time as 2026-12-01T17:00:00Z.".formatted(option, text));
        }
    }

    private List<Submission> submissions() throws IOException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("There is no file or folder " + path + ".");
            }
        }
        try {
            if (student != null) {
                return List.of(Inbox.readAs(student, paths));
            }
            List<Submission> submissions = Inbox.read(paths, roster == null ? Roster.NONE : Roster.read(roster));
            if (submissions.isEmpty()) {
                throw new UsageException(
                        "There is nothing to grade in %s: no folder, zip, .java or .ipynb file.".formatted(paths));
            }
            return submissions;
        } catch (IllegalArgumentException wrongRoster) {
            throw new UsageException(wrongRoster.getMessage());
        }
    }

    private String assignment() {
        return only.isEmpty() ? "Stridebook" : String.join(", ", only);
    }

    private static Path cache() {
        String given = System.getenv("STRIDEBOOK_HOME");
        return (given == null ? Path.of(System.getProperty("user.home"), ".cache", "stridebook") : Path.of(given))
                .resolve("grade");
    }
}
