package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseProgressTest {
    @TempDir
    private Path folder;

    private CourseProgress progress() {
        return CourseProgress.in(folder.resolve("deep/progress.json"));
    }

    private Card record(int height, int width) {
        return progress().record(OutputShape.EXERCISE.grade(() -> Size.of(height, width)));
    }

    @Test
    void theBestPointsSurviveARestart() {
        assertThat(progress().best(OutputShape.EXERCISE)).isEmpty();
        record(2, 1);
        assertThat(progress().best(OutputShape.EXERCISE)).hasValue(1);
        record(2, 2);
        record(9, 9);
        assertThat(progress().best(OutputShape.EXERCISE)).hasValue(2);
        assertThat(progress().isDone(OutputShape.EXERCISE)).isTrue();
    }

    @Test
    void anEmptyAnswerIsNoAttempt() {
        progress().record(OutputShape.EXERCISE.grade(null));

        assertThat(progress().best(OutputShape.EXERCISE)).isEmpty();
    }

    @Test
    void eachHintSaysMoreThanTheOneBefore() {
        assertThat(progress().nextHint(OutputShape.EXERCISE))
                .isEqualTo(OutputShape.EXERCISE.hints().get(0));
        assertThat(record(1, 1).hint()).hasValue(OutputShape.EXERCISE.hints().get(0));
        assertThat(progress().nextHint(OutputShape.EXERCISE))
                .isEqualTo(OutputShape.EXERCISE.hints().get(1));
        assertThat(record(1, 1).hint()).hasValue(OutputShape.EXERCISE.hints().get(1));
        progress().nextHint(OutputShape.EXERCISE);
        assertThat(progress().nextHint(OutputShape.EXERCISE))
                .isEqualTo(OutputShape.EXERCISE.hints().get(2));
    }

    @Test
    void aBrokenFileIsSetAside() throws Exception {
        record(2, 2);
        Files.writeString(folder.resolve("deep/progress.json"), "{\"S3.5\": ");

        assertThat(progress().best(OutputShape.EXERCISE)).isEmpty();
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
                        "1 of " + Course.EXERCISES.size() + " exercises done",
                        "03 Padding and stride",
                        "✓ S3.5",
                        "– S3.1",
                        "Next: answers/S1_1_");
        assertThat(progress().toMimeBundle().data().get(MimeBundle.HTML))
                .contains("S3.5 · The output&#39;s size by hand");
    }
}
