package dev.stridebook.course;

import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Derives {@code exercises/} from {@code solutions/}: the same files without the answers, and notebooks without outputs.
 * The same solutions always give the same bytes.
 */
public final class ExerciseFiles {
    private final Path solutions;
    private final Path exercises;

    private ExerciseFiles(Path solutions, Path exercises) {
        this.solutions = solutions;
        this.exercises = exercises;
    }

    /** The files of a checkout. */
    public static ExerciseFiles in(Path project) {
        return new ExerciseFiles(project.resolve("solutions"), project.resolve("exercises"));
    }

    /**
     * Brings {@code exercises/} up to date: writes what differs and deletes what has no solution.
     *
     * @return the files that changed
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if a solution has a marker without a partner
     */
    public List<Path> build() throws IOException {
        Map<Path, String> derived = derive();
        List<Path> changed = outOfDate();
        for (Path file : changed) {
            if (derived.containsKey(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, derived.get(file));
            } else {
                Files.delete(file);
            }
        }
        return changed;
    }

    /**
     * Files in {@code exercises/} that differ from what the solutions give, are missing, or have no solution.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a solution has a marker without a partner
     */
    public List<Path> outOfDate() throws IOException {
        List<Path> files = new ArrayList<>();
        SortedMap<Path, String> derived = derive();
        for (Map.Entry<Path, String> file : derived.entrySet()) {
            if (!Files.exists(file.getKey()) || !Files.readString(file.getKey()).equals(file.getValue())) {
                files.add(file.getKey());
            }
        }
        for (Path existing : sourcesIn(exercises)) {
            if (!derived.containsKey(existing)) {
                files.add(existing);
            }
        }
        return files;
    }

    /** What each file of {@code exercises/} must hold. */
    private SortedMap<Path, String> derive() throws IOException {
        SortedMap<Path, String> derived = new TreeMap<>();
        for (Path solution : sourcesIn(solutions)) {
            derived.put(exercises.resolve(solutions.relativize(solution)), stub(solution));
        }
        return derived;
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> isNotebook(file) || file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isNotebook(Path file) {
        return file.toString().endsWith(".ipynb");
    }

    private static String stub(Path solution) throws IOException {
        if (!isNotebook(solution)) {
            return Stub.of(Files.readString(solution));
        }
        Notebook notebook = Notebook.read(solution);
        return notebook.withCells(
                        notebook.cells().stream().map(ExerciseFiles::stub).toList())
                .toJson();
    }

    private static Cell stub(Cell cell) {
        return cell.isCode() ? cell.withSource(Stub.of(cell.source())).withoutOutputs() : cell;
    }
}
