package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.grade.Batch;
import dev.stridebook.grade.Comments;
import dev.stridebook.grade.Grader;
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
import dev.stridebook.grade.similar.Similarities;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    /** The exit code if a submission could not be graded. */
    private static final int NOT_ALL_GRADED = 3;

    private static final int MOST_NAMED = 10;

    @Mixin
    private HandedInOptions handedIn;

    @Mixin
    private RuleOptions counting;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "grades",
            description = "Folder for the reports (default: ${DEFAULT-VALUE}).")
    private Path out;

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
            names = "--similarity",
            description = "Also write a page with answers that are alike in structure, as a hint to look at them. JPlag"
                    + " finds them; it is fetched when first used.")
    private boolean similarity;

    @Option(
            names = "--rerun",
            paramLabel = "STUDENT",
            description = "Grade this student again, whether or not anything changed.")
    private Set<String> rerun = Set.of();

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "auto, required (refuse to grade without one), bubblewrap, unshare, user (no sandbox, but a"
                    + " separate user for each process) or plain (no sandbox).")
    private String sandbox;

    @Mixin
    private ExportOptions exports;

    @Mixin
    private SparkOptions spark;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rules rules = counting.rules();
        int workers = jobs == null ? spark.usualJobs() : jobs;
        if (workers < 1) {
            throw new UsageException(say("--jobs must be at least 1, but is %s.", workers));
        }
        if (!Set.of("auto", "required", "bubblewrap", "unshare", "user", "plain")
                .contains(sandbox)) {
            throw new UsageException(say(
                    "There is no sandbox \"%s\". Use auto, required, bubblewrap, unshare, user or plain.", sandbox));
        }
        Set<Lms> systems = exports.systems();
        Optional<SparkMaster> cluster = spark.master(sandbox);
        Roster roster = handedIn.roster();
        List<UnreadSubmission> submissions = handedIn.submissions(roster);
        Comments said =
                comments(submissions.stream().map(UnreadSubmission::student).toList(), rules);
        PrintWriter terminal = spec.commandLine().getErr();
        try (Workplace place = cluster.isPresent()
                ? spark.start(cluster.get(), rules, counting.testsInForce(), sandboxToTry(), terminal)
                : grader(rules, terminal)) {
            return gradeAndReport(place, roster, submissions, workers, said, systems);
        } catch (ClusterException failed) {
            throw new WorkFailedException(failed.getMessage());
        }
    }

    private Grader grader(Rules rules, PrintWriter terminal) throws InterruptedException {
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
            throw new WorkFailedException(say(
                    "What answers need cannot be prepared in %s: %s. Make room there, or set STRIDEBOOK_HOME to another folder.",
                    cache, disk.getMessage()));
        }
    }

    private int gradeAndReport(
            Workplace place,
            Roster roster,
            List<UnreadSubmission> submissions,
            int workers,
            Comments said,
            Set<Lms> systems)
            throws InterruptedException {
        PrintWriter summary = spec.commandLine().getOut();
        try {
            List<StudentResult> results = graded(place, submissions, workers, said);
            tellGraded(results, summary);
            export(systems, roster, place.rules(), results, said).forEach(summary::println);
            return tellNotGraded(results, summary) ? NOT_ALL_GRADED : 0;
        } catch (FileSystemException disk) {
            String reason = disk.getReason() == null ? disk.getClass().getSimpleName() : disk.getReason();
            throw new WorkFailedException(say(
                    "%s cannot be written: %s. What was graded before is kept. Make room or choose another folder with --out, and run the command again.",
                    disk.getFile(), reason));
        } catch (IOException inUse) {
            throw new WorkFailedException(inUse.getMessage());
        }
    }

    private List<StudentResult> graded(Workplace place, List<UnreadSubmission> submissions, int workers, Comments said)
            throws IOException, InterruptedException {
        Reports reports = new Reports(
                out,
                assignment(),
                submissions.stream().map(UnreadSubmission::student).toList());
        GradeProgress progress =
                new GradeProgress(submissions.size(), spec.commandLine().getErr(), System::nanoTime);
        List<StudentResult> results = Batch.grade(place, submissions, out, workers, rerun, (result, isNew) -> {
            StudentResult told = said.applyTo(result);
            reports.write(told);
            progress.graded(told, isNew);
        });
        List<StudentResult> all = results.stream().map(said::applyTo).toList();
        reports.write(all, similarity ? Optional.of(similarities(place.rules(), all)) : Optional.empty());
        return all;
    }

    private Similarities similarities(Rules rules, List<StudentResult> results)
            throws IOException, InterruptedException {
        try (StoredResults stored = StoredResults.open(out, rules)) {
            return Similarities.of(() -> results.stream().map(stored::whole).iterator());
        }
    }

    /** Writes what other systems import, and returns what to say about it. */
    private List<String> export(
            Set<Lms> systems, Roster roster, Rules rules, List<StudentResult> results, Comments said)
            throws IOException {
        if (systems.isEmpty()) {
            return List.of();
        }
        try (StoredResults stored = StoredResults.open(out, rules)) {
            return new LmsExports(
                            out, assignment(), results, roster::enrolment, result -> said.applyTo(stored.whole(result)))
                    .write(systems);
        }
    }

    private String assignment() {
        return exports.assignment().orElseGet(counting::assignment);
    }

    private void tellGraded(List<StudentResult> results, PrintWriter summary) {
        if (results.size() == 1) {
            summary.println(GradeProgress.line(results.get(0)));
        }
        summary.println(say(
                "%d graded. The reports are in %s; start with %s.",
                results.stream().filter(StudentResult::isGraded).count(), out, Reports.overview(out)));
    }

    /** Names those who were not graded, and returns whether there are any. */
    private static boolean tellNotGraded(List<StudentResult> results, PrintWriter summary) {
        List<String> notGraded = results.stream()
                .filter(result -> !result.isGraded())
                .map(StudentResult::student)
                .toList();
        if (!notGraded.isEmpty()) {
            String named = String.join(", ", notGraded.subList(0, Math.min(MOST_NAMED, notGraded.size())));
            summary.println(say(
                    notGraded.size() > MOST_NAMED
                            ? "%d NOT GRADED, because the machine failed and not they: %s and others. Run the same command again; it grades only them."
                            : "%d NOT GRADED, because the machine failed and not they: %s. Run the same command again; it grades only them.",
                    notGraded.size(),
                    named));
        }
        return !notGraded.isEmpty();
    }

    /** Reads the comments that are given, or else those that an earlier run was given. */
    private Comments comments(List<String> students, Rules rules) throws IOException {
        Path kept = out.resolve("comments.csv");
        Path file = comments == null ? kept : comments;
        if (comments == null && !Files.exists(kept)) {
            return Comments.NONE;
        }
        if (!Files.isRegularFile(file)) {
            throw new UsageException(say("There is no file %s, which --comments names.", file));
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
                        say("No sandbox works on this machine, so nothing was graded. Install bubblewrap (package:"
                                + " bubblewrap)."));
            }
            terminal.println(say("WARNING: %s", grader.sandbox().promise()));
            terminal.println(say("         Install bubblewrap, or grade on a machine that you can throw away."));
        }
        terminal.println(say("Answers run in: %s.", grader.place()));
        terminal.flush();
    }
}
