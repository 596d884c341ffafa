package dev.stridebook.view;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import dev.stridebook.view.Label.Anchor;

/**
 * All positions of a window, laid out as the cells of the output they fill.
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
    private static final double SMALLEST_SIDE = 5;
    private static final double WIDEST = 900;

    private final Window window;
    private final PaddedInput input;

    private WindowStrip(Window window, PaddedInput input) {
        this.window = window;
        this.input = input;
    }

    /**
     * @throws ShapeException if the window does not fit, takes more than 64 positions, or the pictures would be wider than
     *     a page
     */
    public static WindowStrip of(Window window, int inputHeight, int inputWidth) {
        Explanation slide = window.explain(inputHeight, inputWidth);
        PaddedInput input = PaddedInput.of(slide);
        Size output = slide.outputSize();
        if (output.area() > MOST_POSITIONS || sideOf(input) < SMALLEST_SIDE) {
            throw new ShapeException(
                    "The window takes %s = %d positions on an input of %s, more than can be seen on one page. Draw one of them with WindowPicture.of(…).at(row, column)."
                            .formatted(
                                    output,
                                    output.area(),
                                    slide.height().input() + "×" + slide.width().input()));
        }
        return new WindowStrip(window, input);
    }

    /**
     * @throws ShapeException as {@link #of(Window, int, int)}
     */
    public static WindowStrip of(Window window, Size input) {
        return of(window, input.height(), input.width());
    }

    private static double sideOf(PaddedInput input) {
        double forCells = WIDEST - 2 * MARGIN - GAP * (input.output().width() - 1);
        return Math.min(
                14,
                Math.floor(forCells
                        / ((double) input.output().width() * input.size().width())));
    }

    @Override
    public MimeBundle toMimeBundle() {
        double side = sideOf(input);
        Size output = input.output();
        double stepX = input.size().width() * side + GAP;
        double stepY = input.size().height() * side + GAP + CAPTION;
        Legend legend = Legend.of(input);
        double legendTop = TOP + output.height() * stepY;
        String heading = "%s on %s: each step fills one cell of the %s output".formatted(window, input.input(), output);
        double width = 2 * MARGIN
                + Math.max(output.width() * stepX - GAP, Math.max(legend.width(), Label.widthOf(heading, 13)));
        Drawing drawing = new Drawing(width, legendTop + 14 + MARGIN, title(), description());
        drawing.add(Label.at(MARGIN, 30, Anchor.START, heading).size(13).strong());
        for (int row = 0; row < output.height(); row++) {
            for (int column = 0; column < output.width(); column++) {
                double x = MARGIN + column * stepX;
                double y = TOP + row * stepY;
                drawing.add(Label.at(x, y - 5, Anchor.START, "[%d][%d]".formatted(row, column))
                        .size(10)
                        .colour(Palette.QUIET_TEXT));
                input.draw(drawing, x, y, side, new Size(row, column));
            }
        }
        legend.draw(drawing, MARGIN, legendTop);
        return drawing.toMimeBundle("");
    }

    private String title() {
        return "All %d positions of a window with %s on an input of %s."
                .formatted(input.output().area(), window, input.input());
    }

    private String description() {
        return "The positions stand in %s of %d, as the cells of the output that they fill. %d of the %d cells of the input are never read."
                .formatted(
                        Numbers.count(input.output().height(), "row"),
                        input.output().width(),
                        input.neverRead(),
                        input.input().area());
    }
}
