package dev.stridebook.picture;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A sheet of small images, enlarged without blur: digits, kernels, feature maps. All images share one scale, which is shown
 * below them.
 *
 * <pre>{@code
 * ImageSheet.grey(digits)                                     // lowest value black, highest white
 * ImageSheet.kernels(conv)                                    // blue below 0, white at 0, orange above
 *         .captions(List.of("0", "1", "2"))
 * }</pre>
 */
public final class ImageSheet implements Displayable {
    private static final int MOST_IMAGES = 400;
    private static final int MARGIN = 16;
    private static final int GAP = 10;
    private static final int WIDEST = 900;
    private static final int TEXT_SIZE = 12;
    private static final int LEGEND_WIDTH = 160;

    /** The mapping from values to colours. */
    private enum Colours {
        GREY("Black is %s, white is %s."),
        SIGNED("Blue is %s, white is 0, orange is %s.");

        private final String meaning;

        Colours(String meaning) {
            this.meaning = meaning;
        }
    }

    private final float[][][] images;
    private final Colours colours;
    private final String title;
    private final List<String> captions;
    private final int columns;

    private ImageSheet(float[][][] images, Colours colours, String title, List<String> captions, int columns) {
        this.images = images;
        this.colours = colours;
        this.title = title;
        this.captions = captions;
        this.columns = columns;
    }

    /**
     * Creates a sheet of greyscale images, such as digits and feature maps.
     *
     * @param images images × height × width
     * @throws ShapeException if there is no image, there are more than 400, or they differ in size
     */
    public static ImageSheet grey(float[][][] images) {
        return new ImageSheet(checked(images), Colours.GREY, "", List.of(), 0);
    }

    /**
     * @param images {@code [h, w]}, {@code [n, h, w]} or {@code [n, c, h, w]}; each channel becomes an image
     * @throws ShapeException as {@link #grey(float[][][])}, or if the array has another rank
     */
    public static ImageSheet grey(INDArray images) {
        return grey(Matrices.planes("Images are", images, MOST_IMAGES));
    }

    /**
     * Creates a sheet of images with values around zero, such as kernels: white is 0, and the scale is symmetric.
     *
     * @param images images × height × width
     * @throws ShapeException if there is no image, there are more than 400, or they differ in size
     */
    public static ImageSheet signed(float[][][] images) {
        return new ImageSheet(checked(images), Colours.SIGNED, "", List.of(), 0);
    }

    /**
     * @param images {@code [h, w]}, {@code [n, h, w]} or {@code [n, c, h, w]}; each channel becomes an image
     * @throws ShapeException as {@link #signed(float[][][])}, or if the array has another rank
     */
    public static ImageSheet signed(INDArray images) {
        return signed(Matrices.planes("Images are", images, MOST_IMAGES));
    }

    /**
     * Shows the kernels of a convolution: one row per output channel, with a kernel for each input channel it sees; all side
     * by side if it sees only one.
     *
     * @throws ShapeException if there are more than 400
     */
    public static ImageSheet kernels(Conv2d conv) {
        INDArray weight = conv.weight().value();
        int seen = (int) weight.size(1);
        ImageSheet sheet = signed(weight).title("Kernels of " + conv);
        List<String> names = IntStream.range(0, conv.outChannels())
                .boxed()
                .flatMap(out -> IntStream.range(0, seen).mapToObj(in -> seen == 1 ? "" + out : out + " ← " + in))
                .toList();
        return seen == 1 ? sheet.captions(names) : sheet.columns(seen).captions(names);
    }

    public ImageSheet title(String text) {
        return new ImageSheet(images, colours, text, captions, columns);
    }

    /**
     * @param texts a short text for each image, shown below it
     * @throws ShapeException if their number differs from that of the images
     */
    public ImageSheet captions(List<String> texts) {
        if (texts.size() != images.length) {
            throw new ShapeException("There are %d images, but %d captions. Give one for each image."
                    .formatted(images.length, texts.size()));
        }
        return new ImageSheet(images, colours, title, List.copyOf(texts), columns);
    }

