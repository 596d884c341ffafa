package dev.stridebook.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.CheckCell;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Handout;
import dev.stridebook.kernel.OwnKernel;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Notebook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * The notebook of a lesson's exercises: for each exercise the task, a cell with the class to complete, and a cell that checks it.
 * The cells carry nbgrader's metadata, version 3, so that nbgrader can release and collect the notebook and read the points.
 */
final class ExerciseNotebook {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode cells = JSON.arrayNode();

    private ExerciseNotebook() {}

    /**
     * @param sourceOf returns the Java source of an exercise's answer, complete or as a stub
     */
    static String of(Lesson lesson, Function<GradedExercise<?>, String> sourceOf) {
        ExerciseNotebook notebook = new ExerciseNotebook();
        notebook.add(notebook.cell("markdown", "introduction", Handout.introduction(lesson)));
        notebook.add(notebook.cell(
                "code", "imports", TaskImports.of(Catalogue.of(lesson)).addedTo("""
                import dev.stridebook.course.*;
                import dev.stridebook.course.exercise.*;
                import dev.stridebook.shape.*;
                import java.util.*;
                import static dev.stridebook.notebook.Show.show;""")));
        Catalogue.of(lesson).forEach(exercise -> notebook.add(exercise, sourceOf.apply(exercise)));
        notebook.add(notebook.cell("code", "progress", "Course.progress()"));
        return notebook.toJson();
    }

    private void add(GradedExercise<?> exercise, String source) {
        String id = CheckCell.prefix(exercise.exercise());
        add(graded(cell("markdown", CheckCell.taskId(exercise.exercise()), Handout.task(exercise)), false, true, 0));
        add(graded(
                cell(
                        "code",
                        id + "-answer",
                        source.substring(source.indexOf("class " + exercise.answerClass()))
                                .strip()),
                true,
                false,
                0));
        add(graded(
                cell("code", CheckCell.id(exercise.exercise()), CheckCell.source(exercise.exercise())),
                false,
                true,
                exercise.points()));
    }

    private void add(ObjectNode cell) {
        cells.add(cell);
    }

    private ObjectNode cell(String type, String id, String source) {
        ObjectNode cell = JSON.objectNode().put("cell_type", type).put("id", id);
        cell.putObject("metadata");
        cell.put("source", source);
        if (type.equals("code")) {
            cell.putNull("execution_count");
            cell.putArray("outputs");
        }
        return cell;
    }

    /**
     * @param points the points that the cell earns, or 0
     */
    private static ObjectNode graded(ObjectNode cell, boolean isSolution, boolean isLocked, int points) {
        String type = cell.path("cell_type").asText();
        ObjectNode nbgrader = ((ObjectNode) cell.path("metadata"))
                .putObject("nbgrader")
                .put("cell_type", type)
                .put("grade", points > 0)
                .put("grade_id", cell.path("id").asText())
                .put("locked", isLocked)
                .put("schema_version", 3)
                .put("solution", isSolution)
                .put("task", false);
        if (points > 0) {
            nbgrader.put("points", points);
        }
        // Computed as nbgrader does it, with Python's spelling of values, to detect changed cells.
        nbgrader.put(
                "checksum",
                md5(cell.path("source").asText()
                        + type
                        + python(points > 0)
                        + python(isSolution)
                        + python(isLocked)
                        + cell.path("id").asText()
                        + (points > 0 ? points + ".0" : "")));
        return cell;
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private String toJson() {
        ObjectNode root = JSON.objectNode();
        root.set("cells", cells);
        ObjectNode metadata = root.putObject("metadata");
        OwnKernel kernel = OwnKernel.forLessons(Language.current());
        metadata.putObject("kernelspec")
                .put("display_name", kernel.displayName())
                .put("language", "java")
                .put("name", kernel.id());
        metadata.putObject("language_info").put("name", "java");
        root.put("nbformat", 4).put("nbformat_minor", 5);
        return Notebook.parse(root.toString(), "exercises").toJson();
    }
}
