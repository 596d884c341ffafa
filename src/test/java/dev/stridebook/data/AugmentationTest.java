package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class AugmentationTest {
    private final ImageDataset digits = Mnist.shippedTrain().take(100, 1);

    private static Set<String> drawn(Augmentation augmentation) {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(augmentation.next(random).toString());
        }
        return drawn;
    }

    @Test
    void drawsWithinItsBounds() {
        assertThat(drawn(Augmentation.shift(1)))
                .containsExactlyInAnyOrder(
                        "shift(-1, -1)",
                        "shift(-1, 0)",
                        "shift(-1, 1)",
                        "shift(0, -1)",
                        "shift(0, 0)",
                        "shift(0, 1)",
                        "shift(1, -1)",
                        "shift(1, 0)",
                        "shift(1, 1)");
        assertThat(drawn(Augmentation.mirror())).containsExactlyInAnyOrder("mirror()", "scale(1)");
        assertThat(drawn(Augmentation.scale(0.8, 1.2)))
                .hasSizeGreaterThan(900)
                .allSatisfy(text -> assertThat(number(text)).isBetween(0.8, 1.2));
        assertThat(drawn(Augmentation.rotate(30)))
                .anySatisfy(text -> assertThat(number(text)).isLessThan(-25))
                .anySatisfy(text -> assertThat(number(text)).isGreaterThan(25))
                .allSatisfy(text -> assertThat(number(text)).isBetween(-30.0, 30.0));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replaceAll("[a-z()]", ""));
    }

    @Test
    void drawsOneAfterTheOther() {
        Augmentation both = Augmentation.always(Transform.scale(0.5)).then(Augmentation.always(Transform.mirror()));
        assertThat(both.next(new SplittableRandom(1))).hasToString("scale(0.5), mirror()");
    }

    @Test
    void givesAsManyImagesWithTheirLabels() {
        int[] all = IntStream.range(0, 100).toArray();
        ImageDataset moved = digits.augmented(Augmentation.shift(2), 7);
        assertThat(moved.labels(all)).containsExactly(digits.labels(all));
        assertThat(moved.images(all)).isNotEqualTo(digits.images(all));
        assertThat(moved.images(all))
                .isEqualTo(digits.augmented(Augmentation.shift(2), 7).images(all));
        assertThat(moved.images(all))
                .isNotEqualTo(digits.augmented(Augmentation.shift(2), 8).images(all));
        assertThat(moved.description()).isEqualTo(digits.description() + ", augmented");
    }

    @Test
    void theSameTransformChangesEachImageAlike() {
        INDArray mirrored = digits.transformed(Transform.mirror()).images(3);
        INDArray original = digits.images(3);
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                assertThat(mirrored.getFloat(0, 0, row, column)).isEqualTo(original.getFloat(0, 0, row, 27 - column));
            }
        }
        assertThat(digits.transformed(Transform.mirror()).toString()).endsWith(", mirror()");
    }

    @Test
    void refusesBoundsInTheWrongOrder() {
        assertThatThrownBy(() -> Augmentation.scale(1.2, 0.8)).hasMessageContaining("the smaller first");
        assertThatThrownBy(() -> Augmentation.scale(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Augmentation.shift(-1)).hasMessageContaining("at least 0 pixels");
    }
}
