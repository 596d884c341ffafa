package dev.stridebook.cli;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.grade.Batch;
import dev.stridebook.grade.Comments;
import dev.stridebook.grade.Deadline;
import dev.stridebook.grade.Grader;
import dev.stridebook.grade.HiddenTests;
import dev.stridebook.grade.Inbox;
import dev.stridebook.grade.Roster;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StoredResults;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.UnreadSubmission;
import dev.stridebook.grade.Workplace;
import dev.stridebook.grade.cluster.ClusterException;
import dev.stridebook.grade.cluster.SparkMaster;
import dev.stridebook.grade.report.Lms;
import dev.stridebook.grade.report.LmsExports;
import dev.stridebook.grade.report.Reports;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.similar.Similarities;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades a class. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = {
            "Grade a class: Java files and notebooks by strangers, safely and in parallel.",
            "",
            "PATH is a folder with a folder, an archive or a file for each student, or the archive or file of one"
                    + " student. Each student's answers run in a process of their own, in the tightest sandbox this"
                    + " machine offers; the graded tests do not. If grading is interrupted, the same command resumes it.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 everything was graded, whatever the points; 1 grading failed; 2 an option is wrong;"
                    + " 3 some submissions could not be graded, which the same command tries again."
        })
final class GradeCommand implements Callable<Integer> {
    /** A day. */
    private static final int LONGEST_TIMEOUT = 24 * 60 * 60;
    /** The exit code if a submission could not be graded. */
    private static final int NOT_ALL_GRADED = 3;

