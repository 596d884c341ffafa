package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Size;
import java.util.function.Consumer;

/**
 * An input with its padding as a grid of cells, and which of them a window reads.
 *
 * @param rows the vertical axis
 * @param columns the horizontal axis
 */
record PaddedInput(AxisCells rows, AxisCells columns) {
    static final Ink INPUT = Ink.fill(Palette.PALE_BLUE).edged(Palette.PALE_BLUE_EDGE, 1);
    static final Ink PADDING = Ink.fill(Palette.CARD).edged(Palette.GREY, 1).broken();
    static final Ink OVERHANG =
            Ink.fill(Palette.PALE_GREY).edged(Palette.GREY, 1).broken();
    static final Ink NEVER_READ = Ink.fill(Palette.PALE_GREY).edged(Palette.GREY, 1);
    static final Ink HATCH = Ink.line(Palette.GREY, 1);
    private static final Ink BRACKET = Ink.line(Palette.QUIET_TEXT, 1.5);
    static final Ink READ_NOW = Ink.fill(Palette.ORANGE);

    static PaddedInput of(Explanation slide) {
        return new PaddedInput(new AxisCells(slide.height()), new AxisCells(slide.width()));
    }

    Size input() {
        return new Size(rows.slide().input(), columns.slide().input());
    }

    /** The size including padding and what the last window of ceil mode hangs over. */
    Size size() {
        return new Size(rows.length(), columns.length());
    }

    Size output() {
        return new Size(rows.slide().output(), columns.slide().output());
    }

    boolean isPadded() {
        AxisWindow vertical = rows.window();
        AxisWindow horizontal = columns.window();
        return vertical.before() + vertical.after() + horizontal.before() + horizontal.after() > 0;
    }

    boolean isInput(int row, int column) {
        return rows.isInput(row) && columns.isInput(column);
    }

    boolean isOverhang(int row, int column) {
        return row >= rows.length() - rows.slide().overhang()
                || column >= columns.length() - columns.slide().overhang();
    }

    boolean isRead(int row, int column) {
        return rows.isRead(row) && columns.isRead(column);
    }

    /** Returns how many cells of the input no position of the window reads. */
    long neverRead() {
        Size input = input();
        return input.area() - (long) (input.height() - rows.neverRead()) * (input.width() - columns.neverRead());
    }

    /** Describes in words what is never read, what rounding down drops, and both axes' formulas with their numbers. */
    String description() {
        AxisExplanation height = rows.slide();
        AxisExplanation width = columns.slide();
        String read = neverRead() == 0
                ? say("Every cell of the input is read.")
                : say("%d of the %d cells of the input are never read.", neverRead(), input().area());
        String formulas = say("%s; %s.", height, width);
        if (height.unread() + width.unread() == 0) {
            return say("%s %s", read, formulas);
        }
        String dropped = say(
                "Rounding down drops %s and %s at the end of the padded input.",
                Numbers.rows(height.unread()), Numbers.columns(width.unread()));
        return say("%s %s", read, say("%s %s", dropped, formulas));
    }

    /** Draws the grid with the window at one of its positions. */
    void draw(Drawing drawing, double left, double top, double side, Size position) {
        drawCells(drawing::add, left, top, side, true);
        double right = columns.start(position.width()) * side;
        double down = rows.start(position.height()) * side;
        drawing.add(windowCells(left, top, side, READ_NOW).moved(right, down));
        drawing.add(windowEdge(left, top, side).moved(right, down));
    }

