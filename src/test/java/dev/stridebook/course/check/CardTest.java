package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;

class CardTest {
    private static final GradedExercise<OutputShape.Answer> OUTPUT_SHAPE = Catalogue.of(OutputShape.EXERCISE);

    private record Given(Size outputSize, Size otherOutputSize) implements OutputShape.Answer {}

    private static String html(Card card) {
        return card.toMimeBundle().data().get(MimeBundle.HTML);
    }

    @Test
    void showsPointsTestsWhatWasGivenAndHintButNotTheRightValue() {
        assertThat(html(OUTPUT_SHAPE.grade(new Given(Size.of(2, 2), Size.of(2, 5)))))
                .contains(
                        "<strong>S3.5 · The output&#39;s size by hand</strong>: 1 of 2 points",
                        "✓ passed</td><td>1 of 1",
                        "✗ failed: otherOutputSize(): 2×5 is not right</td><td>0 of 1",
                        "<strong>Stuck?</strong> OutputShape.EXERCISE.hint()")
                .doesNotContain("expected", "3×7");
    }

    @Test
    void aDiagnosisExplainsEveryAnswer() {
        assertThat(html(OUTPUT_SHAPE.grade(new Given(Size.of(2, 1), Size.of(2, 4)))))
                .contains(
                        ": 0 of 2 points",
                        "<strong>This may be what happened:</strong> you left out the padding",
                        "<strong>Stuck?</strong> OutputShape.EXERCISE.hint()");
    }

    @Test
    void aFullScoreNeedsNoHint() {
        assertThat(html(OUTPUT_SHAPE.grade(new Given(Size.of(2, 2), Size.of(3, 7)))))
                .contains("2 of 2 points. Well done!", ">The reference answer</summary>", "class S3_5_OutputShape")
                .doesNotContain("Hint", "Stuck");
    }

    @Test
    void namesNoMistakeIfSeveralGiveTheSameAnswer() {
        assertThat(OUTPUT_SHAPE.grade(() -> Size.of(3, 3)).toString()).doesNotContain("This may be what happened");
    }

    @Test
    void whatAnAnswerSaysIsEscaped() {
        Card card = OUTPUT_SHAPE.grade(() -> {
            throw new IllegalStateException("<script>alert(1)</script>");
        });

        assertThat(html(card)).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void everyFormSaysTheSame() {
        Card card = OUTPUT_SHAPE.grade(() -> {
            throw new NotAnsweredYetException();
        });

        assertThat(card.toMimeBundle().data().get(MimeBundle.TEXT)).isEqualTo(card.toString());
        assertThat(html(card))
                .contains("– not answered", "<strong>Not answered yet.</strong> A window with a 3×5 kernel");
    }
}
