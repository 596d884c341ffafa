package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;

/**
 * A picture of a window on an input: its position, the output cell it fills, the padding, the cells that are never read or
 * that rounding drops, and the formula with its numbers (S3.1 to S3.4, S4.2).
 *
 * <pre>{@code
 * WindowPicture.of(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8)
 * WindowPicture.of(kernel(3), pixels).weights(edgeKernel).at(2, 1)   // with the products and their sum
 * }</pre>
 */
public final class WindowPicture implements Displayable {
    /** The cells of larger inputs would be too small to see. */
    private static final int MOST_CELLS = 70;
    /** The cells of larger inputs would be too small for a number. */
    private static final int MOST_CELLS_WITH_NUMBERS = 20;

    private static final double MARGIN = 20;
    private static final double GRID_TOP = 96;

    private final Window window;
    private final Explanation slide;
    private final PaddedInput input;
    private final Size position;
    private final float[][] values;
    private final float[][] weights;

    private WindowPicture(
            Window window, Explanation slide, PaddedInput input, Size position, float[][] values, float[][] weights) {
        this.window = window;
        this.slide = slide;
        this.input = input;
        this.position = position;
        this.values = values;
        this.weights = weights;
    }

    /**
     * Shows the window at its first position.
     *
     * @throws ShapeException if the window does not fit, or the padded input has more than 70 cells a side
     */
    public static WindowPicture of(Window window, int inputHeight, int inputWidth) {
        Explanation slide = window.explain(inputHeight, inputWidth);
        PaddedInput input = PaddedInput.of(slide);
        if (isLarger(input.size(), MOST_CELLS)) {
            throw new ShapeException(say(
                    "A window can be drawn on at most %d×%d cells with padding, but these are %s. Draw a smaller input.",
                    MOST_CELLS, MOST_CELLS, input.size()));
        }
        return new WindowPicture(window, slide, input, new Size(0, 0), null, null);
    }

    /**
     * @throws ShapeException as {@link #of(Window, int, int)}
     */
    public static WindowPicture of(Window window, Size input) {
        return of(window, input.height(), input.width());
    }

    /**
     * Shows the window at its first position, with numbers in the input's cells.
     *
     * @param values height × width
     * @throws ShapeException if the window does not fit, the rows differ in length, or the padded input has more than 20
     *     cells a side
     */
    public static WindowPicture of(Window window, float[][] values) {
        WindowPicture picture = of(window, Matrices.size(say("The input"), values));
        Size padded = picture.input.size();
        if (isLarger(padded, MOST_CELLS_WITH_NUMBERS)) {
            throw new ShapeException(say(
                    "Numbers fit into at most %d×%d cells with padding, but these are %s. Draw a smaller input.",
                    MOST_CELLS_WITH_NUMBERS, MOST_CELLS_WITH_NUMBERS, padded));
        }
        return new WindowPicture(window, picture.slide, picture.input, picture.position, Matrices.copy(values), null);
    }

    /**
     * Puts these weights into the kernel, which adds the products, their sum, and the output so far to the picture.
     *
     * @param kernel height × width of the kernel
     * @throws ShapeException if the picture has no numbers in its input, or the weights do not have the kernel's size
     */
    public WindowPicture weights(float[][] kernel) {
        if (values == null) {
            throw new ShapeException(say("Weights need numbers to be multiplied with: give the input's values, "
                    + "as in WindowPicture.of(window, values).weights(kernel)."));
        }
        Size size = Matrices.size(say("The weights"), kernel);
        if (!size.equals(window.kernel())) {
            throw new ShapeException(say("The window's kernel is %s, but the weights are %s.", window.kernel(), size));
        }
        return new WindowPicture(window, slide, input, position, values, Matrices.copy(kernel));
    }

    /**
     * Moves the window to where it fills this cell of the output; both indices start at 0.
     *
     * @throws ShapeException if the output has no such cell
     */
    public WindowPicture at(int row, int column) {
        Size output = slide.outputSize();
        if (row < 0 || column < 0 || row >= output.height() || column >= output.width()) {
            throw new ShapeException(say(
                    "There is no output[%d][%d]: the output is %s, so rows are 0 to %d and columns 0 to %d.",
                    row, column, output, output.height() - 1, output.width() - 1));
        }
        return new WindowPicture(window, slide, input, new Size(row, column), values, weights);
    }

