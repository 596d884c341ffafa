package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.graded.Points;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/**
 * An entry of an exercise's manifest: a test that must run, and its points. The manifest is read from the class of graded
 * tests before any answer runs, so that a test that did not run is noticed.
 *
 * @param method the name of the test method, unique in the exercise
 * @param name what the test checks, for people
 * @param points the points for passing the test, at least 1
 */
public record GradedTest(String method, String name, int points) {

    /**
     * Returns all tests with {@link Points}, sorted by {@link Order}.
     *
     * @param nameOf returns what the test of a method checks
     * @throws IllegalArgumentException if there is none, or one is worth less than 1 point
     */
    static List<GradedTest> manifestOf(Class<?> tests, Function<String, String> nameOf) {
        return manifest(tests, method -> nameOf.apply(method.getName()));
    }

    /**
     * Returns all tests with {@link Points}, sorted by {@link Order} and named by {@link DisplayName} or else by method.
     *
     * @throws IllegalArgumentException if there is none, or one is worth less than 1 point
     */
    public static List<GradedTest> manifestOf(Class<?> tests) {
        return manifest(
                tests,
                method -> method.isAnnotationPresent(DisplayName.class)
                        ? method.getAnnotation(DisplayName.class).value()
                        : method.getName());
    }

    private static List<GradedTest> manifest(Class<?> tests, Function<Method, String> nameOf) {
        List<GradedTest> manifest = Arrays.stream(tests.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Points.class))
                .sorted(Comparator.comparingInt((Method method) -> method.isAnnotationPresent(Order.class)
                                ? method.getAnnotation(Order.class).value()
                                : Order.DEFAULT)
                        .thenComparing(Method::getName))
                .map(method -> new GradedTest(
                        method.getName(),
                        nameOf.apply(method),
                        method.getAnnotation(Points.class).value()))
                .toList();
        if (manifest.isEmpty() || manifest.stream().anyMatch(test -> test.points() < 1)) {
            throw new IllegalArgumentException(
                    say("%s needs tests with @Points of at least 1, but it has %s.", tests.getSimpleName(), manifest));
        }
        return manifest;
    }
}
