package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.Kind;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    /** What travels between processes as JSON, and arrays of it. */
    private static final Set<Class<?>> PLAIN = Set.of(
            int.class, long.class, double.class, boolean.class, String.class, Size.class, Shape.class, Judgement.class);

    static List<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES;
    }

    @Test
    void exercisesAreFoundById() {
        assertThat(Catalogue.find("s3.5")).hasValue(Catalogue.of(OutputShape.EXERCISE));
        assertThat(Catalogue.find("S9.9")).isEmpty();
        assertThat(Catalogue.EXERCISES).extracting(GradedExercise::id).doesNotHaveDuplicates();
        assertThat(Catalogue.EXERCISES)
                .extracting(exercise -> exercise.exercise().className())
                .doesNotHaveDuplicates();
    }

    @Test
    void thereAreSixtyOneOfThreeKindsInTheOrderOfTheLessons() {
        assertThat(Catalogue.EXERCISES)
                .hasSize(61)
                .extracting(exercise -> exercise.exercise().kind())
                .contains(Kind.values());
        assertThat(Catalogue.EXERCISES)
                .extracting(exercise -> exercise.exercise().lesson())
                .isSorted();
    }

    @Test
    void noKnownMistakeIsLost() {
        assertThat(Catalogue.EXERCISES).flatMap(GradedExercise::knownMistakes).hasSize(538);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void aTaskThreeHintsAndAtLeastThreeMistakesBelongToEachExercise(GradedExercise<A> exercise) {
        assertThat(exercise.task()).isNotBlank();
        assertThat(exercise.hints()).hasSize(3).doesNotHaveDuplicates();
        assertThat(exercise.knownMistakes()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(exercise.knownMistakes()).extracting(exercise::diagnosis).allMatch(text -> text.startsWith("you"));
        assertThat(exercise.reference()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void contractsTakeAndGivePlainValues(GradedExercise<?> exercise) {
        for (Method method : exercise.exercise().contract().getMethods()) {
            assertThat(Stream.concat(Arrays.stream(method.getParameterTypes()), Stream.of(method.getReturnType()))
                            .map(CatalogueTest::element))
                    .isSubsetOf(PLAIN);
        }
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.getComponentType()) : type;
    }
}
