package dev.stridebook.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MistakesTest {
    private static final INDArray IMAGES = Nd4j.rand(4, 1, 6, 6);
    private static final int[] TRUTH = {3, 4, 5, 7};

    @Test
    void findsWhatWasWrongAndCaptionsItWithTruthAndGuess() {
        Mistakes mistakes = Mistakes.among(IMAGES, TRUTH, new int[] {3, 9, 5, 1});

        assertThat(mistakes.count()).isEqualTo(2);
        assertThat(mistakes.indices()).containsExactly(1, 3);
        assertThat(mistakes.toMimeBundle().data().get(MimeBundle.TEXT))
                .startsWith("2 of 4 wrong (truth → guess). 2 images of 6×6: 4 → 9, 7 → 1.");
    }

    @Test
    void showsTheFirstOnes() {
        assertThat(Mistakes.among(IMAGES, TRUTH, new int[] {0, 9, 0, 1})
                        .first(2)
                        .toMimeBundle()
                        .data()
                        .get(MimeBundle.TEXT))
                .startsWith("4 of 4 wrong, the first 2 (truth → guess). 2 images of 6×6: 3 → 0, 4 → 9.");
    }

    @Test
    void aPerfectModelHasNothingToShow() {
        assertThat(Mistakes.among(IMAGES, TRUTH, TRUTH).toMimeBundle())
                .isEqualTo(MimeBundle.text("No mistakes: 0 of 4 wrong."));
    }

    @Test
    void refusesCountsThatDiffer() {
        assertThatThrownBy(() -> Mistakes.among(IMAGES, TRUTH, new int[] {1}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("4 images, 4 right classes and 1 guesses");
        assertThatThrownBy(() -> Mistakes.among(IMAGES, TRUTH, TRUTH).first(0)).isInstanceOf(ShapeException.class);
    }
}
