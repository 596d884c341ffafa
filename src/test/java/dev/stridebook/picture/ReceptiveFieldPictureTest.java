package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ReceptiveFieldPictureTest {
    private static final Sequential NET = Networks.mnistNet(1);
    private static final Shape INPUT = Shape.of(1, 28, 28);

    /** After conv 5, pool 2, conv 5, pool 2: 16 cells, 4 apart. */
    @Test
    void showsWhatACellSees() {
        Svg svg = Svg.of(ReceptiveFieldPicture.of(NET, INPUT, 5).at(1, 3));

        assertThat(svg.title()).contains("[1][3]", "sees 16×16 of the input");
        assertThat(svg.description()).contains("Rows 4 to 19 and columns 12 to 27", "4×4 further on");
        assertThat(svg.count("field")).isEqualTo(1);
        assertThat(svg.count("map")).isEqualTo(16);
        assertThat(svg.count("padding")).isZero();
    }

    @Test
    void paddingIsSeenBeyondTheEdge() {
        Sequential features = (Sequential) Networks.vgg16(1).layers().get(0);
        Svg svg = Svg.of(
                ReceptiveFieldPicture.of(features, Shape.of(3, 224, 224), 3).at(0, 0));

        assertThat(svg.description()).contains("Rows −2 to 2 and columns −2 to 2");
        assertThat(svg.count("padding")).isEqualTo(1);
    }

    @Test
    void canLieOnAnImage() {
        Svg svg = Svg.of(ReceptiveFieldPicture.of(NET, INPUT, 2).on(Some.random(1, 1, 28, 28)));

        assertThat(svg.count("shade")).isEqualTo(784);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> ReceptiveFieldPicture.of(NET, INPUT, 7))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("each of them sees the whole input");
        assertThatThrownBy(() -> ReceptiveFieldPicture.of(NET, INPUT, 11)).hasMessageContaining("from 0 to 10");
        assertThatThrownBy(() -> ReceptiveFieldPicture.of(NET, INPUT, 5).at(4, 0))
                .hasMessageContaining("rows are 0 to 3");
        assertThatThrownBy(() -> ReceptiveFieldPicture.of(NET, INPUT, 5).on(Nd4j.zeros(DataType.FLOAT, 8, 8)))
                .hasMessageContaining("28×28, but the image is 8×8");
    }
}
