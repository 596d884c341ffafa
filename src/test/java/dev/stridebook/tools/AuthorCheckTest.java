package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.MaxPooling;
import dev.stridebook.course.graded.KnownMistake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorCheckTest {
    static List<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES;
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theStubScoresNothingTheSolutionEverythingAndEachMistakeIsTold(GradedExercise<?> exercise) throws Exception {
        assertThat(AuthorCheck.of(Path.of("")).problems(exercise)).isEmpty();
    }

    @Test
    void everythingDerivedIsUpToDateAndNothingOfTheCurriculumIsMissing() throws Exception {
        assertThat(AuthorCheck.of(Path.of("")).problemsOfFiles()).isEmpty();
    }

    @Test
    void aMistakeThatNoQuestionTellsFromTheSolutionIsAProblem() {
        GradedExercise<MaxPooling.Answer> exercise = Catalogue.of(MaxPooling.EXERCISE);
        KnownMistake<MaxPooling.Answer> mistake = exercise.knownMistakes().get(1);

        assertThat(AuthorCheck.indistinguishable(exercise, mistake::answer))
                .containsExactly("No question in the tests of S1.4 Max pooling tells the solution from %s."
                        .formatted(mistake.name()));
    }
}