    /**
     * Sets how many images are side by side. The default is as many as fit on a page.
     *
     * @throws ShapeException if it is below 1
     */
    public ImageSheet columns(int count) {
        if (count < 1) {
            throw new ShapeException("A sheet needs at least 1 column, but %d were requested.".formatted(count));
        }
        return new ImageSheet(images, colours, title, captions, count);
    }

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(alternativeText()).with(MimeBundle.PNG, Png.base64(paint()));
    }

    /** Returns a description of the sheet in words. */
    private String alternativeText() {
        Size size = size();
        String what = "%s of %s%s."
                .formatted(
                        Numbers.count(images.length, "image"),
                        size,
                        captions.isEmpty() ? "" : ": " + String.join(", ", captions));
        double[] range = range();
        return (title.isEmpty() ? "" : title + ". ")
                + what
                + " "
                + colours.meaning.formatted(Numbers.inCell(range[0]), Numbers.inCell(range[1]));
    }

    private Size size() {
        return new Size(images[0].length, images[0][0].length);
    }

    /** Returns the values at the two ends of the scale. */
    private double[] range() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float[][] image : images) {
            for (float[] row : image) {
                for (float value : row) {
                    if (Float.isFinite(value)) {
                        least = Math.min(least, value);
                        greatest = Math.max(greatest, value);
                    }
                }
            }
        }
        if (least > greatest) {
            return new double[] {0, 0};
        }
        double furthest = Math.max(Math.abs(least), Math.abs(greatest));
        return colours == Colours.SIGNED ? new double[] {-furthest, furthest} : new double[] {least, greatest};
    }

    /** Returns the colour of a value on a scale with these ends. NaN is magenta, which no scale contains. */
    private DoubleFunction<Color> colourScale(double[] range) {
        double width = range[1] - range[0];
        return value -> {
            if (Double.isNaN(value)) {
                return Color.MAGENTA;
            }
            double share = width == 0 ? 0.5 : (value - range[0]) / width;
            return colours == Colours.SIGNED ? Palette.diverging(2 * share - 1) : Palette.grey(share);
        };
    }

    private BufferedImage paint() {
        Size size = size();
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE);
        FontMetrics metrics = metrics(font);
        int zoom = Math.max(1, Math.round(76f / Math.max(size.height(), size.width())));
        int imageWidth = size.width() * zoom;
        int imageHeight = size.height() * zoom;
        int widestCaption =
                captions.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        int stepX = Math.max(imageWidth, widestCaption) + GAP;
        int stepY = imageHeight + GAP + (captions.isEmpty() ? 0 : metrics.getHeight());
        int perRow = columns > 0 ? columns : Math.max(1, Math.min(images.length, (WIDEST - 2 * MARGIN + GAP) / stepX));
        int rows = (images.length + perRow - 1) / perRow;
        int titleHeight = title.isEmpty() ? 0 : metrics.getHeight() + 10;
        int legendHeight = metrics.getHeight() + 10;
        int contents = Math.max(
                perRow * stepX - GAP,
                Math.max(LEGEND_WIDTH + 120, metrics(font.deriveFont(Font.BOLD)).stringWidth(title)));
        int width = contents + 2 * MARGIN;
        int height = 2 * MARGIN + titleHeight + rows * stepY + legendHeight;

        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Palette.color(Palette.CARD));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Palette.color(Palette.TEXT));
        graphics.setFont(font.deriveFont(Font.BOLD));
        graphics.drawString(title, MARGIN, MARGIN + metrics.getAscent());

        double[] range = range();
        DoubleFunction<Color> colour = colourScale(range);
        graphics.setFont(font);
        for (int i = 0; i < images.length; i++) {
            int x = MARGIN + i % perRow * stepX + (stepX - GAP - imageWidth) / 2;
            int y = MARGIN + titleHeight + i / perRow * stepY;
            paintImage(graphics, images[i], x, y, zoom, colour);
            if (!captions.isEmpty()) {
                graphics.setColor(Palette.color(Palette.TEXT));
                String caption = captions.get(i);
                graphics.drawString(
                        caption,
                        x + (imageWidth - metrics.stringWidth(caption)) / 2,
                        y + imageHeight + metrics.getAscent() + 2);
            }
        }
        paintLegend(graphics, metrics, MARGIN + titleHeight + rows * stepY + 4, range, colour);
        graphics.dispose();
        return sheet;
    }

    private static void paintImage(
            Graphics2D graphics, float[][] image, int left, int top, int zoom, DoubleFunction<Color> colour) {
        for (int row = 0; row < image.length; row++) {
            for (int column = 0; column < image[row].length; column++) {
                graphics.setColor(colour.apply(image[row][column]));
                graphics.fillRect(left + column * zoom, top + row * zoom, zoom, zoom);
            }
        }
        // White cells at the edge would otherwise be indistinguishable from the card.
        graphics.setColor(Palette.color(Palette.GREY));
        graphics.drawRect(left - 1, top - 1, image[0].length * zoom + 1, image.length * zoom + 1);
    }

    private static void paintLegend(
            Graphics2D graphics, FontMetrics metrics, int top, double[] range, DoubleFunction<Color> colour) {
        String least = Numbers.inCell(range[0]);
        int height = metrics.getHeight() - 3;
        int x = MARGIN + metrics.stringWidth(least) + 6;
        graphics.setColor(Palette.color(Palette.TEXT));
        graphics.drawString(least, MARGIN, top + metrics.getAscent());
        graphics.drawString(Numbers.inCell(range[1]), x + LEGEND_WIDTH + 6, top + metrics.getAscent());
        for (int i = 0; i < LEGEND_WIDTH; i++) {
            graphics.setColor(colour.apply(range[0] + (range[1] - range[0]) * i / (LEGEND_WIDTH - 1)));
            graphics.fillRect(x + i, top + 2, 1, height);
        }
        graphics.setColor(Palette.color(Palette.GREY));
        graphics.drawRect(x - 1, top + 1, LEGEND_WIDTH + 1, height + 1);
    }

    private static FontMetrics metrics(Font font) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = graphics.getFontMetrics(font);
        graphics.dispose();
        return metrics;
    }

    private static float[][][] checked(float[][][] images) {
        if (images.length == 0 || images.length > MOST_IMAGES) {
            throw new ShapeException("A sheet shows 1 to %d images, but %d were given. Choose some of them."
                    .formatted(MOST_IMAGES, images.length));
        }
        Size first = Matrices.size("Image 0", images[0]);
        for (int i = 1; i < images.length; i++) {
            Size size = Matrices.size("Image " + i, images[i]);
            if (!size.equals(first)) {
                throw new ShapeException(
                        "Image 0 is %s, but image %d is %s. Create a sheet for each size.".formatted(first, i, size));
            }
        }
        return Arrays.stream(images).map(Matrices::copy).toArray(float[][][]::new);
    }
}
