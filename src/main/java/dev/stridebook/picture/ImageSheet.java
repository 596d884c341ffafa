package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.awt.Color;
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
    private static final int LINE = 16;
    private static final int ASCENT = 12;
    private static final int LEGEND_WIDTH = 160;

    /** The mapping from values to colours. */
    private enum Colours {
        GREY,
        SIGNED;

        String meaning(double[] range) {
            return say(
                    this == GREY ? "Black is %s, white is %s." : "Blue is %s, white is 0, orange is %s.",
                    Numbers.inCell(range[0]),
                    Numbers.inCell(range[1]));
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
        return grey(Matrices.planes(say("Images are"), images, MOST_IMAGES));
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
        return signed(Matrices.planes(say("Images are"), images, MOST_IMAGES));
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
        ImageSheet sheet = signed(weight).title(say("Kernels of %s", conv));
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
            throw new ShapeException(
                    say("There are %d images, but %d captions. Give one for each image.", images.length, texts.size()));
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
            throw new ShapeException(say("A sheet needs at least 1 column, but %d were requested.", count));
        }
        return new ImageSheet(images, colours, title, captions, count);
    }

    @Override
    public MimeBundle toMimeBundle() {
        return draw().toMimeBundle("");
    }

    /** Returns a description of the sheet in words. */
    private String alternativeText() {
        String count = say(images.length == 1 ? "%d image of %s" : "%d images of %s", images.length, size());
        String what = captions.isEmpty() ? count : say("%s: %s", count, String.join(say(", "), captions));
        String text = say("%s. %s", what, colours.meaning(range()));
        return title.isEmpty() ? text : say("%s. %s", title, text);
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

    private Drawing draw() {
        Size size = size();
        int zoom = Math.max(1, Math.round(76f / Math.max(size.height(), size.width())));
        int imageWidth = size.width() * zoom;
        int imageHeight = size.height() * zoom;
        double widestCaption = captions.stream()
                .mapToDouble(caption -> Label.widthOf(caption, TEXT_SIZE))
                .max()
                .orElse(0);
        int stepX = (int) Math.ceil(Math.max(imageWidth, widestCaption)) + GAP;
        int stepY = imageHeight + GAP + (captions.isEmpty() ? 0 : LINE);
        int perRow = columns > 0 ? columns : Math.max(1, Math.min(images.length, (WIDEST - 2 * MARGIN + GAP) / stepX));
        int rows = (images.length + perRow - 1) / perRow;
        int top = MARGIN + (title.isEmpty() ? 0 : LINE + 10);
        int legendTop = top + rows * stepY + 4;
        double contents = Math.max(perRow * stepX - GAP, Math.max(LEGEND_WIDTH + 120, Label.widthOf(title, TEXT_SIZE)));

        Drawing drawing = new Drawing(contents + 2 * MARGIN, legendTop + LINE + MARGIN, alternativeText(), "");
        drawing.add(Label.at(MARGIN, MARGIN + ASCENT, Anchor.START, title).strong());
        DoubleFunction<Color> colour = colourScale(range());
        for (int i = 0; i < images.length; i++) {
            int x = MARGIN + i % perRow * stepX + (stepX - GAP - imageWidth) / 2;
            int y = top + i / perRow * stepY;
            drawFramed(drawing, pixels(images[i], colour), x, y, imageWidth, imageHeight);
            if (!captions.isEmpty()) {
                drawing.add(
                        Label.at(x + imageWidth / 2.0, y + imageHeight + ASCENT + 2, Anchor.MIDDLE, captions.get(i)));
            }
        }
        drawLegend(drawing, legendTop);
        return drawing;
    }

    private void drawLegend(Drawing drawing, int top) {
        double[] range = range();
        String least = Numbers.inCell(range[0]);
        int x = MARGIN + (int) Math.ceil(Label.widthOf(least, TEXT_SIZE)) + 6;
        float[][] scale = new float[1][LEGEND_WIDTH];
        for (int i = 0; i < LEGEND_WIDTH; i++) {
            scale[0][i] = (float) (range[0] + (range[1] - range[0]) * i / (LEGEND_WIDTH - 1));
        }
        drawing.add(Label.at(x - 6, top + ASCENT, Anchor.END, least));
        drawing.add(Label.at(x + LEGEND_WIDTH + 6, top + ASCENT, Anchor.START, Numbers.inCell(range[1])));
        drawFramed(drawing, pixels(scale, colourScale(range)), x, top + 2, LEGEND_WIDTH, LINE - 4);
    }

    /** Draws an image with a frame, since white at its edge would otherwise be indistinguishable from the card. */
    private static void drawFramed(Drawing drawing, BufferedImage image, int x, int y, int width, int height) {
        drawing.add(new Figure("frame", Ink.line(Palette.GREY, 1)).box(x - 0.5, y - 0.5, width + 1, height + 1));
        drawing.add(new Pixels(image, x, y, width, height));
    }

    private static BufferedImage pixels(float[][] values, DoubleFunction<Color> colour) {
        BufferedImage image = new BufferedImage(values[0].length, values.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                image.setRGB(column, row, colour.apply(values[row][column]).getRGB());
            }
        }
        return image;
    }

    private static float[][][] checked(float[][][] images) {
        if (images.length == 0 || images.length > MOST_IMAGES) {
            throw new ShapeException(say(
                    "A sheet shows 1 to %d images, but %d were given. Choose some of them.",
                    MOST_IMAGES, images.length));
        }
        Size first = Matrices.size(say("Image %d", 0), images[0]);
        for (int i = 1; i < images.length; i++) {
            Size size = Matrices.size(say("Image %d", i), images[i]);
            if (!size.equals(first)) {
                throw new ShapeException(
                        say("Image 0 is %s, but image %d is %s. Create a sheet for each size.", first, i, size));
            }
        }
        return Arrays.stream(images).map(Matrices::copy).toArray(float[][][]::new);
    }
}
