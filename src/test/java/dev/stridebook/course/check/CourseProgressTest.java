package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseProgressTest {
    private static final GradedExercise<OutputShape.Answer> OUTPUT_SHAPE = Catalogue.of(OutputShape.EXERCISE);

    private record Given(Size outputSize, Size otherOutputSize) implements OutputShape.Answer {}

    @TempDir
    private Path folder;

    private CourseProgress progress() {
        return CourseProgress.in(folder.resolve("deep/progress.json"));
    }

    private Card record(int height, int width) {
        return progress().record(OUTPUT_SHAPE.grade(new Given(Size.of(height, width), Size.of(3, 7))));
    }

    @Test
    void theBestPointsSurviveARestart() {
        assertThat(progress().best(OUTPUT_SHAPE)).isEmpty();
        record(2, 1);
        assertThat(progress().best(OUTPUT_SHAPE)).hasValue(1);
        record(2, 2);
        record(9, 9);
        assertThat(progress().best(OUTPUT_SHAPE)).hasValue(2);
        assertThat(progress().isDone(OUTPUT_SHAPE)).isTrue();
    }

    @Test
    void anEmptyAnswerIsNoAttempt() {
        progress().record(OUTPUT_SHAPE.grade((OutputShape.Answer) null));

        assertThat(progress().best(OUTPUT_SHAPE)).isEmpty();
    }

    @Test
    void eachHintSaysMoreThanTheOneBefore() {
        assertThat(progress().nextHint(OUTPUT_SHAPE))
                .isEqualTo(OUTPUT_SHAPE.hints().get(0));
        assertThat(record(1, 1).hint()).hasValue(OUTPUT_SHAPE.hints().get(0));
        assertThat(progress().nextHint(OUTPUT_SHAPE))
                .isEqualTo(OUTPUT_SHAPE.hints().get(1));
        assertThat(record(1, 1).hint()).hasValue(OUTPUT_SHAPE.hints().get(1));
        progress().nextHint(OUTPUT_SHAPE);
        assertThat(progress().nextHint(OUTPUT_SHAPE))
                .isEqualTo(OUTPUT_SHAPE.hints().get(2));
    }

    @Test
    void aBrokenFileIsSetAside() throws Exception {
        record(2, 2);
        Files.writeString(folder.resolve("deep/progress.json"), "{\"S3.5\": ");

        assertThat(progress().best(OUTPUT_SHAPE)).isEmpty();
        assertThat(folder.resolve("deep/progress.json.broken")).exists();
    }

    @Test
    void whereNothingCanBeSavedTheCardSaysSo() throws Exception {
        Files.writeString(folder.resolve("deep"), "a file where the folder should be");

        Card card = record(2, 2);

        assertThat(card.isFull()).isTrue();
        assertThat(card.toString()).contains("could not be saved");
    }

    @Test
    void showsTheWholeCourse() {
        record(2, 2);

        assertThat(progress().toString())
                .contains(
                        "1 of " + Catalogue.EXERCISES.size() + " exercises done",
                        "03 Padding and stride",
                        "✓ S3.5",
                        "– S3.1",
                        "Next: answers/S1_1_");
        assertThat(progress().toMimeBundle().data().get(MimeBundle.HTML))
                .contains("S3.5 · The output&#39;s size by hand");
    }
}