    @Override
    public MimeBundle toMimeBundle() {
        return draw().toMimeBundle(input.toText(position));
    }

    private Drawing draw() {
        double side = cellSide();
        Size grid = input.size();
        Size output = slide.outputSize();
        boolean dropsRows = slide.height().unread() > 0;
        boolean dropsColumns = slide.width().unread() > 0;

        double left = MARGIN + (output.height() > 1 ? 62 : 0);
        double right = left + grid.width() * side;
        double bottom = GRID_TOP + grid.height() * side;
        double outputLeft = right + (dropsRows ? 150 : 70);
        double outputBottom = GRID_TOP + output.height() * side;
        String outputCaption = say("output %s", output);
        double y = Math.max(bottom + (dropsColumns ? 26 : 0), outputBottom) + 18;

        Legend legend = Legend.of(input);
        Products products = weights == null ? null : new Products(side);
        double productsTop = y;
        y += products == null ? 0 : products.height();
        double formulaTop = y + 12;
        double legendTop = formulaTop + 34;
        double width = MARGIN
                + max(
                        outputLeft + output.width() * side,
                        outputLeft + Label.widthOf(outputCaption, 12),
                        MARGIN + Label.widthOf(window.toString(), 15),
                        MARGIN + Label.widthOf(longest(slide), 12),
                        MARGIN + legend.width(),
                        products == null ? 0 : MARGIN + products.width());

        Drawing drawing = new Drawing(width, legendTop + 14 + MARGIN, title(), description());
        drawing.add(
                Label.at(MARGIN, 30, Anchor.START, window.toString()).size(15).strong());
        drawing.add(Label.at(left, 54, Anchor.START, inputCaption()));
        drawing.add(Label.at(outputLeft, 54, Anchor.START, outputCaption));
        input.draw(drawing, left, GRID_TOP, side, position);
        drawStrides(drawing, left, side);
        input.drawRemainder(drawing::add, right, bottom, side);
        drawOutput(drawing, outputLeft, side);
        drawProjection(drawing, left, outputLeft, side);
        if (values != null) {
            drawInputValues(drawing, left, side);
        }
        if (products != null) {
            products.draw(drawing, productsTop);
        }
        drawing.add(Label.at(MARGIN, formulaTop, Anchor.START, slide.height().toString()));
        drawing.add(
                Label.at(MARGIN, formulaTop + 18, Anchor.START, slide.width().toString()));
        legend.draw(drawing::add, MARGIN, legendTop);
        return drawing;
    }

    private double cellSide() {
        Size grid = input.size();
        double fits = Math.floor(420.0 / Math.max(grid.height(), grid.width()));
        return values == null ? Math.max(6, Math.min(26, fits)) : Math.max(24, Math.min(34, fits));
    }

    private String inputCaption() {
        Size size = input.input();
        Padding padding = window.padding();
        return padding.equals(Padding.NONE)
                ? say("input %s", size)
                : say(
                        "input %s, padded %d×%d",
                        size, size.height() + padding.vertical(), size.width() + padding.horizontal());
    }

    /** Draws how far the window moves between its first two positions along each axis. */
    private void drawStrides(Drawing drawing, double left, double side) {
        Figure lines = new Figure("stride", Ink.line(Palette.BLUE, 1.5));
        Size output = slide.outputSize();
        if (output.width() > 1) {
            double y = GRID_TOP - 10;
            double to = left + window.stride().width() * side;
            lines.line(left, y, to, y).line(left, y - 4, left, y + 4).line(to, y - 4, to, y + 4);
            drawing.add(Label.at(
                            left,
                            y - 8,
                            Anchor.START,
                            say("stride %d", window.stride().width()))
                    .colour(Palette.BLUE));
        }
        if (output.height() > 1) {
            double x = left - 10;
            double to = GRID_TOP + window.stride().height() * side;
            lines.line(x, GRID_TOP, x, to)
                    .line(x - 4, GRID_TOP, x + 4, GRID_TOP)
                    .line(x - 4, to, x + 4, to);
            drawing.add(Label.at(
                            x - 8,
                            (GRID_TOP + to) / 2 + 4,
                            Anchor.END,
                            say("stride %d", window.stride().height()))
                    .colour(Palette.BLUE));
        }
        drawing.add(lines);
    }

