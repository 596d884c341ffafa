package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.Sound;
import dev.stridebook.data.Spectrum;
import dev.stridebook.nn.Layer;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.train.Epoch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.Histogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of training runs, activations, networks and sounds. Series differ in marker and line style as well as in colour. */
public final class Charts {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 380;
    /** More points than this would look like a band instead of a line, so neighbours are averaged. */
    private static final int MOST_POINTS = 300;

    private static final int BARS = 30;

    private Charts() {}

    /**
     * Plots the mean loss on the training and the test set after each epoch.
     *
     * @throws IllegalArgumentException if there is no epoch
     */
    public static XYChart loss(List<Epoch> epochs) {
        return loss(epochs, List.of());
    }

    /**
     * Like {@link #loss(List)}, with the losses of single batches as a thin line in the background.
     *
     * @param batchLosses the batch losses of all epochs, in order
     * @throws IllegalArgumentException if there is no epoch
     */
    public static XYChart loss(List<Epoch> epochs, List<Double> batchLosses) {
        XYChart chart = chart(say("Loss after each epoch"), say("loss"), epochs);
        if (!batchLosses.isEmpty()) {
            addBatches(chart, epochs.size(), batchLosses);
        }
        addEpochs(chart, say("training"), epochs, Epoch::trainingLoss, Palette.BLUE, SeriesMarkers.CIRCLE, false);
        addEpochs(chart, say("test"), epochs, Epoch::testLoss, Palette.VERMILION, SeriesMarkers.DIAMOND, true);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0.00");
        return chart;
    }

    /**
     * Plots the share of correct answers on the training and the test set after each epoch, in percent.
     *
     * @throws IllegalArgumentException if there is no epoch
     */
    public static XYChart accuracy(List<Epoch> epochs) {
        XYChart chart = chart(say("Accuracy after each epoch"), say("right answers in %"), epochs);
        addEpochs(
                chart,
                say("training"),
                epochs,
                epoch -> 100 * epoch.trainingAccuracy(),
                Palette.BLUE,
                SeriesMarkers.CIRCLE,
                false);
        addEpochs(
                chart,
                say("test"),
                epochs,
                epoch -> 100 * epoch.testAccuracy(),
                Palette.VERMILION,
                SeriesMarkers.DIAMOND,
                true);
        chart.getStyler().setYAxisDecimalPattern("0.0").setLegendPosition(LegendPosition.InsideSE);
        return chart;
    }

