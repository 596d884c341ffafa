package dev.stridebook.picture;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Shape;
import org.junit.jupiter.api.Test;

class ShapeWalkTest {
    /** The net of S1.8. */
    private static final ShapeWalk MNIST = ShapeWalk.from(Shape.of(1, 28, 28))
            .through("conv k5", Shape.of(10, 24, 24))
            .through("ReLU", Shape.of(10, 24, 24))
            .through("max pool k2", Shape.of(10, 12, 12))
            .through("conv k5", Shape.of(20, 8, 8))
            .through("ReLU", Shape.of(20, 8, 8))
            .through("max pool k2", Shape.of(20, 4, 4))
            .through("flatten", Shape.of(320))
            .through("linear", Shape.of(50))
            .through("ReLU", Shape.of(50))
            .through("linear", Shape.of(10))
            .through("log softmax", Shape.of(10));

    @Test
    void drawsABoxForEachShapeWithItsSizeOnIt() {
        Svg svg = Svg.of(MNIST);

        assertThat(svg.count("box")).isEqualTo(8);
        assertThat(svg.texts()).contains("1×28×28", "10×24×24", "10×12×12", "20×8×8", "20×4×4", "320", "50", "10");
    }

    @Test
    void walksThroughANetwork() {
        Sequential net = new Sequential(
                new Conv2d(1, 10, kernel(5)),
                new ReLU(),
                new MaxPool2d(kernel(2).stride(2)));

        assertThat(ShapeWalk.of(net, Shape.of(1, 28, 28)))
                .hasToString("1×28×28 → conv k5, relu → 10×24×24 → pool k2 s2 → 10×12×12");
    }

    @Test
    void aLayerThatKeepsTheShapeSharesTheArrowBeforeIt() {
        assertThat(MNIST)
                .hasToString("1×28×28 → conv k5, ReLU → 10×24×24 → max pool k2 → 10×12×12 → conv k5, ReLU → 20×8×8 "
                        + "→ max pool k2 → 20×4×4 → flatten → 320 → linear, ReLU → 50 → linear, log softmax → 10");
    }

    @Test
    void boxesAreToScale() {
        Svg svg = Svg.of(ShapeWalk.from(Shape.of(1, 20, 10)).through("pool", Shape.of(1, 10, 5)));

        assertThat(svg.paths("box"))
                .satisfiesExactly(
                        large -> assertThat(large).contains("h50v100"),
                        small -> assertThat(small).contains("h25v50"));
    }

    @Test
    void hasAlternativeText() {
        Svg svg = Svg.of(MNIST);

        assertThat(svg.role()).isEqualTo("img");
        assertThat(svg.title()).isEqualTo("The way of one example through a network: 1×28×28 to 10.");
        assertThat(svg.description()).startsWith(MNIST.toString());
        assertThat(MNIST.toMimeBundle().data()).containsKeys(MimeBundle.TEXT, MimeBundle.SVG, MimeBundle.PNG);
    }
}
