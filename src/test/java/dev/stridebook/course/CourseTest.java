package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourseTest {
    /** What travels between processes as JSON, and arrays of it. */
    private static final Set<Class<?>> PLAIN = Set.of(
            int.class, long.class, double.class, boolean.class, String.class, Size.class, Shape.class, Judgement.class);

    static List<Exercise<?>> exercises() {
        return Course.EXERCISES;
    }

    @Test
    void exercisesAreFoundById() {
        assertThat(Course.find("s3.5")).hasValue(OutputShape.EXERCISE);
        assertThat(Course.find("S9.9")).isEmpty();
        assertThat(Course.EXERCISES).extracting(Exercise::id).doesNotHaveDuplicates();
        assertThat(Course.EXERCISES).extracting(Exercise::className).doesNotHaveDuplicates();
    }

    @Test
    void thereAreAtLeastFortyOfThreeKindsInTheOrderOfTheLessons() {
        assertThat(Course.EXERCISES).hasSizeGreaterThanOrEqualTo(40);
        assertThat(Course.EXERCISES).extracting(Exercise::kind).contains(Kind.values());
        assertThat(Course.EXERCISES).extracting(Exercise::lesson).isSorted();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theStubScoresNothingTheSolutionEverythingAndEachMistakeIsTold(Exercise<?> exercise) throws Exception {
        assertThat(AuthorCheck.of(Path.of("")).problems(exercise)).isEmpty();
    }

    @Test
    void everythingDerivedIsUpToDateAndNothingOfTheCurriculumIsMissing() throws Exception {
        assertThat(AuthorCheck.of(Path.of("")).problemsOfFiles()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void aTaskThreeHintsAndAtLeastThreeMistakesBelongToEachExercise(Exercise<?> exercise) {
        assertThat(exercise.task()).isNotBlank();
        assertThat(exercise.hints()).hasSize(3).doesNotHaveDuplicates();
        assertThat(exercise.knownMistakes()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(exercise.knownMistakes())
                .extracting(KnownMistake::diagnosis)
                .allMatch(text -> text.startsWith("you"));
        assertThat(exercise.reference()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void contractsTakeAndGivePlainValues(Exercise<?> exercise) {
        for (Method method : exercise.contract().getMethods()) {
            assertThat(Stream.concat(Arrays.stream(method.getParameterTypes()), Stream.of(method.getReturnType()))
                            .map(CourseTest::element))
                    .isSubsetOf(PLAIN);
        }
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.getComponentType()) : type;
    }
}