    private static final int MOST_NAMED = 10;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What students handed in.")
    private List<Path> paths;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "grades",
            description = "Folder for the reports (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--student",
            paramLabel = "NAME",
            description = "Everything in the given paths belongs to this student.")
    private String student;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "The class: column student, and optionally file, submitted and variant.")
    private Path roster;

    @Option(
            names = "--variant-by-name",
            description = "Grade exercises to compute with the numbers drawn from each student's own name, whatever the"
                    + " files state, unless the roster's column variant says otherwise.")
    private boolean variantByName;

    @Option(
            names = "--comments",
            paramLabel = "CSV",
            description =
                    "Comments, and points in place of the tests': columns student, exercise, test, points, comment, who and why. Kept in the reports' folder, where later runs find it.")
    private Path comments;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Grade N submissions in parallel (default: one per core; with --master 256, of which the cluster"
                            + " grades as many as it has cores).")
    private Integer jobs;

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
            names = "--similarity",
            description = "Also write a page with answers that are alike in structure, as a hint to look at them. JPlag"
                    + " finds them; it is fetched when first used.")
    private boolean similarity;

    @Option(
            names = "--export",
            paramLabel = "LMS",
            split = ",",
            description =
                    "Also write files that moodle, canvas or blackboard import. The roster says who is who there.")
    private List<String> exports = List.of();

    @Option(
            names = "--assignment",
            paramLabel = "NAME",
            description = "Name of the assignment in tables for other systems, such as \"Homework 3 (4711)\" for Canvas"
                    + " (default: the lessons and exercises).")
    private String assignment;

    @Option(
            names = "--rerun",
            paramLabel = "STUDENT",
            description = "Grade this student again, whether or not anything changed.")
    private Set<String> rerun = Set.of();

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
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "auto, required (refuse to grade without one), bubblewrap, unshare, user (no sandbox, but a"
                    + " separate user for each process) or plain (no sandbox).")
    private String sandbox;

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

    @Mixin
    private SparkOptions spark;

    @Spec
    private CommandSpec spec;

    private final Instant start = Instant.now();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rules rules = rules();
        int workers = jobs == null ? spark.usualJobs() : jobs;
        if (workers < 1) {
            throw new UsageException("--jobs must be at least 1, but is " + workers + ".");
        }
        if (!Set.of("auto", "required", "bubblewrap", "unshare", "user", "plain")
                .contains(sandbox)) {
            throw new UsageException(
                    "There is no sandbox \"%s\". Use auto, required, bubblewrap, unshare, user or plain."
                            .formatted(sandbox));
        }
        Set<Lms> systems = systems();
        Optional<SparkMaster> cluster = spark.master(sandbox);
        List<UnreadSubmission> submissions = submissions();
        Comments said =
                comments(submissions.stream().map(UnreadSubmission::student).toList(), rules);
        PrintWriter terminal = spec.commandLine().getErr();
        try (Workplace place = cluster.isPresent()
                ? spark.start(cluster.get(), rules, testsInForce(), sandboxToTry(), terminal)
                : grader(rules, terminal)) {
            Reports reports = new Reports(
                    out,
                    assignment(),
                    submissions.stream().map(UnreadSubmission::student).toList());
            GradeProgress progress = new GradeProgress(submissions.size(), terminal, System::nanoTime);
            List<StudentResult> results = graded(place, submissions, workers, said, reports, progress);
            PrintWriter summary = spec.commandLine().getOut();
            if (results.size() == 1) {
                summary.println(GradeProgress.line(results.get(0)));
            }
            List<String> notGraded = results.stream()
                    .filter(result -> !result.isGraded())
                    .map(StudentResult::student)
                    .toList();
            summary.println("%d graded. The reports are in %s; start with %s."
                    .formatted(results.size() - notGraded.size(), out, reports.overview()));
            if (!systems.isEmpty()) {
                try (StoredResults stored = StoredResults.open(out, rules)) {
                    new LmsExports(
                                    out,
                                    assignment(),
                                    results,
                                    students()::enrolment,
                                    result -> said.applyTo(stored.whole(result)))
                            .write(systems)
                            .forEach(summary::println);
                }
            }
            if (!notGraded.isEmpty()) {
                summary.println(
                        "%d NOT GRADED, because the machine failed and not they: %s%s. Run the same command again; it grades only them."
                                .formatted(
                                        notGraded.size(),
                                        String.join(", ", notGraded.subList(0, Math.min(MOST_NAMED, notGraded.size()))),
                                        notGraded.size() > MOST_NAMED ? " and others" : ""));
            }
            return notGraded.isEmpty() ? 0 : NOT_ALL_GRADED;
        } catch (ClusterException failed) {
            throw new WorkFailedException(failed.getMessage());
        }
    }

    private Workplace grader(Rules rules, PrintWriter terminal) throws InterruptedException {
        Grader grader = start(rules);
        try {
            announce(grader, terminal);
            return grader;
        } catch (WorkFailedException refused) {
            grader.close();
            throw refused;
        }
    }

    private String sandboxToTry() {
        return sandbox.equals("required") ? "auto" : sandbox;
    }

    private Grader start(Rules rules) throws InterruptedException {
        Path cache = Settings.cache().resolve("grade");
        try {
            return Grader.start(rules, cache, sandboxToTry());
        } catch (IOException disk) {
            throw new WorkFailedException(
                    "What answers need cannot be prepared in %s: %s. Make room there, or set STRIDEBOOK_HOME to another folder."
                            .formatted(cache, disk.getMessage()));
        }
    }

    private Similarities similarities(Rules rules, List<StudentResult> results)
            throws IOException, InterruptedException {
        try (StoredResults stored = StoredResults.open(out, rules)) {
            return Similarities.of(() -> results.stream().map(stored::whole).iterator());
        }
    }

    private List<StudentResult> graded(
            Workplace place,
            List<UnreadSubmission> submissions,
            int workers,
            Comments said,
            Reports reports,
            GradeProgress progress)
            throws InterruptedException {
        try {
            List<StudentResult> results = Batch.grade(place, submissions, out, workers, rerun, (result, isNew) -> {
                StudentResult told = said.applyTo(result);
                reports.write(told);
                progress.graded(told, isNew);
            });
            List<StudentResult> all = results.stream().map(said::applyTo).toList();
            reports.write(all, similarity ? Optional.of(similarities(place.rules(), results)) : Optional.empty());
            return all;
        } catch (FileSystemException disk) {
            String reason = disk.getReason() == null ? disk.getClass().getSimpleName() : disk.getReason();
            throw new WorkFailedException(
                    "%s cannot be written: %s. What was graded before is kept. Make room or choose another folder with --out, and run the command again."
                            .formatted(disk.getFile(), reason));
        } catch (IOException inUse) {
            throw new WorkFailedException(inUse.getMessage());
        }
    }

    /** Reads the comments that are given, or else those that an earlier run was given. */
    private Comments comments(List<String> students, Rules rules) throws IOException {
        Path kept = out.resolve("comments.csv");
        Path file = comments == null ? kept : comments;
        if (comments == null && !Files.exists(kept)) {
            return Comments.NONE;
        }
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file %s, which --comments names.".formatted(file));
        }
        try {
            Comments said = Comments.read(file, students, rules);
            if (comments != null) {
                byte[] table = Files.readAllBytes(file);
                AtomicFiles.write(kept, stream -> stream.write(table));
            }
            return said;
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    private void announce(Grader grader, PrintWriter terminal) {
        grader.rejected().forEach(terminal::println);
        if (!grader.sandbox().isTight()) {
            if (sandbox.equals("required")) {
                throw new WorkFailedException(
                        "No sandbox works on this machine, so nothing was graded. Install bubblewrap (package:"
                                + " bubblewrap).");
            }
            terminal.println("WARNING: " + grader.sandbox().promise());
            terminal.println("         Install bubblewrap, or grade on a machine that you can throw away.");
        }
        terminal.println("Answers run in: %s.".formatted(grader.place()));
        terminal.flush();
    }

    private Rules rules() throws IOException {
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
    private Optional<Path> testsInForce() {
        boolean isTime = testsFrom == null
                || !start.isBefore(instant("--tests-from", testsFrom).orElseThrow());
        return isTime ? Optional.ofNullable(tests) : Optional.empty();
    }

    private void requireLegalTimes() {
        if (timeout < 1 || submissionTimeout < timeout) {
            throw new UsageException(
                    "--timeout must be at least 1 and at most --submission-timeout, but they are %d and %d. For a longer --timeout, give a longer --submission-timeout as well."
                            .formatted(timeout, submissionTimeout));
        }
        if (submissionTimeout > LONGEST_TIMEOUT) {
            throw new UsageException("--submission-timeout must be at most %d seconds, which is a day, but is %d."
                    .formatted(LONGEST_TIMEOUT, submissionTimeout));
        }
    }

    private static Optional<Instant> instant(String option, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException noTime) {
            throw new UsageException("%s is \"%s\". Write the time as 2026-12-01T17:00:00Z.".formatted(option, text));
        }
    }

    private List<UnreadSubmission> submissions() throws IOException {
        List<UnreadSubmission> submissions = handedIn();
        try {
            return variantByName
                    ? submissions.stream()
                            .map(UnreadSubmission::withVariantOfName)
                            .toList()
                    : submissions;
        } catch (IllegalArgumentException illegalName) {
            throw new UsageException(illegalName.getMessage()
                    + " To grade a student whose name cannot name one, give a variant in the roster.");
        }
    }

    private List<UnreadSubmission> handedIn() throws IOException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("There is no file or folder " + path + ".");
            }
        }
        try {
            if (student != null) {
                return List.of(Inbox.of(student, paths));
            }
            List<UnreadSubmission> submissions = Inbox.list(paths, students());
            if (submissions.isEmpty()) {
                throw new UsageException(
                        "There is nothing to grade in %s: no folder, archive or file of a student.".formatted(paths));
            }
            return submissions;
        } catch (IllegalArgumentException wrongRoster) {
            throw new UsageException(wrongRoster.getMessage());
        }
    }

    private Roster students() throws IOException {
        return roster == null ? Roster.NONE : Roster.read(roster);
    }

    private Set<Lms> systems() {
        Set<Lms> systems = EnumSet.noneOf(Lms.class);
        for (String name : exports) {
            systems.add(Arrays.stream(Lms.values())
                    .filter(system -> system.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException(
                            "--export cannot write files for \"%s\". It knows moodle, canvas and blackboard."
                                    .formatted(name))));
        }
        return systems;
    }

    private String assignment() {
        if (assignment != null) {
            return assignment;
        }
        List<String> named = new ArrayList<>(lessons);
        named.addAll(only);
        return named.isEmpty() ? "Stridebook" : String.join(", ", named);
    }
}