    /** Draws two lines from the window to the cell it fills. */
    private void drawProjection(Drawing drawing, double left, double outputLeft, double side) {
        double right = left
                + (input.columns().start(position.width()) + window.extent().width()) * side;
        double top = GRID_TOP + input.rows().start(position.height()) * side;
        double cellLeft = outputLeft + position.width() * side;
        double cellTop = GRID_TOP + position.height() * side;
        drawing.add(new Figure("projection", Ink.line(Palette.VERMILION, 1))
                .line(right, top, cellLeft, cellTop)
                .line(right, top + window.extent().height() * side, cellLeft, cellTop + side));
    }

    private void drawOutput(Drawing drawing, double left, double side) {
        Figure filled = new Figure("output-filled", Ink.fill(Palette.PALE_GREEN).edged(Palette.GREY, 1));
        Figure toCome = new Figure("output", Ink.fill(Palette.CARD).edged(Palette.GREY, 1));
        Size output = slide.outputSize();
        for (int row = 0; row < output.height(); row++) {
            for (int column = 0; column < output.width(); column++) {
                boolean isFilled = row < position.height() || row == position.height() && column < position.width();
                (isFilled ? filled : toCome).box(left + column * side, GRID_TOP + row * side, side, side);
            }
        }
        drawing.add(toCome);
        drawing.add(filled);
        drawing.add(new Figure("output-now", PaddedInput.READ_NOW.edged(Palette.VERMILION, side >= 12 ? 3 : 1.5))
                .box(left + position.width() * side, GRID_TOP + position.height() * side, side, side));
        if (weights == null) {
            return;
        }
        for (int row = 0; row <= position.height(); row++) {
            int columns = row < position.height() ? output.width() : position.width() + 1;
            for (int column = 0; column < columns; column++) {
                number(drawing, left + column * side, GRID_TOP + row * side, side, sumAt(row, column));
            }
        }
    }

    private void drawInputValues(Drawing drawing, double left, double side) {
        for (int row = 0; row < input.rows().length(); row++) {
            for (int column = 0; column < input.columns().length(); column++) {
                if (!input.isOverhang(row, column)) {
                    number(drawing, left + column * side, GRID_TOP + row * side, side, valueAt(row, column));
                }
            }
        }
    }

    private static void number(Drawing drawing, double left, double top, double side, double value) {
        String text = Numbers.inCell(value);
        double size = Math.min(13, (side - 2) / Label.widthOf(text, 1));
        drawing.add(Label.at(left + side / 2, top + side / 2 + size * 0.36, Anchor.MIDDLE, text)
                .size(size));
    }

    /** Returns the value of a cell of the padded input; padding and overhang are zeros. */
    private float valueAt(int row, int column) {
        return input.isInput(row, column)
                ? values[row - window.padding().top()][column - window.padding().left()]
                : 0;
    }

    private double productAt(Size at, int kernelRow, int kernelColumn) {
        int row =
                input.rows().start(at.height()) + kernelRow * window.dilation().height();
        int column = input.columns().start(at.width())
                + kernelColumn * window.dilation().width();
        return (double) valueAt(row, column) * weights[kernelRow][kernelColumn];
    }

    private double sumAt(int row, int column) {
        double sum = 0;
        for (int kernelRow = 0; kernelRow < weights.length; kernelRow++) {
            for (int kernelColumn = 0; kernelColumn < weights[0].length; kernelColumn++) {
                sum += productAt(new Size(row, column), kernelRow, kernelColumn);
            }
        }
        return sum;
    }

