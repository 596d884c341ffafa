package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.CheckCell;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A class whose students each submit one exercise, all in the same form. */
final class GradedClass {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    /** The kind of submission. */
    enum Kind {
        SOLUTION("the solution"),
        CHANGED("the solution with a number changed"),
        NOTEBOOK("the solution in a notebook"),
        BLANK("the exercise as it was handed out");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        /** Whether these points are correct for this kind. An incorrect grader need not be timed. */
        boolean isWorth(int points, GradedExercise<?> exercise) {
            return switch (this) {
                case SOLUTION, NOTEBOOK -> points == exercise.points();
                case BLANK -> points == 0;
                case CHANGED -> true;
            };
        }
    }

    private final Path project;

    GradedClass(Path project) {
        this.project = project;
    }

    /**
     * Writes the submissions, one folder each.
     *
     * @return the exercise of each student
     */
    Map<String, GradedExercise<?>> handIn(Path folder, Kind kind, int students) throws IOException {
        Map<String, GradedExercise<?>> answered = new LinkedHashMap<>();
        for (int i = 0; i < students; i++) {
            // Successive students get exercises from different lessons.
            GradedExercise<?> exercise = Catalogue.EXERCISES.get(7 * i % Catalogue.EXERCISES.size());
            String student = "%s-%03d".formatted(kind.name().toLowerCase(Locale.ROOT), i);
            answered.put(student, exercise);
            boolean isNotebook = kind == Kind.NOTEBOOK;
            Path own = Files.createDirectories(folder.resolve(student));
            Files.writeString(
                    own.resolve(isNotebook ? "answer.ipynb" : exercise.answerClass() + ".java"),
                    answer(exercise, kind));
        }
        return answered;
    }

    private String answer(GradedExercise<?> exercise, Kind kind) throws IOException {
        String solution = exercise.reference().orElseThrow();
        return switch (kind) {
            case SOLUTION -> solution;
            case CHANGED -> changed(solution);
            case NOTEBOOK -> notebook(exercise);
            case BLANK -> Files.readString(project.resolve("exercises").resolve(exercise.answerClass() + ".java"));
        };
    }

    private static String changed(String solution) {
        int begin = solution.indexOf("// BEGIN SOLUTION");
        Matcher number = NUMBER.matcher(solution.substring(begin));
        return solution.substring(0, begin)
                + number.replaceFirst(found -> Long.toString(Long.parseLong(found.group()) + 1));
    }

    /** Returns the cells of this exercise from the lesson's notebook with solutions. */
    private String notebook(GradedExercise<?> exercise) throws IOException {
        Path file = project.resolve("solutions")
                .resolve(exercise.exercise().lesson().notebook());
        ObjectNode notebook = (ObjectNode) JSON.readTree(Files.readString(file));
        String id = CheckCell.prefix(exercise.exercise());
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
