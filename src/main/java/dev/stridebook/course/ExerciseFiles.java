package dev.stridebook.course;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Derives what is not written by hand: the files in {@code exercises/} from the exercises and {@code solutions/}, the
 * notebooks of the solutions, and {@code docs/coverage.md}. The same sources always give the same bytes.
 *
 * <p>Students answer in {@code exercises/} itself. Therefore {@code exercises/built.json} says what was derived: a file that
 * is another one holds an answer, and is never overwritten.
 */
public final class ExerciseFiles {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final String BUILT = "exercises/built.json";
    private static final int LINE_WIDTH = 100;

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
     * @param kept files that hold an answer, and stayed as they are
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
     * Puts a file of {@code exercises/} back as it was handed out. What it holds is kept in {@code exercises/kept/}.
     *
     * @return the copy; empty if there was nothing to keep
     * @throws IOException if a file cannot be read or written
     */
    public Optional<Path> reset(Exercise<?> exercise) throws IOException {
        String file = javaFile(exercise);
        String stub = stub(exercise, solution(exercise));
        Optional<String> current = read(file).filter(text -> !text.equals(stub));
        Optional<Path> copy = Optional.empty();
        if (current.isPresent()) {
            String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
            copy = Optional.of(Path.of("exercises", "kept", exercise.answerClass() + "-" + time + ".java"));
            AtomicFiles.write(project.resolve(copy.get()), current.get());
        }
        AtomicFiles.write(project.resolve(file), stub);
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
    public static String javaFile(Exercise<?> exercise) {
        return "exercises/" + exercise.answerClass() + ".java";
    }

    /** The reference answer, in a file. */
    String solution(Exercise<?> exercise) throws IOException {
        return Files.readString(project.resolve("solutions/" + exercise.answerClass() + ".java"));
    }

    /** What each derived file must hold. */
    private SortedMap<String, String> derive() throws IOException {
        SortedMap<String, String> derived = new TreeMap<>();
        Map<Exercise<?>, String> solutions = new java.util.LinkedHashMap<>();
        for (Exercise<?> exercise : Course.EXERCISES) {
            solutions.put(exercise, solution(exercise));
            derived.put(javaFile(exercise), stub(exercise, solutions.get(exercise)));
        }
        for (Lesson lesson : Lesson.values()) {
            if (!lesson.exercises().isEmpty()) {
                derived.put(
                        "exercises/" + lesson.notebook(),
                        ExerciseNotebook.of(lesson, exercise -> Stub.of(solutions.get(exercise))));
                derived.put("solutions/" + lesson.notebook(), ExerciseNotebook.of(lesson, solutions::get));
            }
        }
        derived.put("docs/coverage.md", Coverage.of(project).toMarkdown());
        SortedMap<String, String> hashes = new TreeMap<>();
        derived.forEach((file, text) -> {
            if (isStudents(file)) {
                hashes.put(file, hash(text));
            }
        });
        derived.put(BUILT, JSON.writeValueAsString(hashes) + "\n");
        return derived;
    }

    /** The task, then the source without the answer. */
    static String stub(Exercise<?> exercise, String solution) {
        StringBuilder comment = new StringBuilder(
                "/*\n * %s: %s (%d points)\n *\n".formatted(exercise.id(), exercise.title(), exercise.points()));
        wrapped(exercise.task())
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

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
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
