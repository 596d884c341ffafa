package dev.stridebook.notebook;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

/** Renders images and charts as PNG. */
final class ImageRendering {
    private ImageRendering() {}

    static MimeBundle of(Chart<?, ?> chart) {
        String title = chart.getTitle() == null || chart.getTitle().isBlank() ? "" : " \"" + chart.getTitle() + "\"";
        return of(
                BitmapEncoder.getBufferedImage(chart),
                "%s%s, %d×%d pixels%s"
                        .formatted(
                                chart.getClass().getSimpleName(),
                                title,
                                chart.getWidth(),
                                chart.getHeight(),
                                chart instanceof XYChart curves
                                        ? ends(curves)
                                        : chart instanceof CategoryChart bars ? bars(bars) : ""));
    }

    /** Describes where each curve begins and ends: {@code . training: 0.42 at 1 to 0.1 at 5}. */
    private static String ends(XYChart chart) {
        StringBuilder text = new StringBuilder();
        for (XYSeries curve : chart.getSeriesMap().values()) {
            double[] x = curve.getXData();
            double[] y = curve.getYData();
            int last = x.length - 1;
            text.append(String.format(
                    Locale.ROOT, ". %s: %.4g at %.4g to %.4g at %.4g", curve.getName(), y[0], x[0], y[last], x[last]));
        }
        return text.toString();
    }

    /** Describes each bar: {@code . images: 0 980, 1 1135}. */
    private static String bars(CategoryChart chart) {
        StringBuilder text = new StringBuilder();
        for (CategorySeries series : chart.getSeriesMap().values()) {
            text.append(". ").append(series.getName()).append(':');
            Iterator<? extends Number> heights = series.getYData().iterator();
            for (Object name : series.getXData()) {
                text.append(String.format(
                        Locale.ROOT, " %s %.4g,", name, heights.next().doubleValue()));
            }
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    static MimeBundle of(RenderedImage image) {
        return of(image, "Image, %d×%d pixels".formatted(image.getWidth(), image.getHeight()));
    }

    private static MimeBundle of(RenderedImage image, String description) {
        return MimeBundle.text(description).with(MimeBundle.PNG, png(image));
    }

    /** Returns the image as PNG in Base64. */
    static String png(RenderedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", png)) {
                throw new IllegalArgumentException("An image of the type %s has no PNG form."
                        .formatted(image.getClass().getSimpleName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
