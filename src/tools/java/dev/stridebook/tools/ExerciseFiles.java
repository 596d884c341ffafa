package dev.stridebook.tools;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Handout;
import dev.stridebook.course.check.Stub;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Generates the files that are not written by hand: the files in {@code exercises/} from the exercises and {@code solutions/}, in each language, the
 * notebooks of the solutions, and {@code docs/coverage.md}. The same sources always produce the same bytes.
 *
 * <p>{@code exercises/} contains generated files only: manual changes are undone, and a Java file or notebook that no exercise
 * produces is deleted.
 */
final class ExerciseFiles {
    /** For an IDE; written by hand, and the same in all languages. */
    private static final String PROJECT_FILE = "pom.xml";

    private final Path project;

    private ExerciseFiles(Path project) {
        this.project = project;
    }

    /** Returns the exercise files of a checkout. */
    public static ExerciseFiles in(Path project) {
        return new ExerciseFiles(project);
    }

    /**
     * Brings everything up to date: writes files that differ, and deletes files in {@code exercises/} that are not derived.
     *
     * @return the files that were written or deleted, relative to the project
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if the markers of a solution do not match
     */
    public List<Path> build() throws IOException {
        SortedMap<String, String> derived = derive();
        List<Path> changed = new ArrayList<>();
        for (String file : outOfDate(derived)) {
            if (derived.containsKey(file)) {
                AtomicFiles.write(project.resolve(file), derived.get(file));
            } else {
                Files.delete(project.resolve(file));
            }
            changed.add(Path.of(file));
        }
        return changed;
    }

    /**
     * Returns the files that are missing or differ from what the sources produce.
     *
     * @return the files, relative to the project
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if the markers of a solution do not match
     */
    public List<Path> outOfDate() throws IOException {
        return outOfDate(derive()).stream().map(Path::of).toList();
    }

    private SortedSet<String> outOfDate(SortedMap<String, String> derived) throws IOException {
        SortedSet<String> files = exercises();
        files.removeAll(derived.keySet());
        for (Map.Entry<String, String> file : derived.entrySet()) {
            if (!read(file.getKey()).equals(Optional.of(file.getValue()))) {
                files.add(file.getKey());
            }
        }
        return files;
    }

    /** Returns the Java files and notebooks in {@code exercises/}, in all languages. */
    private SortedSet<String> exercises() throws IOException {
        SortedSet<String> files = new TreeSet<>();
        for (Language language : Language.values()) {
            Path folder = project.resolve(folder(language));
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{java,ipynb}")) {
                    found.forEach(file -> files.add(folder(language) + file.getFileName()));
                }
            }
        }
        return files;
    }

    private static String folder(Language language) {
        return language.in(Path.of("exercises")).toString().replace('\\', '/') + "/";
    }

    /** Returns the path of the exercise's stub, relative to the project. */
    static String javaFile(GradedExercise<?> exercise) {
        return "exercises/" + exercise.answerClass() + ".java";
    }

    /** Returns the source of the reference answer. */
    String solution(GradedExercise<?> exercise) throws IOException {
        return Files.readString(project.resolve("solutions/" + exercise.answerClass() + ".java"));
    }

    private Map<GradedExercise<?>, String> solutions() throws IOException {
        Map<GradedExercise<?>, String> solutions = new LinkedHashMap<>();
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            solutions.put(exercise, solution(exercise));
        }
        return solutions;
    }

    /** Returns the content of each derived file. */
    private SortedMap<String, String> derive() throws IOException {
        Map<GradedExercise<?>, String> solutions = solutions();
        SortedMap<String, String> derived = new TreeMap<>();
        Optional<String> projectFile = read(folder(Language.ENGLISH) + PROJECT_FILE);
        for (Language language : Language.values()) {
            derived.putAll(language.during(() -> exercises(solutions, folder(language))));
            projectFile.ifPresent(text -> derived.put(folder(language) + PROJECT_FILE, text));
        }
        for (Lesson lesson : lessonsWithExercises()) {
            derived.put("solutions/" + lesson.notebook(), ExerciseNotebook.of(lesson, solutions::get));
        }
        derived.put("docs/coverage.md", Coverage.of(project).toMarkdown());
        return derived;
    }

    /** Returns the exercises in the current language. */
    private static SortedMap<String, String> exercises(Map<GradedExercise<?>, String> solutions, String folder) {
        SortedMap<String, String> exercises = new TreeMap<>();
        solutions.forEach((exercise, solution) ->
                exercises.put(folder + exercise.answerClass() + ".java", stub(exercise, solution)));
        for (Lesson lesson : lessonsWithExercises()) {
            exercises.put(
                    folder + lesson.notebook(),
                    ExerciseNotebook.of(lesson, exercise -> Stub.of(solutions.get(exercise))));
        }
        return exercises;
    }

    private static List<Lesson> lessonsWithExercises() {
        return Arrays.stream(Lesson.values())
                .filter(lesson -> !Catalogue.of(lesson).isEmpty())
                .toList();
    }

    /** Returns the source without the answer, with the task as a comment, and with imports of what the task names. */
    static String stub(GradedExercise<?> exercise, String solution) {
        String stub = TaskImports.of(exercise).addedTo(Stub.of(solution));
        int start = stub.indexOf("class " + exercise.answerClass());
        if (start < 0) {
            throw new IllegalArgumentException(
                    "The solution of %s has no class %s.".formatted(exercise.id(), exercise.answerClass()));
        }
        return stub.substring(0, start) + Handout.comment(exercise) + stub.substring(start);
    }

    /** Returns the text of a file with normalized line endings. */
    private Optional<String> read(String file) throws IOException {
        Path path = project.resolve(file);
        return Files.exists(path) ? Optional.of(Files.readString(path).replace("\r\n", "\n")) : Optional.empty();
    }
}
