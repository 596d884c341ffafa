package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.Points;
import dev.stridebook.file.RegularFiles;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A teacher's own graded tests, in a jar that answers never see. A class with tests annotated with {@link Points} belongs to the
 * exercise whose contract they take as a parameter.
 *
 * @param byExercise test classes by exercise id
 * @param digest the jar's digest
 */
public record HiddenTests(Map<String, List<Class<?>>> byExercise, String digest) {
    public static final HiddenTests NONE = new HiddenTests(Map.of(), "");

    /**
     * Loads the tests; the jar stays open.
     *
     * @throws IllegalArgumentException if the jar has no tests, or a test does not take an exercise's contract
     * @throws IOException if the jar cannot be read
     */
    public static HiddenTests read(Path jar) throws IOException {
        Map<String, List<Class<?>>> byExercise = new LinkedHashMap<>();
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, HiddenTests.class.getClassLoader());
        for (String name : classNames(jar)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                List<Method> tests = Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Points.class))
                        .toList();
                if (!tests.isEmpty()) {
                    byExercise
                            .computeIfAbsent(exerciseOf(type, tests).id(), id -> new ArrayList<>())
                            .add(type);
                }
            } catch (ClassNotFoundException | LinkageError broken) {
                throw new IllegalArgumentException(
                        say("%s: the class %s cannot be loaded (%s).", jar, name, broken.getMessage()), broken);
            }
        }
        if (byExercise.isEmpty()) {
            throw new IllegalArgumentException(say("%s has no tests annotated with @Points.", jar));
        }
        return new HiddenTests(
                byExercise, new Digest().add(RegularFiles.readAllBytes(jar)).hex());
    }

    private static List<String> classNames(Path jar) throws IOException {
        try (JarFile file = new JarFile(RegularFiles.require(jar).toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static Exercise<?> exerciseOf(Class<?> type, List<Method> tests) {
        for (GradedExercise<?> graded : Catalogue.EXERCISES) {
            Exercise<?> exercise = graded.exercise();
            if (tests.stream()
                    .allMatch(test -> List.of(test.getParameterTypes()).contains(exercise.contract()))) {
                return exercise;
            }
        }
        throw new IllegalArgumentException(say(
                "Every test in %s must take the answer as a parameter whose type is the contract of one exercise.",
                type.getName()));
    }
}
