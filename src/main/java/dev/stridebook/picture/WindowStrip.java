package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A picture of all positions of a window, laid out like the output cells they fill.
 *
 * <pre>{@code
 * WindowStrip.of(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8)   // 2 rows of 2 small pictures
 * }</pre>
 */
public final class WindowStrip implements Displayable {
    private static final int MOST_POSITIONS = 64;
    private static final double MARGIN = 20;
    private static final double TOP = 66;
    private static final double GAP = 14;
    private static final double CAPTION = 16;
    private static final double CAPTION_SIZE = 10;
    private static final double SMALLEST_SIDE = 5;
    private static final double WIDEST = 900;

    private final String heading;
    private final PaddedInput input;
    private final Optional<Board.Texts> numbers;
    private final IntFunction<String> captions;

    private WindowStrip(
            String heading, PaddedInput input, Optional<Board.Texts> numbers, IntFunction<String> captions) {
        this.heading = heading;
        this.input = input;
        this.numbers = numbers;
        this.captions = captions;
    }

    /**
     * @throws ShapeException if the window does not fit, has more than 64 positions, or the pictures would be wider than
     *     a page
     */
    public static WindowStrip of(Window window, int inputHeight, int inputWidth) {
        PaddedInput input = PaddedInput.of(window.explain(inputHeight, inputWidth));
        int columns = input.output().width();
        return of(
                say("window with %s", window),
                input,
                Optional.empty(),
                step -> "[%d][%d]".formatted(step / columns, step % columns));
    }

    /**
     * @throws ShapeException as {@link #of(Window, int, int)}
     */
    public static WindowStrip of(Window window, Size input) {
        return of(window, input.height(), input.width());
    }

    /**
     * @param numbers the numbers in the cells of the padded input, drawn if there is room
     * @param captions the captions above the positions, by step
     * @throws ShapeException as {@link #of(Window, int, int)}
     */
    static WindowStrip of(
            String heading, PaddedInput input, Optional<Board.Texts> numbers, IntFunction<String> captions) {
        Size output = input.output();
        WindowStrip strip = new WindowStrip(heading, input, numbers, captions);
        if (output.area() > MOST_POSITIONS || strip.side() < SMALLEST_SIDE) {
            throw new ShapeException(say(
                    "The window has %s = %d positions on an input of %s, too many for one page. Draw one of them with WindowPicture.of(…).at(row, column).",
                    output, output.area(), input.input()));
        }
        return strip;
    }

    private double side() {
        double forCells = WIDEST - 2 * MARGIN - GAP * (input.output().width() - 1);
        double side = Math.floor(
                forCells / ((double) input.output().width() * input.size().width()));
        return Math.min(side, numbers.isPresent() && Board.hasRoomForNumbers(side) ? 24 : 14);
    }

    /** Returns the width of a picture, or of its caption if that is wider. */
    private double stepWidth() {
        double widest = IntStream.range(0, (int) input.output().area())
                .mapToObj(captions)
                .mapToDouble(text -> Label.widthOf(text, CAPTION_SIZE))
                .max()
                .orElseThrow();
        return Math.max(input.size().width() * side(), widest) + GAP;
    }

    @Override
    public MimeBundle toMimeBundle() {
        double side = side();
        Size output = input.output();
        double stepX = stepWidth();
        double stepY = input.size().height() * side + GAP + CAPTION;
        Legend legend = Legend.of(input);
        double legendTop = TOP + output.height() * stepY;
        String headline = say("%s on %s: the %d positions", heading, input.input(), output.area());
        double width = 2 * MARGIN
                + Math.max(output.width() * stepX - GAP, Math.max(legend.width(), Label.widthOf(headline, 13)));
        Drawing drawing = new Drawing(width, legendTop + 14 + MARGIN, title(), description());
        drawing.add(Label.at(MARGIN, 30, Anchor.START, headline).size(13).strong());
        for (int row = 0; row < output.height(); row++) {
            for (int column = 0; column < output.width(); column++) {
                double x = MARGIN + column * stepX;
                double y = TOP + row * stepY;
                drawing.add(Label.at(x, y - 5, Anchor.START, captions.apply(row * output.width() + column))
                        .size(CAPTION_SIZE)
                        .colour(Palette.QUIET_TEXT));
                input.draw(drawing, x, y, side, new Size(row, column));
                if (Board.hasRoomForNumbers(side)) {
                    numbers.ifPresent(texts -> new Board(x, y, side, input.size()).drawTexts(drawing::add, texts));
                }
            }
        }
        legend.draw(drawing::add, MARGIN, legendTop);
        return drawing.toMimeBundle("");
    }

    private String title() {
        return say("All %d positions of a %s on an input of %s.", input.output().area(), heading, input.input());
    }

    private String description() {
        return say(
                "The positions stand in %s of %d, as the cells of the output that they fill. %d of the %d cells of the input are never read.",
                Numbers.rows(input.output().height()),
                input.output().width(),
                input.neverRead(),
                input.input().area());
    }
}
