package dev.stridebook.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MistakesTest {
    private static final ImageDataset DIGITS = Mnist.shippedTest();

    /** Right guesses but for some, which say the next digit. */
    private static int[] guessesWrongAt(int... indices) {
        int[] guesses = DIGITS.labels(IntStream.range(0, DIGITS.size()).toArray());
        for (int index : indices) {
            guesses[index] = (guesses[index] + 1) % 10;
        }
        return guesses;
    }

    private static String caption(int index) {
        return DIGITS.label(index) + " → " + (DIGITS.label(index) + 1) % 10;
    }

    private static String text(Mistakes mistakes) {
        return mistakes.toMimeBundle().data().get(MimeBundle.TEXT);
    }

    @Test
    void findsWhatWasWrongAndCaptionsItWithTruthAndGuess() {
        Mistakes mistakes = Mistakes.among(DIGITS, guessesWrongAt(3, 77));

        assertThat(mistakes.count()).isEqualTo(2);
        assertThat(mistakes.indices()).containsExactly(3, 77);
        assertThat(text(mistakes))
                .startsWith("2 of 500 wrong (" + DIGITS.description() + "): truth → guess. ")
                .contains("2 images of 28×28: %s, %s.".formatted(caption(3), caption(77)));
    }

    @Test
    void showsTheFirstOnes() {
        assertThat(text(Mistakes.among(DIGITS, guessesWrongAt(1, 2, 3)).first(2)))
                .contains(", the first 2: truth → guess. 2 images of 28×28: %s, %s.".formatted(caption(1), caption(2)));
    }

    @Test
    void aPerfectNetworkHasNothingToShow() {
        assertThat(Mistakes.among(DIGITS, guessesWrongAt()).toMimeBundle())
                .isEqualTo(MimeBundle.text("No mistakes: 0 of 500 wrong (" + DIGITS.description() + ")."));
    }

    @Test
    void refusesCountsThatMakeNoSense() {
        assertThatThrownBy(() -> Mistakes.among(DIGITS, new int[] {1}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("500 images, but 1 guesses");
        assertThatThrownBy(() -> Mistakes.among(DIGITS, guessesWrongAt(1)).first(0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at least 1");
    }
}
