package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.Iterator;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

/** Renders images and charts as PNG, and for pages with that PNG as alternative text. */
final class ImageRendering {
    private ImageRendering() {}

    static MimeBundle of(Chart<?, ?> chart) {
        String kind = chart.getClass().getSimpleName();
        String name = chart.getTitle() == null || chart.getTitle().isBlank()
                ? kind
                : say("%s \"%s\"", kind, chart.getTitle());
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        String description = say("%s, %d×%d pixels", name, chart.getWidth(), chart.getHeight())
                + (chart instanceof XYChart curves
                        ? ends(curves)
                        : chart instanceof CategoryChart bars ? bars(bars) : "");
        String png = Png.ofDrawing(image);
        return bundle(
                description,
                png,
                PictureHtml.of(description, image.getWidth(), image.getHeight(), chart(image, png), png));
    }

    /** Returns the image as SVG that exchanges light and dark on a dark page and keeps the hues. */
    private static String chart(BufferedImage image, String png) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
                <style>@media (prefers-color-scheme:dark){image{filter:invert(0.9) hue-rotate(180deg)}}</style>
                <image width="%1$d" height="%2$d" href="data:image/png;base64,%3$s"/>
                </svg>
                """.formatted(image.getWidth(), image.getHeight(), png);
    }

    /** Describes where each curve begins and ends: {@code . training: 0.42 at 1 to 0.1 at 5}. */
    private static String ends(XYChart chart) {
        StringBuilder text = new StringBuilder();
        for (XYSeries curve : chart.getSeriesMap().values()) {
            double[] x = curve.getXData();
            double[] y = curve.getYData();
            int last = x.length - 1;
            text.append(say(". %s: %.4g at %.4g to %.4g at %.4g", curve.getName(), y[0], x[0], y[last], x[last]));
        }
        return text.toString();
    }

    /** Describes each bar: {@code . images: 0 980, 1 1135}. A series may leave some out. */
    private static String bars(CategoryChart chart) {
        StringBuilder text = new StringBuilder();
        for (CategorySeries series : chart.getSeriesMap().values()) {
            text.append(say(". %s:", series.getName()));
            Iterator<? extends Number> heights = series.getYData().iterator();
            for (Object name : series.getXData()) {
                Number height = heights.next();
                if (height != null) {
                    text.append(String.format(Locale.ROOT, " %s %.4g,", name, height.doubleValue()));
                }
            }
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    static MimeBundle of(RenderedImage image) {
        String description = say("Image, %d×%d pixels", image.getWidth(), image.getHeight());
        String png = Png.base64(image);
        return bundle(description, png, PictureHtml.image(description, image.getWidth(), image.getHeight(), png));
    }

    private static MimeBundle bundle(String description, String png, String html) {
        return MimeBundle.text(description).with(MimeBundle.PNG, png).with(MimeBundle.HTML, html);
    }
}
