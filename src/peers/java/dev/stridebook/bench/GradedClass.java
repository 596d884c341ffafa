package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Course;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.ExerciseFiles;
import dev.stridebook.course.Lesson;
import dev.stridebook.grade.Batch;
import dev.stridebook.grade.Grader;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.Submission;
import dev.stridebook.grade.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that grades a class as {@code ./stridebook grade} does. */
final class GradedClass {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    /** What a student hands in. */
    private enum Kind {
        SOLUTION("the solution"),
        CHANGED("the solution with a number changed"),
        BLANK("the exercise as it was handed out"),
        NOTEBOOK("the solution in a notebook");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private final SortedMap<String, String> handouts =
            ExerciseFiles.in(Path.of("")).handouts();

    private GradedClass() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        GradedClass graded = new GradedClass();
        Child.serve(Map.of("grader", "ready"), request -> {
            String[] numbers = request.split(" ");
            try {
                return graded.grade(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        System.exit(0);
    }

    private Map<String, Object> grade(int students, int jobs) throws IOException, InterruptedException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            // Not always the same kind of the same exercise.
            Exercise<?> exercise = Course.EXERCISES.get((7 * i + i / 4) % Course.EXERCISES.size());
            String student = "student%03d".formatted(i);
            kinds.put(student, kind);
            submissions.add(new Submission(student, List.of(answer(exercise, kind)), List.of(), Instant.EPOCH));
        }
        Path out = Files.createTempDirectory("stridebook-bench");
        Path cache = Path.of(System.getenv("STRIDEBOOK_HOME"), "grade");
        // Otherwise the first run makes what later ones find.
        Grader.start(Rules.of(Course.EXERCISES), cache, "auto").close();
        long start = System.nanoTime();
        List<Map<String, Object>> times = new ArrayList<>();
        try (Grader grader = Grader.start(Rules.of(Course.EXERCISES), cache, "auto")) {
            Reports reports = new Reports(out, "bench");
            long[] last = {System.nanoTime()};
            double ready = (last[0] - start) / 1e9;
            List<StudentResult> results = Batch.grade(grader, submissions, out, jobs, Set.of(), (result, isNew) -> {
                try {
                    reports.write(result);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                synchronized (times) {
                    long now = System.nanoTime();
                    Kind kind = kinds.get(result.student());
                    requireExpected(kind, result);
                    times.add(Map.of("kind", kind.text, "seconds", (now - last[0]) / 1e9, "points", result.points()));
                    last[0] = now;
                }
            });
            reports.write(results);
            return Map.of(
                    "sandbox",
                    grader.sandbox().name(),
                    "start_seconds",
                    ready,
                    "all_seconds",
                    (System.nanoTime() - start) / 1e9,
                    "submissions",
                    times);
        }
    }

    /** A grader that is wrong need not be timed. */
    private static void requireExpected(Kind kind, StudentResult result) {
        boolean isAnswered = result.exercises().stream().anyMatch(exercise -> exercise.points() == exercise.of());
        boolean isExpected =
                switch (kind) {
                    case SOLUTION, NOTEBOOK -> isAnswered;
                    case BLANK -> result.points() == 0;
                    case CHANGED -> true;
                };
        if (!isExpected) {
            throw new BenchException("%s earned %d points, for %s: %s"
                    .formatted(result.student(), result.points(), kind.text, result.notes()));
        }
    }

    private Submission.File answer(Exercise<?> exercise, Kind kind) throws IOException {
        String solution = exercise.reference().orElseThrow();
        String name = exercise.answerClass() + ".java";
        return switch (kind) {
            case SOLUTION -> new Submission.File(name, solution);
            case CHANGED -> new Submission.File(name, changed(solution));
            case BLANK -> new Submission.File(name, handouts.get(ExerciseFiles.javaFile(exercise)));
            case NOTEBOOK -> new Submission.File("answer.ipynb", notebook(exercise));
        };
    }

    private static String changed(String solution) {
        int begin = solution.indexOf("// BEGIN SOLUTION");
        Matcher number = NUMBER.matcher(solution.substring(begin));
        return solution.substring(0, begin)
                + number.replaceFirst(found -> Long.toString(Long.parseLong(found.group()) + 1));
    }

    /** Of the lesson's notebook with the solutions, the cells of this exercise. */
    private static String notebook(Exercise<?> exercise) throws IOException {
        Path file = Path.of("solutions", Lesson.values()[exercise.lesson()].notebook());
        ObjectNode notebook = (ObjectNode) JSON.readTree(Files.readString(file));
        String id = exercise.id().toLowerCase(Locale.ROOT).replace('.', '-');
        Set<String> ids = Set.of("imports", id + "-task", id + "-answer", id + "-check");
        ArrayNode cells = JSON.createArrayNode();
        for (JsonNode cell : notebook.path("cells")) {
            if (ids.contains(cell.path("id").asText())) {
                cells.add(cell);
            }
        }
        notebook.set("cells", cells);
        return JSON.writeValueAsString(notebook);
    }
}
