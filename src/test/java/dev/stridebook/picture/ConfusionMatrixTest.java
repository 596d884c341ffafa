package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final ConfusionMatrix CATS_AND_DOGS =
            ConfusionMatrix.of(new int[][] {{3, 1}, {1, 1}}).names(List.of("cat", "<dog>"));

    @Test
    void countsTruthAgainstGuess() {
        assertThat(CATS_AND_DOGS.count(0, 0)).isEqualTo(3);
        assertThat(CATS_AND_DOGS.count(0, 1)).isEqualTo(1);
        assertThat(CATS_AND_DOGS.recall(0)).isEqualTo(0.75);
        assertThat(CATS_AND_DOGS.recall(1)).isEqualTo(0.5);
        assertThat(CATS_AND_DOGS.accuracy()).isEqualTo(4 / 6.0);
    }

    @Test
    void readsAsText() {
        assertThat(CATS_AND_DOGS).hasToString("""
                        Accuracy 66.7 %: 4 of 6 right. Rows: truth; columns: guess.
                                cat <dog>   recall
                          cat     3     1   75.0 %
                        <dog>     1     1   50.0 %""");
    }

    @Test
    void isATableWithHeadersForScreenReaders() {
        String html = CATS_AND_DOGS.toMimeBundle().data().get(MimeBundle.HTML);

        assertThat(html)
                .contains("<caption", "<th scope=\"col\">cat</th>", "<th scope=\"row\">&lt;dog&gt;</th>", "75.0 %")
                .doesNotContain("<dog>");
    }

    @Test
    void everyShadedCellStatesItsTextColourToo() {
        String html = CATS_AND_DOGS.toMimeBundle().data().get(MimeBundle.HTML);

        assertThat(html.split("background:", -1)).hasSize(1 + 4);
        assertThat(html.split(";color:", -1)).hasSize(1 + 4);
    }

    @Test
    void aClassWithoutExamplesHasNoRecall() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[][] {{2, 0}, {0, 0}});

        assertThat(matrix.recall(1)).isNaN();
        assertThat(matrix.toString()).contains("–");
    }

    @Test
    void refusesWhatIsNoConfusionMatrix() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[][] {{1, 2}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1 rows of [2] columns");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[][] {{-1}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> CATS_AND_DOGS.names(List.of("cat"))).isInstanceOf(ShapeException.class);
    }
}
