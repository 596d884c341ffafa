package dev.stridebook.course.graded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTextsTest {
    private static final Shape DIGIT = Shape.of(1, 28, 28);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv 1 1 k3 s2 p1",
                "conv 1 1 k3 p1",
                " conv  1 1 k3 ",
                "maxpool 2",
                "relu",
                "flatten",
                "logsoftmax"
            })
    void aLayerIsRead(String layer) {
        assertThat(LayerTexts.outputShape(new String[] {layer}, DIGIT)).doesNotContain("is not a layer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Relu",
                "relu 2",
                "flatten 784",
                "maxpool 2 2",
                "maxpool",
                "linear 784 10 5",
                "linear 28*28 10",
                "conv 1 1 3",
                "conv 1 1 k3 s2 p1 p1",
                "conv 1 1 k3 2",
                "dropout"
            })
    void anythingElseIsNoLayer(String layer) {
        assertThat(LayerTexts.outputShape(new String[] {layer}, DIGIT)).contains("is not a layer");
        assertThat(LayerTexts.cost(new String[] {layer}, DIGIT)).contains("is not a layer");
    }
}
