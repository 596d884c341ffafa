package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A heat map of how often a window reads each pixel of an input: less often at the edges, in a pattern if the stride is above 1, and
 * some pixels perhaps never (S3.1 to S3.4).
 *
 * <pre>{@code
 * PixelUse.of(kernel(3).stride(2), 8, 8)
 * }</pre>
 */
public final class PixelUse implements Displayable {
    private static final int MOST_CELLS = 70;
    private static final double MARGIN = 20;
    private static final double TOP = 62;
    private static final int LEGEND_STEPS = 24;

    private final Window window;
    private final int[][] reads;

    private PixelUse(Window window, int[][] reads) {
        this.window = window;
        this.reads = reads;
    }

    /**
     * @throws ShapeException if the window does not fit, or the input has more than 70 cells a side
     */
    public static PixelUse of(Window window, int inputHeight, int inputWidth) {
        return of(window, Size.of(inputHeight, inputWidth));
    }

    /**
     * @throws ShapeException as {@link #of(Window, int, int)}
     */
    public static PixelUse of(Window window, Size input) {
        Explanation slide = window.explain(input);
        if (input.height() > MOST_CELLS || input.width() > MOST_CELLS) {
            throw new ShapeException(say(
                    "The picture shows an input of at most %d×%d, but this is %s. Use a smaller one.",
                    MOST_CELLS, MOST_CELLS, input));
        }
        int[] down = slide.height().reads();
        int[] across = slide.width().reads();
        int[][] reads = new int[down.length][across.length];
        for (int row = 0; row < down.length; row++) {
            for (int column = 0; column < across.length; column++) {
                reads[row][column] = down[row] * across[column];
            }
        }
        return new PixelUse(window, reads);
    }

    /** Returns how often each pixel is read, height × width. */
    public int[][] counts() {
        return Arrays.stream(reads).map(int[]::clone).toArray(int[][]::new);
    }

    /**
     * Writes the picture as {@code .svg} or {@code .png}, according to the file extension.
     *
     * @throws IllegalArgumentException if the file has another extension
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        Pictures.save(this, file);
    }

    private IntStream all() {
        return Arrays.stream(reads).flatMapToInt(Arrays::stream);
    }

    private int most() {
        return all().max().orElseThrow();
    }

    private long never() {
        return all().filter(count -> count == 0).count();
    }

    private Color colour(int count) {
        return Palette.mix(Color.WHITE, Palette.BLUE.color(), most() == 0 ? 0 : (double) count / most());
    }

    @Override
    public MimeBundle toMimeBundle() {
        Size size = new Size(reads.length, reads[0].length);
        double side = Math.max(7, Math.min(32, Math.floor(440.0 / Math.max(size.height(), size.width()))));
        Board board = new Board(MARGIN, TOP, side, size);
        String heading = say("%s on %s", window, size);
        double legendTop = board.bottom() + 16;
        double width = 2 * MARGIN
                + Math.max(
                        size.width() * side,
                        Math.max(Label.widthOf(heading, 15), Label.widthOf("read 0 times  to 9999 times", 12) + 200));
        Drawing drawing = new Drawing(width, legendTop + 14 + MARGIN, title(size), description(size));
        drawing.add(Label.at(MARGIN, 30, Anchor.START, heading).size(15).strong());
        drawing.add(Label.at(MARGIN, 52, Anchor.START, say("how often each pixel is read")));
        String longest = String.valueOf(most());
        Figure hatch = new Figure("hatch", PaddedInput.HATCH);
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                int count = reads[row][column];
                Ink ink = count == 0
                        ? PaddedInput.NEVER_READ
                        : Ink.fill(Tone.fixed(colour(count))).edged(Palette.CARD_EDGE, 0.5);
                drawing.add(board.box(count == 0 ? "never-read" : "pixel", ink, row, column));
                if (count == 0) {
                    hatch.hatch(board.x(column), board.y(row), side);
                }
            }
        }
        drawing.add(hatch);
        if (Board.hasRoomForNumbers(side)) {
            board.drawTexts(
                    mark -> drawing.add(coloured((Label) mark)), (row, column) -> String.valueOf(reads[row][column]));
        }
        drawLegend(drawing, legendTop, longest);
        return drawing.toMimeBundle(toText());
    }

    /** A number in black or white, whichever is readable on its cell. */
    private Label coloured(Label label) {
        int count = Integer.parseInt(label.text());
        return label.colour(count == 0 ? Palette.TEXT : Tone.fixed(Palette.textOn(colour(count))));
    }

    private void drawLegend(Drawing drawing, double top, String longest) {
        double x = MARGIN;
        if (never() > 0) {
            drawing.add(new Figure("legend", PaddedInput.NEVER_READ).box(x, top, 14, 14));
            drawing.add(new Figure("legend", PaddedInput.HATCH).hatch(x, top, 14));
            drawing.add(Label.at(x + 20, top + 11.5, Anchor.START, say("never")));
            x += Math.max(74, 20 + Label.widthOf(say("never"), 12) + 14);
        }
        drawing.add(Label.at(x, top + 11.5, Anchor.START, "1"));
        x += 12;
        for (int i = 0; i < LEGEND_STEPS; i++) {
            int count = Math.max(1, (int) Math.round((double) most() * (i + 1) / LEGEND_STEPS));
            drawing.add(new Figure("legend", Ink.fill(Tone.fixed(colour(count)))).box(x + i * 5, top, 5, 14));
        }
        drawing.add(Label.at(x + LEGEND_STEPS * 5 + 6, top + 11.5, Anchor.START, say("%s times", longest)));
    }

    private String title(Size size) {
        return say("How often a window with %s reads each pixel of an input of %s.", window, size);
    }

    private String description(Size size) {
        return say(
                "From %d to %d times. %d of the %d pixels are never read.",
                all().min().orElseThrow(), most(), never(), size.area());
    }

    private String toText() {
        StringBuilder text = new StringBuilder();
        for (int[] row : reads) {
            for (int count : row) {
                text.append("%4d".formatted(count));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