    /**
     * Compares several methods that were each tried equally often: a dot for each try, and a line through the means. If the dots of
     * two methods overlap, the tries are too few to tell which is better.
     *
     * @param results the results of each method, by its name, in the map's order
     * @throws IllegalArgumentException if there is no method, or the methods have different numbers of results
     */
    public static CategoryChart tries(String title, String yTitle, Map<String, List<Double>> results) {
        int count = results.values().stream().mapToInt(List::size).findFirst().orElse(0);
        if (count == 0 || results.values().stream().anyMatch(tries -> tries.size() != count)) {
            throw new IllegalArgumentException(say(
                    "There must be at least one method, each with the same number of tries, but the results are %s.",
                    results));
        }
        CategoryChart chart = bars(title, "", yTitle, results.keySet());
        chart.getStyler()
                .setOverlapped(true)
                .setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter)
                .setMarkerSize(9);
        List<String> names = List.copyOf(results.keySet());
        for (int i = 0; i < count; i++) {
            int number = i;
            addDots(
                    chart,
                    say("try %d", i + 1),
                    names,
                    name -> results.get(name).get(number));
        }
        CategorySeries means = chart.addSeries(
                say("mean"),
                names,
                names.stream().map(name -> mean(results.get(name))).toList());
        means.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Palette.VERMILION.color())
                .setLineStyle(new BasicStroke(2));
        return chart;
    }

    private static void addDots(
            CategoryChart chart, String series, List<String> names, Function<String, Double> value) {
        chart.addSeries(series, names, names.stream().map(value).toList())
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Palette.BLUE.color());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Plots how loud each frequency of a sound is. Source: S3.7. */
    public static XYChart spectrum(String title, Sound sound) {
        Spectrum spectrum = sound.spectrum();
        XYChart chart = chart(title, say("frequency in Hz"), say("amplitude"));
        // For equally spaced values XChart would put the ticks on odd frequencies; otherwise it chooses round ones.
        XYSeries series = chart.addSeries(
                say("amplitude"), lastStepHalved(spectrum.hertz()), lastStepHalved(spectrum.amplitudes()));
        series.setMarker(SeriesMarkers.NONE).setLineColor(Palette.BLUE.color());
        series.setLineStyle(new BasicStroke(1.5f));
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax(sound.rate() / 2.0)
                .setXAxisDecimalPattern("#,##0")
                .setYAxisDecimalPattern("0.0");
        chart.getStyler().setYAxisMin(0.0).setLegendVisible(false);
        return chart;
    }

    private static double[] lastStepHalved(double[] values) {
        int last = values.length - 1;
        double[] more = Arrays.copyOf(values, last + 2);
        more[last] = (values[last - 1] + values[last]) / 2;
        more[last + 1] = values[last];
        return more;
    }

    /**
     * Plots a histogram of values, in bars of equal width.
     *
     * @throws IllegalArgumentException if there is no finite value
     */
    public static CategoryChart histogram(String title, Collection<Float> values) {
        List<Float> finite = values.stream().filter(Float::isFinite).toList();
        if (finite.isEmpty()) {
            throw new IllegalArgumentException(say("There is no finite value to draw."));
        }
        Histogram bars = new Histogram(finite, BARS);
        CategoryChart chart = bars(title, say("value"), say("how many"), List.of());
        chart.addSeries(
                        say("values"),
                        bars.getxAxisData().stream().map(Numbers::inCell).toList(),
                        bars.getyAxisData())
                .setFillColor(Palette.BLUE.color());
        chart.getStyler().setAvailableSpaceFill(0.96).setXAxisLabelRotation(90);
        return chart;
    }

    /**
     * Compares the numbers of parameters of networks, in millions.
     *
     * @param networks the networks by name, in order
     * @throws IllegalArgumentException if there is none
     * @throws ShapeException if one cannot take such an input
     */
    public static CategoryChart parameters(Map<String, ? extends Layer> networks, Shape input) {
        return costs(say("Parameters"), say("million parameters"), networks, input, cost -> cost.parameters() / 1e6);
    }

    /**
     * Compares the multiply-accumulates of networks for one image, in billions.
     *
     * @param networks the networks by name, in order
     * @throws IllegalArgumentException if there is none
     * @throws ShapeException if one cannot take such an input
     */
    public static CategoryChart macs(Map<String, ? extends Layer> networks, Shape input) {
        return costs(
                say("Work for one image of %s", input),
                say("billion MACs"),
                networks,
                input,
                cost -> cost.macs() / 1e9);
    }

    private static CategoryChart costs(
            String title,
            String yTitle,
            Map<String, ? extends Layer> networks,
            Shape input,
            ToDoubleFunction<Cost> amount) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException(say("There is no network to draw. Give at least one, with its name."));
        }
        CategoryChart chart = bars(title, "", yTitle, networks.keySet());
        chart.addSeries(
                        yTitle,
                        List.copyOf(networks.keySet()),
                        networks.values().stream()
                                .map(network -> amount.applyAsDouble(network.cost(input)))
                                .toList())
                .setFillColor(Palette.BLUE.color());
        chart.getStyler()
                .setAvailableSpaceFill(0.6)
                .setLabelsVisible(true)
                .setLabelsPosition(0.5)
                .setLabelsFont(new Font(Font.SANS_SERIF, Font.BOLD, 14))
                .setLabelsFontColor(Color.WHITE)
                .setLabelsFontColorAutomaticEnabled(true);
        chart.getStyler().setDecimalPattern("#,##0.###");
        return chart;
    }

    private static CategoryChart bars(String title, String xTitle, String yTitle, Collection<String> names) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart.getStyler(), title + xTitle + yTitle + String.join("", names));
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    /** @param texts all that the chart says, from which its fonts are chosen */
    private static void style(AxesChartStyler styler, String texts) {
        styler.setAxisTitleFont(Fonts.of(texts, Font.PLAIN, 13))
                .setAxisTickLabelsFont(Fonts.of(texts, Font.PLAIN, 12))
                .setPlotGridLinesColor(new Color(0xe3e6ea))
                .setPlotGridVerticalLinesVisible(false);
        styler.setChartTitleFont(Fonts.of(texts, Font.BOLD, 16))
                .setLegendFont(Fonts.of(texts, Font.PLAIN, 13))
                .setLegendBorderColor(Palette.CARD_EDGE.color())
                .setChartBackgroundColor(Palette.CARD.color())
                .setChartFontColor(Palette.TEXT.color())
                .setChartTitleBoxVisible(false)
                .setChartPadding(12);
        styler.setPlotBorderVisible(false);
    }

    private static XYChart chart(String title, String yTitle, List<Epoch> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException(say("There is no epoch to draw. Train for at least one."));
        }
        XYChart chart = chart(title, say("epoch"), yTitle);
        chart.getStyler()
                .setxAxisTickLabelsFormattingFunction(Charts::wholeNumber)
                .setXAxisMaxLabelCount(Math.min(epochs.size() + 2, 20))
                .setXAxisMin(0.0)
                .setXAxisMax(epochs.size() + 0.25);
        return chart;
    }

    private static XYChart chart(String title, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart.getStyler(), title + xTitle + yTitle);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE).setMarkerSize(9);
        return chart;
    }

    /** Epochs are whole numbers, so there is no tick at 1.5. */
    private static String wholeNumber(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : "";
    }

    private static void addEpochs(
            XYChart chart,
            String name,
            List<Epoch> epochs,
            ToDoubleFunction<Epoch> value,
            Tone colour,
            Marker marker,
            boolean isDashed) {
        double[] x = epochs.stream().mapToDouble(Epoch::number).toArray();
        double[] y = epochs.stream().mapToDouble(value).toArray();
        float[] dashes = isDashed ? new float[] {7, 5} : null;
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(marker).setMarkerColor(colour.color());
        series.setLineColor(colour.color())
                .setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    }

    private static void addBatches(XYChart chart, int epochs, List<Double> losses) {
        int perPoint = (losses.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int from = 0; from < losses.size(); from += perPoint) {
            int to = Math.min(losses.size(), from + perPoint);
            x.add((double) to / losses.size() * epochs);
            y.add(losses.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
        }
        String name = say(perPoint == 1 ? "each batch" : "each %d batches", perPoint);
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Palette.mix(Color.WHITE, Palette.BLUE.color(), 0.4)).setLineStyle(new BasicStroke(1));
    }
}