    private String title() {
        return say(
                "A window with %s on an input of %s gives an output of %s.", window, input.input(), slide.outputSize());
    }

    private String description() {
        String rows = span(input.rows(), position.height());
        String columns = span(input.columns(), position.width());
        String covered = weights == null
                ? say(
                        "The window covers rows %s and columns %s of the input and fills output[%d][%d].",
                        rows, columns, position.height(), position.width())
                : say(
                        "The window covers rows %s and columns %s of the input and fills output[%d][%d] with %s.",
                        rows,
                        columns,
                        position.height(),
                        position.width(),
                        Numbers.inCell(sumAt(position.height(), position.width())));
        return say("%s %s", covered, input.description());
    }

    /** {@code −1 to 1}: first and last cell, relative to the input's first cell, so that padding before it is negative. */
    private static String span(AxisCells cells, int step) {
        int first = cells.start(step) - cells.window().before();
        return say("%d to %d", first, first + cells.window().extent() - 1).replace('-', '−');
    }

    private static String longest(Explanation slide) {
        AxisExplanation height = slide.height();
        AxisExplanation width = slide.width();
        return height.toString().length() > width.toString().length() ? height.toString() : width.toString();
    }

    private static double max(double... values) {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }

    private static boolean isLarger(Size padded, int cells) {
        return padded.height() > cells || padded.width() > cells;
    }

    /** Drawn below the grids: the values that the window covers, times the weights, give products, which add up to one value. */
    private final class Products {
        private static final double TOP_TO_GRID = 22;
        private static final double SIGN = 34;

        private final double side;

        Products(double side) {
            this.side = side;
        }

        double width() {
            return 3 * window.kernel().width() * side + 3 * SIGN + Label.widthOf("sum = −0.00", 14);
        }

        double height() {
            return TOP_TO_GRID + window.kernel().height() * side + 18;
        }

        void draw(Drawing drawing, double top) {
            double gridWidth = window.kernel().width() * side;
            double gridTop = top + TOP_TO_GRID;
            double middle = gridTop + window.kernel().height() * side / 2 + 5;
            double x = MARGIN;
            grid(
                    drawing,
                    say("in the window"),
                    x,
                    gridTop,
                    PaddedInput.READ_NOW,
                    (row, column) -> valueAt(
                            input.rows().start(position.height())
                                    + row * window.dilation().height(),
                            input.columns().start(position.width())
                                    + column * window.dilation().width()));
            x += gridWidth;
            drawing.add(Label.at(x + SIGN / 2, middle, Anchor.MIDDLE, "×").size(18));
            x += SIGN;
            grid(drawing, say("kernel"), x, gridTop, Ink.fill(Palette.CARD), (row, column) -> weights[row][column]);
            x += gridWidth;
            drawing.add(Label.at(x + SIGN / 2, middle, Anchor.MIDDLE, "=").size(18));
            x += SIGN;
            grid(
                    drawing,
                    say("products"),
                    x,
                    gridTop,
                    Ink.fill(Palette.PALE_GREEN),
                    (row, column) -> productAt(position, row, column));
            x += gridWidth;
            drawing.add(Label.at(
                            x + 12,
                            middle,
                            Anchor.START,
                            say("sum = %s", Numbers.inCell(sumAt(position.height(), position.width()))))
                    .size(14)
                    .strong());
        }

        private void grid(Drawing drawing, String caption, double left, double top, Ink ink, Cell cell) {
            drawing.add(Label.at(left, top - 8, Anchor.START, caption).colour(Palette.QUIET_TEXT));
            Figure boxes = new Figure("products", ink.edged(Palette.GREY, 1));
            Size kernel = window.kernel();
            for (int row = 0; row < kernel.height(); row++) {
                for (int column = 0; column < kernel.width(); column++) {
                    boxes.box(left + column * side, top + row * side, side, side);
                }
            }
            drawing.add(boxes);
            for (int row = 0; row < kernel.height(); row++) {
                for (int column = 0; column < kernel.width(); column++) {
                    number(drawing, left + column * side, top + row * side, side, cell.at(row, column));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Cell {
        double at(int row, int column);
    }
}
