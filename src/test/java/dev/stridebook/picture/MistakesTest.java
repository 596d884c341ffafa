package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.train.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MistakesTest {
    private static final ImageDataset DIGITS = Mnist.shippedTest();

    /** Returns the label of each successive image, but is wrong about some; it is surer of later ones. */
    private static Evaluation evaluation(int... wrong) {
        List<Integer> mistaken = java.util.Arrays.stream(wrong).boxed().toList();
        int[] next = {0};
        return Evaluation.of(
                new Layer() {
                    @Override
                    public INDArray forward(INDArray x) {
                        INDArray output = Nd4j.valueArrayOf(new long[] {x.size(0), 10}, -20f, DataType.FLOAT);
                        for (int row = 0; row < x.size(0); row++, next[0]++) {
                            boolean isWrong = mistaken.contains(next[0]);
                            double sure = isWrong ? 0.6 + 0.1 * mistaken.indexOf(next[0]) : 1;
                            int label = DIGITS.label(next[0]);
                            output.putScalar(row, (label + (isWrong ? 1 : 0)) % 10, Math.log(sure));
                            if (isWrong) {
                                output.putScalar(row, label, Math.log(1 - sure));
                            }
                        }
                        return output;
                    }

                    @Override
                    public INDArray backward(INDArray gradient) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Shape outputShape(Shape input) {
                        return Shape.of(10);
                    }

                    @Override
                    public String name() {
                        return "oracle";
                    }
                },
                new NllLoss(),
                DIGITS);
    }

    private static String caption(int index, int percent) {
        return "%d → %d, %d %%".formatted(DIGITS.label(index), (DIGITS.label(index) + 1) % 10, percent);
    }

    private static String text(Mistakes mistakes) {
        return mistakes.toMimeBundle().data().get(MimeBundle.TEXT);
    }

    @Test
    void theWorstComesFirstWithTruthGuessAndHowSure() {
        Mistakes mistakes = Mistakes.of(DIGITS, evaluation(3, 77));

        assertThat(mistakes.count()).isEqualTo(2);
        assertThat(mistakes.indices()).containsExactly(77, 3);
        assertThat(text(mistakes))
                .startsWith("2 of 500 wrong (" + DIGITS.description() + "): truth → guess, how sure. ")
                .contains("2 images of 28×28: %s, %s.".formatted(caption(77, 70), caption(3, 60)));
    }

    @Test
    void showsTheWorstOnes() {
        assertThat(text(Mistakes.of(DIGITS, evaluation(1, 2, 3)).first(2)))
                .contains(", the worst 2: truth → guess, how sure. 2 images of 28×28: %s, %s."
                        .formatted(caption(3, 80), caption(2, 70)));
    }

    @Test
    void aPerfectNetworkHasNothingToShow() {
        assertThat(Mistakes.of(DIGITS, evaluation()).toMimeBundle())
                .isEqualTo(MimeBundle.text("No mistakes: 0 of 500 wrong (" + DIGITS.description() + ")."));
    }

    @Test
    void refusesCountsThatMakeNoSense() {
        Evaluation evaluation = evaluation(1);
        assertThatThrownBy(() -> Mistakes.of(DIGITS.take(10, 1), evaluation))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("10 images, but 500 were evaluated");
        assertThatThrownBy(() -> Mistakes.of(DIGITS, evaluation).first(0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at least 1");
    }
}
