package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.GradedExercise;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./stridebook grade}: on one core, to measure the cost of a submission, and on all cores, to measure the time for a class. */
final class GradeBenchmark {
    /** Part of util-linux, if it is installed. */
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    /** The line that the command prints when a student is graded. */
    private static final Pattern GRADED = Pattern.compile("\\[\\d+/\\d+.*?] (.+): (\\d+) of \\d+");

    private final Plan plan;
    private final int students;
    private final GradedClass submissions;

    /**
     * @param seconds the time for each submission but the first, whose time includes the start of the grader
     * @param allSeconds the total time of the command
     */
    private record Graded(List<Double> seconds, double allSeconds) {}

    GradeBenchmark(Plan plan) throws IOException {
        this.plan = plan;
        this.students = plan.quick() ? Math.min(8, plan.students()) : plan.students();
        this.submissions = new GradedClass(plan.project());
    }

    Section run() throws IOException, InterruptedException {
        int ofEach = Math.max(2, students / GradedClass.Kind.values().length);
        Path mixed = Files.createTempDirectory(plan.folder(), "class");
        Map<String, GradedExercise<?>> answered = new LinkedHashMap<>();
        Map<GradedClass.Kind, Timings> times = new EnumMap<>(GradedClass.Kind.class);
        for (GradedClass.Kind kind : GradedClass.Kind.values()) {
            Path alike = Files.createTempDirectory(plan.folder(), "class");
            Map<String, GradedExercise<?>> theirs = submissions.handIn(alike, kind, ofEach);
            Timings seconds = new Timings(grade(alike, theirs, kind, 1).seconds);
            System.out.println("%s, on one core: %s".formatted(kind, seconds));
            times.put(kind, seconds);
            answered.putAll(submissions.handIn(mixed, kind, ofEach));
        }
        double allSeconds = grade(mixed, answered, null, plan.threads()).allSeconds;
        System.out.println("%d submissions of all kinds: %s".formatted(answered.size(), Timings.text(allSeconds)));
        return section(times, answered.size(), allSeconds);
    }

    /** @param kind the kind of all submissions, or null if they are mixed */
    private Graded grade(Path folder, Map<String, GradedExercise<?>> answered, GradedClass.Kind kind, int jobs)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (jobs == 1 && Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "--cpu-list", "0"));
        }
        Path out = Files.createTempDirectory(plan.folder(), "grades");
        command.addAll(List.of(
                plan.launcher(),
                "grade",
                folder.toString(),
                "--out",
                out.toString(),
                "--jobs",
                Integer.toString(jobs)));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<Double> seconds = new ArrayList<>();
        int graded = 0;
        try (BufferedReader lines = process.inputReader()) {
            long before = start;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = GRADED.matcher(line);
                if (matcher.matches()) {
                    long now = System.nanoTime();
                    if (graded++ > 0) {
                        seconds.add((now - before) / 1e9);
                    }
                    before = now;
                    int points = Integer.parseInt(matcher.group(2));
                    if (kind != null && !kind.isWorth(points, answered.get(matcher.group(1)))) {
                        throw new BenchException("Graded wrongly, for %s: %s".formatted(kind, line));
                    }
                }
            }
        }
        if (process.waitFor() != 0 || graded != answered.size()) {
            throw new BenchException(
                    "%d of %d submissions were graded; see %s".formatted(graded, answered.size(), out));
        }
        return new Graded(seconds, (System.nanoTime() - start) / 1e9);
    }

    private Section section(Map<GradedClass.Kind, Timings> times, int size, double allSeconds) {
        Table table = new Table("a submission with one exercise", "time on one core");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode oneCore = json.putObject("one_core");
        times.forEach((kind, seconds) -> {
            table.row(kind.toString(), seconds.toString());
            oneCore.set(kind.name().toLowerCase(Locale.ROOT), seconds.json());
        });
        double perMinute = size * 60 / allSeconds;
        json.put("students", size).put("all_cores_seconds", allSeconds).put("students_per_minute", perMinute);
        String text = """
                `./stridebook grade`: the time from one student's points to the next student's; medians over a class with one kind of submission.

                %s
                A class of %d with all kinds of submissions takes %s from the command to the last report, %d at a time: %.0f students per minute.
                """.formatted(table, size, Timings.text(allSeconds), plan.threads(), perMinute);
        return new Section("Grading", text, json);
    }
}
