package dev.stridebook.view;

import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Size;

/**
 * An input with its padding as a grid of cells, and which of them a window reads.
 *
 * @param rows the vertical axis
 * @param columns the horizontal axis
 */
record PaddedInput(AxisCells rows, AxisCells columns) {
    static final Ink INPUT = Ink.fill(Palette.PALE_BLUE).edged("#a9c3da", 1);
    static final Ink PADDING = Ink.fill(Palette.CARD).edged(Palette.GREY, 1).broken();
    static final Ink OVERHANG =
            Ink.fill(Palette.PALE_GREY).edged(Palette.GREY, 1).broken();
    static final Ink NEVER_READ = Ink.fill(Palette.PALE_GREY).edged(Palette.GREY, 1);
    static final Ink HATCH = Ink.line(Palette.GREY, 1);
    static final Ink READ_NOW = Ink.fill(Palette.ORANGE);

    static PaddedInput of(Explanation slide) {
        return new PaddedInput(new AxisCells(slide.height()), new AxisCells(slide.width()));
    }

    Size input() {
        return new Size(rows.slide().input(), columns.slide().input());
    }

    /** Padding counted, and what ceil mode hangs over. */
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

    /** How many cells of the input no position of the window reads. */
    long neverRead() {
        Size input = input();
        return input.area() - (long) (input.height() - rows.neverRead()) * (input.width() - columns.neverRead());
    }

    /** Draws the grid with the window at one of its positions. */
    void draw(Drawing drawing, double left, double top, double side, Size position) {
        Figure input = new Figure("input", INPUT);
        Figure padding = new Figure("padding", PADDING);
        Figure overhang = new Figure("overhang", OVERHANG);
        Figure neverRead = new Figure("never-read", NEVER_READ);
        Figure hatch = new Figure("hatch", HATCH);
        Figure readNow = new Figure("window", READ_NOW);
        // Dashed neighbours stand a little apart, so that their dashes do not fill each other's gaps.
        double inset = side >= 12 ? 1.5 : 0;
        for (int row = 0; row < rows.length(); row++) {
            for (int column = 0; column < columns.length(); column++) {
                double x = left + column * side;
                double y = top + row * side;
                boolean isRead = isRead(row, column);
                if (isInput(row, column)) {
                    (isRead ? input : neverRead).box(x, y, side, side);
                } else {
                    (isOverhang(row, column) ? overhang : padding)
                            .box(x + inset, y + inset, side - 2 * inset, side - 2 * inset);
                }
                if (!isRead) {
                    hatch.hatch(x + inset, y + inset, side - 2 * inset);
                }
                if (rows.isRead(row, position.height()) && columns.isRead(column, position.width())) {
                    readNow.box(x + inset, y + inset, side - 2 * inset, side - 2 * inset);
                }
            }
        }
        drawing.add(padding);
        drawing.add(overhang);
        drawing.add(input);
        drawing.add(neverRead);
        drawing.add(hatch);
        drawing.add(readNow);
        drawing.add(new Figure("window-edge", Ink.line(Palette.VERMILION, side >= 12 ? 3 : 1.5))
                .box(
                        left + columns.start(position.width()) * side,
                        top + rows.start(position.height()) * side,
                        columns.window().extent() * side,
                        rows.window().extent() * side));
    }

    /** The grid in characters: {@code #} window, {@code .} input, {@code o} padding, {@code /} never read, {@code +} overhang. */
    String toText(Size position) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.length(); row++) {
            for (int column = 0; column < columns.length(); column++) {
                boolean isReadNow = rows.isRead(row, position.height()) && columns.isRead(column, position.width());
                text.append(column == 0 ? "" : " ").append(isReadNow ? '#' : sign(row, column));
            }
            text.append('\n');
        }
        return text.append("# window  . input  o padding  / never read")
                .append(rows.slide().overhang() + columns.slide().overhang() > 0 ? "  + overhang" : "")
                .toString();
    }

    private char sign(int row, int column) {
        if (!isRead(row, column)) {
            return '/';
        }
        return isInput(row, column) ? '.' : isOverhang(row, column) ? '+' : 'o';
    }
}
