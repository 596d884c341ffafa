package dev.stridebook.course.check;

import dev.stridebook.course.graded.Points;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;

/**
 * A line of an exercise's manifest: a test that has to run, and its points. The manifest is read from the class of graded
 * tests before any answer runs, so that a test that does not run is missed.
 *
 * @param method its name, unique in the exercise
 * @param name what it checks, for people
 * @param points what passing it is worth, at least 1
 */
public record GradedTest(String method, String name, int points) {

    /**
     * All tests with {@link Points}, in their {@link Order}.
     *
     * @param nameOf what the test of a method checks
     * @throws IllegalArgumentException if there is none, or one is worth less than 1 point
     */
    static List<GradedTest> manifestOf(Class<?> tests, Function<String, String> nameOf) {
        return manifest(tests, method -> nameOf.apply(method.getName()));
    }

    /**
     * As the other, of a class that has the names itself: {@link DisplayName}, or else those of the methods.
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
            throw new IllegalArgumentException("%s needs tests with @Points of at least 1, but it has %s."
                    .formatted(tests.getSimpleName(), manifest));
        }
        return manifest;
    }
}
