package dev.stridebook.tools;

import dev.stridebook.course.check.GradedExercise;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The imports that an answer needs for what its task names in code, as in {@code Networks.alexNet(0)}, beyond those that every answer has.
 */
final class TaskImports {
    private static final Pattern NAME_IN_CODE = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*(?=\\.\\w|\\()");

    private static final List<String> IMPORTED_ANYWAY = List.of(
            "java.lang",
            "dev.stridebook.course",
            "dev.stridebook.course.exercise",
            "dev.stridebook.shape",
            "java.util");

    private static final List<String> FURTHER_PACKAGES = List.of(
            "dev.stridebook.nn",
            "dev.stridebook.data",
            "dev.stridebook.train",
            "dev.stridebook.picture",
            "java.util.function",
            "java.util.stream");

    private final SortedSet<String> lines;

    private TaskImports(SortedSet<String> lines) {
        this.lines = lines;
    }

    static TaskImports of(GradedExercise<?> exercise) {
        return of(List.of(exercise));
    }

    static TaskImports of(Collection<GradedExercise<?>> exercises) {
        SortedSet<String> lines = new TreeSet<>();
        exercises.stream()
                .flatMap(TaskImports::namesInCode)
                .filter(name -> packageOf(name, IMPORTED_ANYWAY).isEmpty())
                .forEach(name -> packageOf(name, FURTHER_PACKAGES)
                        .ifPresent(folder -> lines.add("import " + folder + "." + name + ";\n")));
        return new TaskImports(lines);
    }

    /** Returns what looks like a class with something of it behind: {@code Networks} of {@code Networks.alexNet(0)}. */
    static Stream<String> namesInCode(GradedExercise<?> exercise) {
        return NAME_IN_CODE
                .matcher(exercise.task())
                .results()
                .map(MatchResult::group)
                .distinct();
    }

    private static Optional<String> packageOf(String name, List<String> packages) {
        return packages.stream().filter(folder -> exists(folder + "." + name)).findFirst();
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, TaskImports.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Returns the source with these imports among its own, which are its first lines, in alphabetical order. */
    String addedTo(String source) {
        String result = source;
        for (String line : lines) {
            int at = 0;
            while (result.startsWith("import ", at) && result.substring(at).compareTo(line) < 0) {
                at = result.indexOf('\n', at) + 1;
            }
            result = result.substring(0, at) + line + result.substring(at);
        }
        return result;
    }
}
