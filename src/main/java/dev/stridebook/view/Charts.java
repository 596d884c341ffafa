package dev.stridebook.view;

import dev.stridebook.train.Epoch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves of a training run. Series differ in marker and line as well as in colour. */
public final class Charts {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 380;
    /** More points than this make a band instead of a line, so neighbours are averaged. */
    private static final int MOST_POINTS = 300;

    private Charts() {}

    /**
     * Mean loss on the training and the test set after each epoch.
     *
     * @throws IllegalArgumentException if there is no epoch
     */
    public static XYChart loss(List<Epoch> epochs) {
        return loss(epochs, List.of());
    }

    /**
     * As {@link #loss(List)}, with the losses of single batches as a thin line behind.
     *
     * @param batchLosses of all epochs, one after the other
     * @throws IllegalArgumentException if there is no epoch
     */
    public static XYChart loss(List<Epoch> epochs, List<Double> batchLosses) {
        XYChart chart = chart("Loss after each epoch", "loss", epochs);
        if (!batchLosses.isEmpty()) {
            addBatches(chart, epochs.size(), batchLosses);
        }
        addEpochs(chart, "training", epochs, Epoch::trainingLoss, Palette.BLUE, SeriesMarkers.CIRCLE, false);
        addEpochs(chart, "test", epochs, Epoch::testLoss, Palette.VERMILION, SeriesMarkers.DIAMOND, true);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0.00");
        return chart;
    }

    /**
     * Share of right answers on the training and the test set after each epoch, in percent.
     *
     * @throws IllegalArgumentException if there is no epoch
     */
    public static XYChart accuracy(List<Epoch> epochs) {
        XYChart chart = chart("Accuracy after each epoch", "right answers in %", epochs);
        addEpochs(
                chart,
                "training",
                epochs,
                epoch -> 100 * epoch.trainingAccuracy(),
                Palette.BLUE,
                SeriesMarkers.CIRCLE,
                false);
        addEpochs(
                chart,
                "test",
                epochs,
                epoch -> 100 * epoch.testAccuracy(),
                Palette.VERMILION,
                SeriesMarkers.DIAMOND,
                true);
        chart.getStyler().setYAxisDecimalPattern("0.0").setLegendPosition(LegendPosition.InsideSE);
        return chart;
    }

    private static XYChart chart(String title, String yTitle, List<Epoch> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("There is no epoch to draw. Train for at least one.");
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle(yTitle)
                .build();
        Color text = Palette.color(Palette.TEXT);
        chart.getStyler()
                .setLegendPosition(LegendPosition.InsideNE)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16))
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
                .setLegendBorderColor(Palette.color(Palette.CARD_EDGE))
                .setChartBackgroundColor(Palette.color(Palette.CARD))
                .setChartFontColor(text)
                .setChartTitleBoxVisible(false)
                .setChartPadding(12)
                .setMarkerSize(9);
        chart.getStyler()
                .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                .setPlotGridLinesColor(Palette.color("#e3e6ea"))
                .setPlotGridVerticalLinesVisible(false)
                .setxAxisTickLabelsFormattingFunction(Charts::wholeNumber)
                .setXAxisMaxLabelCount(Math.min(epochs.size() + 2, 20))
                .setXAxisMin(0.0)
                .setXAxisMax(epochs.size() + 0.25);
        chart.getStyler().setPlotBorderVisible(false);
        return chart;
    }

    /** There is no epoch 1.5. */
    private static String wholeNumber(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : "";
    }

    private static void addEpochs(
            XYChart chart,
            String name,
            List<Epoch> epochs,
            ToDoubleFunction<Epoch> value,
            String colour,
            Marker marker,
            boolean isDashed) {
        double[] x = epochs.stream().mapToDouble(Epoch::number).toArray();
        double[] y = epochs.stream().mapToDouble(value).toArray();
        float[] dashes = isDashed ? new float[] {7, 5} : null;
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(marker).setMarkerColor(Palette.color(colour));
        series.setLineColor(Palette.color(colour))
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
        String name = perPoint == 1 ? "each batch" : "each " + perPoint + " batches";
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Palette.mix(Color.WHITE, Palette.color(Palette.BLUE), 0.4))
                .setLineStyle(new BasicStroke(1));
    }
}
