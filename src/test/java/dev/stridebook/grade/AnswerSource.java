package dev.stridebook.grade;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An answer to an exercise as students hand it in.
 *
 * @param exercise that is answered
 * @param imports lines
 * @param type the class
 */
record AnswerSource(GradedExercise<?> exercise, String imports, String type) {
    private static final String CHECK = "%s.EXERCISE.check(new %s())";

    /** The reference answer. */
    static AnswerSource solution(GradedExercise<?> exercise) throws IOException {
        String source = Files.readString(Path.of("solutions", exercise.answerClass() + ".java"));
        int type = source.indexOf("class " + exercise.answerClass());
        return new AnswerSource(exercise, source.substring(0, type), source.substring(type));
    }

    /** What there is before somebody answers. */
    static AnswerSource stub(GradedExercise<?> exercise) throws IOException {
        AnswerSource solution = solution(exercise);
        return new AnswerSource(
                exercise,
                solution.imports,
                solution.type.replaceAll(
                        "(?s)// BEGIN SOLUTION.*?// END SOLUTION", "throw new NotAnsweredYetException();"));
    }

    /** @param name of the file, without its ending */
    SourceFile asJava(String name) {
        return new SourceFile(name + ".java", imports + "\n" + type);
    }

    /** @param name of the file, without its ending */
    SourceFile asNotebook(String name) {
        return Graders.notebook(name + ".ipynb", asCells());
    }

    /** The code cells of a notebook. */
    List<String> asCells() {
        return List.of(imports, type, check());
    }

    /** The cell that checks it. */
    String check() {
        return CHECK.formatted(exercise.exercise().className(), exercise.answerClass());
    }
}
