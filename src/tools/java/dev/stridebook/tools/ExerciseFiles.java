package dev.stridebook.tools;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Paragraph;
import dev.stridebook.notebook.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Derives what is not written by hand: the files in {@code exercises/} from the exercises and {@code solutions/}, the
 * notebooks of the solutions, and {@code docs/coverage.md}. The same sources always give the same bytes.
 *
 * <p>Students answer in {@code exercises/} itself. Therefore {@code exercises/built.json} says what was derived: a file that
 * is another one holds an answer, and is never overwritten. But what is committed is handed out to everybody, so there no
 * file may hold one.
 */
public final class ExerciseFiles {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final String BUILT = "exercises/built.json";

    private final Path project;

    private ExerciseFiles(Path project) {
        this.project = project;
    }

    /** The files of a checkout. */
    public static ExerciseFiles in(Path project) {
        return new ExerciseFiles(project);
    }

    /**
     * What a build did.
     *
     * @param changed files that were written or deleted, relative to the project
     * @param kept files that hold an answer, and stayed as they are: an author puts them back before a commit
     */
    public record Build(List<Path> changed, List<Path> kept) {
        public Build {
            changed = List.copyOf(changed);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Brings everything up to date: writes what differs, and deletes what was derived once and is no longer.
     *
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if a solution has a marker without a partner
     */
    public Build build() throws IOException {
        List<Path> changed = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        Map<String, String> before = built();
        SortedMap<String, String> derived = derive();
        for (Map.Entry<String, String> file : derived.entrySet()) {
            Optional<String> current = read(file.getKey());
            if (current.isPresent()
                    && isStudents(file.getKey())
                    && !current.get().equals(file.getValue())
                    && !hash(current.get()).equals(before.get(file.getKey()))) {
                kept.add(Path.of(file.getKey()));
            } else if (!current.equals(Optional.of(file.getValue()))) {
                AtomicFiles.write(project.resolve(file.getKey()), file.getValue());
                changed.add(Path.of(file.getKey()));
            }
        }
        for (Map.Entry<String, String> old : before.entrySet()) {
            Optional<String> current = read(old.getKey());
            if (!derived.containsKey(old.getKey())
                    && current.isPresent()
                    && hash(current.get()).equals(old.getValue())) {
                Files.delete(project.resolve(old.getKey()));
                changed.add(Path.of(old.getKey()));
            }
        }
        return new Build(changed, kept);
    }

    /**
     * Files that are missing, or are neither what the sources give nor an answer.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a solution has a marker without a partner
     */
    public List<Path> outOfDate() throws IOException {
        List<Path> files = new ArrayList<>();
        Map<String, String> built = built();
        for (Map.Entry<String, String> file : derive().entrySet()) {
            Optional<String> current = read(file.getKey());
            boolean isAnswered = isStudents(file.getKey())
                    && current.isPresent()
                    && hash(file.getValue()).equals(built.get(file.getKey()));
            if (!isAnswered && !current.equals(Optional.of(file.getValue()))) {
                files.add(Path.of(file.getKey()));
            }
        }
        return files;
    }

    /**
     * Files that git would hand out with an answer in them: what is on disk is no stub, and it is committed or about to be. A
     * student's answer is not, as long as it is not committed.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a solution has a marker without a partner
     */
    public List<Path> committedAnswers() throws IOException {
        Set<String> committed = Commits.holdAsTheyAre(project, "exercises");
        List<Path> answers = new ArrayList<>();
        for (Map.Entry<String, String> file : handedOut(solutions()).entrySet()) {
            if (committed.contains(file.getKey()) && !read(file.getKey()).equals(Optional.of(file.getValue()))) {
                answers.add(Path.of(file.getKey()));
            }
        }
        return answers;
    }

    /**
     * Puts a file of {@code exercises/} back as it was handed out. What it holds is kept in {@code exercises/kept/}.
     *
     * @param file relative to the project
     * @return the copy; empty if there was nothing to keep
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if it is none that is handed out
     */
    public Optional<Path> reset(Path file) throws IOException {
        String name = file.toString().replace('\\', '/');
        String handedOut = handedOut(solutions()).get(name);
        if (handedOut == null) {
            throw new IllegalArgumentException(
                    "%s is none of the files that are handed out. Give the id of an exercise, or a file in exercises/."
                            .formatted(file));
        }
        Optional<String> current = read(name).filter(text -> !text.equals(handedOut));
        Optional<Path> copy = Optional.empty();
        if (current.isPresent()) {
            String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
            String copyName = file.getFileName().toString().replaceFirst("(?=\\.\\w+$)", "-" + time);
            copy = Optional.of(Path.of("exercises", "kept", copyName));
            AtomicFiles.write(project.resolve(copy.get()), current.get());
        }
        AtomicFiles.write(project.resolve(name), handedOut);
        return copy;
    }

    /**
     * What students get, by file, relative to the project: {@code exercises/} as it is before anybody answers.
     *
     * @throws IOException if a file cannot be read
     */
    public SortedMap<String, String> handouts() throws IOException {
        SortedMap<String, String> handouts = derive();
        handouts.keySet().removeIf(file -> !isStudents(file));
        return handouts;
    }

    /** Where a student answers in Java, relative to the project. */
    public static String javaFile(GradedExercise<?> exercise) {
        return "exercises/" + exercise.answerClass() + ".java";
    }

    /** The reference answer, in a file. */
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

    /** What each derived file must hold. */
    private SortedMap<String, String> derive() throws IOException {
        Map<GradedExercise<?>, String> solutions = solutions();
        SortedMap<String, String> handedOut = handedOut(solutions);
        SortedMap<String, String> derived = new TreeMap<>(handedOut);
        for (Lesson lesson : lessonsWithExercises()) {
            derived.put("solutions/" + lesson.notebook(), ExerciseNotebook.of(lesson, solutions::get));
        }
        derived.put("docs/coverage.md", Coverage.of(project).toMarkdown());
        handedOut.replaceAll((file, text) -> hash(text));
        derived.put(BUILT, JSON.writeValueAsString(handedOut) + "\n");
        return derived;
    }

    /** Those of the derived files that students write into. */
    private static SortedMap<String, String> handedOut(Map<GradedExercise<?>, String> solutions) {
        SortedMap<String, String> files = new TreeMap<>();
        solutions.forEach((exercise, solution) -> files.put(javaFile(exercise), stub(exercise, solution)));
        for (Lesson lesson : lessonsWithExercises()) {
            files.put(
                    "exercises/" + lesson.notebook(),
                    ExerciseNotebook.of(lesson, exercise -> Stub.of(solutions.get(exercise))));
        }
        return files;
    }

    private static List<Lesson> lessonsWithExercises() {
        return Arrays.stream(Lesson.values())
                .filter(lesson -> !Catalogue.of(lesson).isEmpty())
                .toList();
    }

    /** The task, then the source without the answer. */
    static String stub(GradedExercise<?> exercise, String solution) {
        StringBuilder comment = new StringBuilder(
                "/*\n * %s: %s (%s)\n *\n".formatted(exercise.id(), exercise.title(), exercise.worth()));
        Paragraph.forFile(exercise.task())
                .forEach(line -> comment.append(" * ").append(line).append('\n'));
        comment.append(" *\n * Check it: ./stridebook check %1$s     A hint: ./stridebook hint %1$s\n */\n"
                .formatted(exercise.id()));
        String stub = Stub.of(solution);
        int start = stub.indexOf("class " + exercise.answerClass());
        if (start < 0) {
            throw new IllegalArgumentException(
                    "The solution of %s has no class %s.".formatted(exercise.id(), exercise.answerClass()));
        }
        return stub.substring(0, start) + comment + stub.substring(start);
    }

    /** Whether students write into it. */
    private static boolean isStudents(String file) {
        return file.startsWith("exercises/") && !file.equals(BUILT);
    }

    /** What was derived last, as file to hash. */
    private Map<String, String> built() throws IOException {
        Optional<String> json = read(BUILT);
        return json.isEmpty() ? Map.of() : JSON.readValue(json.get(), new TypeReference<Map<String, String>>() {});
    }

    /** The text of a file, however git ended its lines. */
    private Optional<String> read(String file) throws IOException {
        Path path = project.resolve(file);
        return Files.exists(path) ? Optional.of(Files.readString(path).replace("\r\n", "\n")) : Optional.empty();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
