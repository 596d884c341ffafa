package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenExercisesTest {
    private static List<GradedExercise<?>> of(List<String> lessons, String... ids) {
        return ChosenExercises.of(lessons, "--only", List.of(ids));
    }

    @Test
    void aLessonStandsForItsExercisesWithAndWithoutItsZero() {
        List<GradedExercise<?>> third = Catalogue.of(Lesson.PADDING_AND_STRIDE);
        assertThat(of(List.of("03"))).isEqualTo(third).hasSize(10);
        assertThat(of(List.of("3"))).isEqualTo(third);
        assertThat(of(List.of())).isEqualTo(Catalogue.EXERCISES);
    }

    @Test
    void severalLessonsAndExercisesCountOnceEach() {
        assertThat(of(List.of("04", "03", "4"), "S3.5", "s0.2"))
                .doesNotHaveDuplicates()
                .hasSize(Catalogue.of(Lesson.POOLING).size() + 11)
                .startsWith(Catalogue.of(Lesson.POOLING).get(0))
                .endsWith(Catalogue.find("S0.2").orElseThrow());
    }

    @Test
    void aLessonWithoutExercisesIsRefused() {
        for (String wrong : List.of("00", "9", "12", "", "padding")) {
            assertThatThrownBy(() -> of(List.of(wrong)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("There is no lesson %s with exercises".formatted(wrong));
        }
    }
}
