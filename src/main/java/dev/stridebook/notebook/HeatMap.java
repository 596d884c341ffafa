package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shows a matrix as coloured cells: a table with numbers if it is small enough to read, otherwise a picture. Blue and vermilion
 * are those of Okabe and Ito, Color Universal Design (2008).
 */
final class HeatMap {
    private static final int MOST_WITH_NUMBERS = 16;
    private static final int MOST_PIXELS = 512;
    private static final int WIDEST = 480;
    private static final int LARGEST_CELL = 16;
    private static final Color BLUE = new Color(0x0072b2);
    private static final Color VERMILION = new Color(0xc24e00);
    private static final Color NOT_FINITE = new Color(0x8c959f);

    private final INDArray matrix;
    private final double[][] shown;
    private final int step;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    private HeatMap(INDArray matrix) {
        this.matrix = matrix;
        long longest = Math.max(matrix.size(0), matrix.size(1));
        this.step = (int) ((longest + MOST_PIXELS - 1) / MOST_PIXELS);
        this.shown = new double[(int) ((matrix.size(0) + step - 1) / step)][(int) ((matrix.size(1) + step - 1) / step)];
        for (int row = 0; row < shown.length; row++) {
            for (int column = 0; column < shown[row].length; column++) {
                double value = matrix.getDouble((long) row * step, (long) column * step);
                shown[row][column] = value;
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
    }

    /** Returns whether the array can be shown as a heat map. */
    static boolean fits(INDArray array) {
        return array.rank() == 2 && !array.isEmpty() && array.dataType().isNumerical();
    }

    static String html(INDArray matrix) {
        HeatMap map = new HeatMap(matrix);
        boolean isSmall = map.shown.length <= MOST_WITH_NUMBERS && map.shown[0].length <= MOST_WITH_NUMBERS;
        return (isSmall ? map.table() : map.picture()) + "<div>" + Html.escape(map.caption()) + "</div>";
    }

    private String caption() {
        String what = NdArrayText.typeAndShape(matrix);
        String shown = step == 1 ? what : say("%s, of which every %,dth value is shown", what, step);
        if (least > most) {
            return say("%s, no finite values", shown);
        }
        String scale = least < 0
                ? say("blue %s, white 0, orange %s", number(-bound()), number(bound()))
                : most == least ? say("all %s", number(least)) : say("white %s, blue %s", number(0), number(most));
        return say("%s: %s", shown, scale);
    }

    private double bound() {
        return Math.max(Math.abs(least), Math.abs(most));
    }

    private Color color(double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        double share = bound() == 0 ? 0 : value / bound();
        return mix(least < 0 && value > 0 ? VERMILION : BLUE, Math.abs(share));
    }

    private static Color mix(Color end, double share) {
        return new Color(between(end.getRed(), share), between(end.getGreen(), share), between(end.getBlue(), share));
    }

    private static int between(int end, double share) {
        return (int) Math.round(255 + (end - 255) * share);
    }

    private String table() {
        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse\">\n");
        for (double[] row : shown) {
            html.append("<tr>");
            for (double value : row) {
                Color color = color(value);
                double light = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
                html.append("<td style=\"background-color:#%06x;color:%s;text-align:right;padding:2px 6px\">%s</td>"
                        .formatted(color.getRGB() & 0xffffff, light > 140 ? "#1f2328" : "#ffffff", number(value)));
            }
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }

    private String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value == 0 ? 0 : value).replace('-', '−');
        }
        double size = Math.abs(value);
        String format = size >= 1e6 || size < 1e-3 ? "%.2e" : size >= 100 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value).replace('-', '−');
    }

    private String picture() {
        int height = shown.length;
        int width = shown[0].length;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.setRGB(column, row, color(shown[row][column]).getRGB());
            }
        }
        int cell = Math.max(1, Math.min(LARGEST_CELL, WIDEST / Math.max(width, height)));
        return ("<img src=\"data:image/png;base64,%s\" width=\"%d\" height=\"%d\" alt=\"%s\""
                        + " style=\"image-rendering:pixelated\">\n")
                .formatted(
                        Png.base64(image),
                        width * cell,
                        height * Math.max(cell, height == 1 ? LARGEST_CELL : cell),
                        Html.escape(caption()));
    }
}