    /**
     * Draws the grid without a window.
     *
     * @param fills false to leave out the input cells that are read, for the caller to draw
     */
    void drawCells(Consumer<Mark> drawing, double left, double top, double side, boolean fills) {
        Figure input = new Figure("input", INPUT);
        Figure padding = new Figure("padding", PADDING);
        Figure overhang = new Figure("overhang", OVERHANG);
        Figure neverRead = new Figure("never-read", NEVER_READ);
        Figure hatch = new Figure("hatch", HATCH);
        double inset = inset(side);
        for (int row = 0; row < rows.length(); row++) {
            for (int column = 0; column < columns.length(); column++) {
                double x = left + column * side;
                double y = top + row * side;
                boolean isRead = isRead(row, column);
                if (!isInput(row, column)) {
                    (isOverhang(row, column) ? overhang : padding)
                            .box(x + inset, y + inset, side - 2 * inset, side - 2 * inset);
                } else if (fills) {
                    (isRead ? input : neverRead).box(x, y, side, side);
                }
                if (!isRead) {
                    hatch.hatch(x + inset, y + inset, side - 2 * inset);
                }
            }
        }
        drawing.accept(padding);
        drawing.accept(overhang);
        drawing.accept(input);
        drawing.accept(neverRead);
        drawing.accept(hatch);
    }

    /** Returns the cells that the window reads at its first position. */
    Figure windowCells(double left, double top, double side, Ink ink) {
        Figure cells = new Figure("window", ink);
        double inset = inset(side);
        rows.cellsOf(0)
                .forEach(row -> columns.cellsOf(0)
                        .forEach(column -> cells.box(
                                left + column * side + inset,
                                top + row * side + inset,
                                side - 2 * inset,
                                side - 2 * inset)));
        return cells;
    }

    /** Returns the outline of the window at its first position. */
    Figure windowEdge(double left, double top, double side) {
        return new Figure("window-edge", Ink.line(Palette.VERMILION, side >= 12 ? 3 : 1.5))
                .box(left, top, columns.window().extent() * side, rows.window().extent() * side);
    }

    /** Insets dashed outlines a little, so that the dashes of neighbours do not fill each other's gaps. */
    private static double inset(double side) {
        return side >= 12 ? 1.5 : 0;
    }

    /** Draws brackets at the right and the bottom of the grid that show how much the floor drops. */
    void drawRemainder(Consumer<Mark> drawing, double right, double bottom, double side) {
        int dropped = rows.slide().unread();
        if (dropped > 0) {
            double x = right + 9;
            double top = bottom - dropped * side;
            drawing.accept(new Figure("dropped-rows", BRACKET)
                    .line(x, top + 1, x, bottom - 1)
                    .line(x - 4, top + 1, x, top + 1)
                    .line(x - 4, bottom - 1, x, bottom - 1));
            drawing.accept(
                    Label.at(x + 6, (top + bottom) / 2 + 4, Anchor.START, say("⌊ ⌋ drops %s", Numbers.rows(dropped))));
        }
        dropped = columns.slide().unread();
        if (dropped > 0) {
            double y = bottom + 9;
            double left = right - dropped * side;
            drawing.accept(new Figure("dropped-columns", BRACKET)
                    .line(left + 1, y, right - 1, y)
                    .line(left + 1, y - 4, left + 1, y)
                    .line(right - 1, y - 4, right - 1, y));
            drawing.accept(Label.at(right, y + 15, Anchor.END, say("⌊ ⌋ drops %s", Numbers.columns(dropped))));
        }
    }

    /** Returns the grid as text: {@code #} window, {@code .} input, {@code o} padding, {@code /} never read, {@code +} overhang. */
    String toText(Size position) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.length(); row++) {
            for (int column = 0; column < columns.length(); column++) {
                boolean isReadNow = rows.isRead(row, position.height()) && columns.isRead(column, position.width());
                text.append(column == 0 ? "" : " ").append(isReadNow ? '#' : sign(row, column));
            }
            text.append('\n');
        }
        return text.append(say("# window  . input  o padding  / never read"))
                .append(rows.slide().overhang() + columns.slide().overhang() > 0 ? say("  + overhang") : "")
                .toString();
    }

    private char sign(int row, int column) {
        if (!isRead(row, column)) {
            return '/';
        }
        return isInput(row, column) ? '.' : isOverhang(row, column) ? '+' : 'o';
    }
}
