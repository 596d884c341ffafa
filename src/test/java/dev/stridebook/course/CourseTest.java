package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourseTest {
    static List<Exercise<?>> exercises() {
        return Course.EXERCISES;
    }

    @Test
    void exercisesAreFoundById() {
        assertThat(Course.find("s3.5")).hasValue(OutputShape.EXERCISE);
        assertThat(Course.find("S9.9")).isEmpty();
        assertThat(Course.EXERCISES).extracting(Exercise::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theReferenceAnswerGetsEveryPoint(Exercise<?> exercise) throws Exception {
        Card card = JavaAnswer.compile(Path.of("solutions", exercise.answerClass() + ".java"))
                .check();

        assertThat(card.exercise()).isSameAs(exercise);
        assertThat(card.isFull()).as(card.toString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theStubCompilesAndSaysThatItIsNotAnsweredYet(Exercise<?> exercise) throws Exception {
        Card card = JavaAnswer.compile(Path.of("exercises", exercise.answerClass() + ".java"))
                .check();

        assertThat(card.exercise()).isSameAs(exercise);
        assertThat(card.isAnswered()).isFalse();
        assertThat(card.points()).isZero();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyKnownMistakeIsCaughtAndDiagnosed(Exercise<?> exercise) {
        assertThat(exercise.knownMistakes()).isNotEmpty();
        assertMistakesAreCaught(exercise);
    }

    private static <A> void assertMistakesAreCaught(Exercise<A> exercise) {
        for (KnownMistake<A> mistake : exercise.knownMistakes()) {
            Card card = exercise.check(mistake.answer());
            assertThat(card.isFull()).as(mistake.diagnosis()).isFalse();
            assertThat(card.diagnoses()).contains(mistake.diagnosis());
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void itsFilesStateTheTaskInTheSameWords(Exercise<?> exercise) throws Exception {
        String java = Files.readString(Path.of("solutions", exercise.answerClass() + ".java"));

        assertThat(java.replaceAll("\\s+\\*?\\s*", " ")).contains(exercise.title(), exercise.task());
    }

    @Test
    void theNotebookStatesTheTaskInTheSameWords() throws Exception {
        assertThat(Files.readString(Path.of("solutions/S3_5_output-shape.ipynb")))
                .contains(OutputShape.EXERCISE.title(), OutputShape.EXERCISE.task());
    }
}
