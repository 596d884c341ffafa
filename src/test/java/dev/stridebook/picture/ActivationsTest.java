package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.data.Mnist;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChart;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ActivationsTest {
    private static final Sequential NET = Networks.mnistNet(1);
    private static final INDArray DIGIT = Mnist.shippedTest().images(0);
    private static final Activations INSIDE = Activations.of(NET, DIGIT);

    @Test
    void valuesAreTheLayersOutputs() {
        INDArray x = DIGIT;
        for (int layer = 0; layer < NET.layers().size(); layer++) {
            x = NET.layers().get(layer).forward(x);
            assertThat(INSIDE.values(layer)).isEqualTo(x);
        }
    }

    @Test
    void mapsAreASheet() {
        assertThat(text(INSIDE.maps(1)))
                .startsWith("Feature maps behind layer 1, relu. 10 images of 24×24. Black is 0");
        assertThat(text(INSIDE.maps(0))).contains("white is 0");
    }

    @Test
    void aHistogramCountsEachValueButZeros() {
        CategoryChart chart = INSIDE.histogram(1);
        INDArray values = INSIDE.values(1);
        long others = values.neq(0).castTo(DataType.INT64).sumNumber().longValue();

        assertThat(chart.getSeriesMap().get("values").getYData().stream()
                        .mapToLong(count -> ((Number) count).longValue())
                        .sum())
                .isEqualTo(others);
        assertThat(chart.getTitle()).startsWith("Layer 1, relu: the ").endsWith(" % of 5,760 values that are not 0");
        assertThat(Renderings.of(chart).data().get(MimeBundle.TEXT)).contains(". values: ");
    }

    @Test
    void kernelsAreASheet() {
        assertThat(text(ImageSheet.kernels((Conv2d) NET.layers().get(0))))
                .startsWith("Kernels of Conv2d(1, 10, kernel 5×5). 10 images of 5×5: 0, 1, 2");
        assertThat(text(ImageSheet.kernels((Conv2d) NET.layers().get(3)))).contains("200 images of 5×5: 0 ← 0, 0 ← 1");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> INSIDE.maps(8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("histogram(8)");
        assertThatThrownBy(() -> INSIDE.values(11)).hasMessageContaining("from 0 to 10");
    }

    private static String text(ImageSheet sheet) {
        return sheet.toMimeBundle().data().get(MimeBundle.TEXT);
    }
}
