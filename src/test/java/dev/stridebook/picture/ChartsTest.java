package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.data.Sound;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import dev.stridebook.shape.Shape;
import dev.stridebook.train.Epoch;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;

class ChartsTest {
    private static final List<Epoch> EPOCHS =
            List.of(new Epoch(1, 0.5, 0.85, 0.25, 0.95, 10), new Epoch(2, 0.2, 0.94, 0.125, 0.97, 11));

    @Test
    void drawsLossOfTrainingAndTest() {
        XYChart chart = Charts.loss(EPOCHS);

        assertThat(chart.getSeriesMap()).containsOnlyKeys("training", "test");
        assertThat(chart.getSeriesMap().get("training").getXData()).containsExactly(1, 2);
        assertThat(chart.getSeriesMap().get("training").getYData()).containsExactly(0.5, 0.2);
        assertThat(chart.getSeriesMap().get("test").getYData()).containsExactly(0.25, 0.125);
    }

    @Test
    void drawsAccuracyInPercent() {
        XYChart chart = Charts.accuracy(EPOCHS);

        assertThat(chart.getSeriesMap().get("training").getYData()).containsExactly(85, 94);
        assertThat(chart.getSeriesMap().get("test").getYData()).containsExactly(95, 97);
    }

    @Test
    void averagesBatchesWhereThereAreTooManyToSee() {
        XYChart chart = Charts.loss(EPOCHS, Collections.nCopies(900, 0.75));

        double[] x = chart.getSeriesMap().get("each 3 batches").getXData();
        assertThat(x).hasSize(300).endsWith(2.0);
        assertThat(chart.getSeriesMap().get("each 3 batches").getYData()).containsOnly(0.75);
    }

    @Test
    void showsEveryBatchWhereThereAreFew() {
        XYChart chart = Charts.loss(EPOCHS, List.of(3.0, 2.0, 1.0, 0.5));

        assertThat(chart.getSeriesMap().get("each batch").getXData()).containsExactly(0.5, 1, 1.5, 2);
        assertThat(chart.getSeriesMap().get("each batch").getYData()).containsExactly(3, 2, 1, 0.5);
    }

    @Test
    void tellsSeriesApartByMarkerAndLineNotByColourAlone() {
        XYChart chart = Charts.loss(EPOCHS);

        assertThat(chart.getSeriesMap().get("training").getMarker())
                .isNotEqualTo(chart.getSeriesMap().get("test").getMarker());
        assertThat(chart.getSeriesMap().get("training").getLineStyle().getDashArray())
                .isNull();
        assertThat(chart.getSeriesMap().get("test").getLineStyle().getDashArray())
                .isNotNull();
    }

    @Test
    void oneEpochCanBeDrawn() throws Exception {
        assertThat(BitmapEncoder.getBitmapBytes(Charts.accuracy(EPOCHS.subList(0, 1)), BitmapEncoder.BitmapFormat.PNG))
                .hasSizeGreaterThan(1000);
    }

    @Test
    void hasAlternativeText() {
        assertThat(Renderings.of(Charts.loss(EPOCHS)).data().get(MimeBundle.TEXT))
                .isEqualTo("XYChart \"Loss after each epoch\", 680×380 pixels. "
                        + "training: 0.5000 at 1.000 to 0.2000 at 2.000. test: 0.2500 at 1.000 to 0.1250 at 2.000");
    }

    @Test
    void refusesARunWithoutEpochs() {
        assertThatThrownBy(() -> Charts.loss(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Train for at least one");
    }

    @Test
    void drawsADotForEachTryAndALineThroughTheMeans() {
        Map<String, List<Double>> results = new LinkedHashMap<>();
        results.put("3×3", List.of(90.0, 92.0));
        results.put("1×1", List.of(70.0, 80.0));
        CategoryChart chart = Charts.tries("Accuracy", "%", results);

        assertThat(chart.getSeriesMap()).containsOnlyKeys("try 1", "try 2", "mean");
        assertThat(values(chart, "try 1")).containsExactly(90.0, 70.0);
        assertThat(values(chart, "try 2")).containsExactly(92.0, 80.0);
        assertThat(values(chart, "mean")).containsExactly(91.0, 75.0);
        assertThat(List.copyOf(chart.getSeriesMap().get("mean").getXData())).isEqualTo(List.of("3×3", "1×1"));
        assertThat(BitmapEncoder.getBufferedImage(chart).getWidth()).isEqualTo(680);
    }

    private static List<Double> values(CategoryChart chart, String series) {
        return chart.getSeriesMap().get(series).getYData().stream()
                .map(Number::doubleValue)
                .toList();
    }

    @Test
    void refusesTriesThatCannotBeCompared() {
        assertThatThrownBy(() -> Charts.tries("Accuracy", "%", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one method, each with the same number of tries");
        assertThatThrownBy(() -> Charts.tries("Accuracy", "%", Map.of("a", List.of(1.0), "b", List.of(1.0, 2.0))))
                .hasMessageContaining("same number of tries");
    }

    @Test
    void drawsASpectrumUpToHalfTheRate() {
        XYChart chart = Charts.spectrum("A tone", Sound.tone(1000, 1, 8000));

        assertThat(chart.getStyler().getXAxisMax()).isEqualTo(4000);
        assertThat(chart.getSeriesMap().get("amplitude").getXData()).endsWith(4000);
        assertThat(Arrays.stream(chart.getSeriesMap().get("amplitude").getYData())
                        .max())
                .hasValueCloseTo(0.5, within(0.01));
    }

    @Test
    void networksAreComparedByWhatTheyCost() {
        Map<String, Sequential> classics = new LinkedHashMap<>();
        classics.put("AlexNet", Networks.alexNet(1));
        classics.put("VGG16", Networks.vgg16(1));

        assertThat(heights(Charts.parameters(classics, Shape.of(3, 224, 224)))).containsExactly(61.100840, 138.357544);
        assertThat(heights(Charts.macs(classics, Shape.of(3, 224, 224))).get(1)).isCloseTo(15.470, within(0.001));
        assertThat(Renderings.of(Charts.parameters(classics, Shape.of(3, 224, 224)))
                        .data()
                        .get(MimeBundle.TEXT))
                .contains("million parameters: AlexNet 61.10, VGG16 138.4");
        assertThatThrownBy(() -> Charts.macs(Map.of(), Shape.of(1, 8, 8))).hasMessageContaining("at least one");
    }

    private static List<Double> heights(CategoryChart chart) {
        return chart.getSeriesMap().values().iterator().next().getYData().stream()
                .map(height -> ((Number) height).doubleValue())
                .toList();
    }

    @Test
    void barsThatASeriesLeavesOutAreLeftOutOfTheDescription() {
        CategoryChart chart = new CategoryChartBuilder().title("speed").build();
        chart.addSeries("here", List.of("loops", "lanes"), Arrays.asList(1.5, null));

        Map<String, String> forms = Renderings.of(chart).data();
        assertThat(forms.get(MimeBundle.TEXT)).endsWith(". here: loops 1.500");
        assertThat(forms).containsKeys(MimeBundle.HTML, MimeBundle.PNG);
    }
}
