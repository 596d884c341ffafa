package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A window that slides over an input and fills an output cell by cell. Subclasses define what it computes. */
class SlidingScene implements Scene {
    static final double MARGIN = 20;
    static final double GRID_TOP = 72;
    static final double WIDEST = 900;
    static final double TALLEST_GRID = 440;
    static final double LARGEST_SIDE = 32;
    private static final double BETWEEN_INPUTS = 26;
    private static final double BEFORE_OUTPUTS = 64;
    private static final double REMAINDER = 130;

    private final String heading;
    private final Window window;
    final Explanation slide;
    final PaddedInput cells;
    final Size output;
    /** By channel; null for a film without numbers. */
    final float[][][] inputs;
    /** One, or one for each channel; null for a film without numbers. */
    final float[][][] outputs;

    SlidingScene(String heading, Window window, Size input, float[][][] inputs, float[][][] outputs) {
        this.heading = heading;
        this.window = window;
        this.slide = window.explain(input);
        this.cells = PaddedInput.of(slide);
        this.output = slide.outputSize();
        this.inputs = inputs;
        this.outputs = outputs;
        requireDrawable(cells.size());
        requireDrawable(output);
    }

    static void requireDrawable(Size grid) {
        if (grid.height() > Animation.MOST_CELLS || grid.width() > Animation.MOST_CELLS) {
            throw new ShapeException(say(
                    "An animated window fits on at most %d×%d cells with padding, but there are %s. Use part of the input, or a picture of one position: WindowPicture.of(…).",
                    Animation.MOST_CELLS, Animation.MOST_CELLS, grid));
        }
    }

    int steps() {
        return (int) output.area();
    }

    /** Returns the output cell that a step fills. */
    Size positionAt(int step) {
        return new Size(step / output.width(), step % output.width());
    }

    /** Returns the text in a cell of the padded input; empty if it has none. */
    String inputText(int channel, int row, int column) {
        return cells.isInput(row, column)
                ? Numbers.inCell(inputs[channel][row - window.padding().top()][
                        column - window.padding().left()])
                : "";
    }

    /** Returns what the window covers at a step. */
    final String windowText(int channel, int step, int kernelRow, int kernelColumn) {
        return inputText(channel, rowUnder(step, kernelRow), columnUnder(step, kernelColumn));
    }

    final int rowUnder(int step, int kernelRow) {
        return cells.rows().start(positionAt(step).height())
                + kernelRow * window.dilation().height();
    }

    final int columnUnder(int step, int kernelColumn) {
        return cells.columns().start(positionAt(step).width())
                + kernelColumn * window.dilation().width();
    }

    String inputName(int channel) {
        return planes() == 1 ? say("input") : say("channel %d", channel);
    }

    String outputName(int plane) {
        return outputPlanes() == 1 ? say("output") : say("output, channel %d", plane);
    }

    private int planes() {
        return inputs == null ? 1 : inputs.length;
    }

    private int outputPlanes() {
        return outputs == null ? 1 : outputs.length;
    }

    /** {@code output[1][0] = 6}. */
    String caption(int step) {
        Size at = positionAt(step);
        String cell = "output[%d][%d]".formatted(at.height(), at.width());
        return IntStream.range(0, outputPlanes())
                .mapToObj(plane -> {
                    String name = outputPlanes() == 1 ? cell : say("channel %d: %s", plane, cell);
                    return outputs == null ? name : name + " = " + outputText(plane, at.height(), at.width());
                })
                .collect(Collectors.joining(say(", ")));
    }

    final String outputText(int plane, int row, int column) {
        return Numbers.inCell(outputs[plane][row][column]);
    }

    /** Returns the space needed for the window's computation. */
    Size panels() {
        return new Size(0, 0);
    }

    /** Draws the window's computation. */
    void drawPanels(Film film, double top) {}

    /** Draws on top of an input's grid. */
    void drawOnInput(Film film, Board board, int channel) {}

    @Override
    public final Film film() {
        Size grid = cells.size();
        boolean dropsRows = slide.height().unread() > 0;
        double gaps =
                (planes() - 1 + outputPlanes() - 1) * BETWEEN_INPUTS + (dropsRows ? REMAINDER : 0) + BEFORE_OUTPUTS;
        int columns = planes() * grid.width() + outputPlanes() * output.width();
        double side = Math.max(
                4,
                Math.floor(Math.min(
                        LARGEST_SIDE,
                        Math.min(
                                (WIDEST - 2 * MARGIN - gaps) / columns,
                                TALLEST_GRID / Math.max(grid.height(), output.height())))));
        double gridWidth = Math.max(grid.width() * side, planes() == 1 ? 0 : Label.widthOf(say("channel %d", 0), 12));
        double outputWidth = Math.max(output.width() * side, Label.widthOf(outputCaption(0), 12));
        double outputLeft =
                MARGIN + planes() * (gridWidth + BETWEEN_INPUTS) - BETWEEN_INPUTS + (dropsRows ? REMAINDER : 0);
        outputLeft = Math.max(outputLeft, MARGIN + Label.widthOf(inputCaption(0), 12)) + BEFORE_OUTPUTS;
        double bottom = GRID_TOP
                + Math.max(grid.height() * side + (slide.width().unread() > 0 ? 26 : 0), output.height() * side);
        double panelsTop = bottom + 22;
        double formulaTop = panelsTop + panels().height() + 12;
        double legendTop = formulaTop + 32;
        Legend legend = inputs == null || Board.hasRoomForNumbers(side)
                ? Legend.of(cells)
                : Legend.ofShaded(cells, Board.Scale.of(inputs));
        double width = MARGIN
                + DoubleStream.of(
                                outputLeft + outputPlanes() * (outputWidth + BETWEEN_INPUTS) - BETWEEN_INPUTS,
                                MARGIN + panels().width(),
                                MARGIN + Label.widthOf(heading, 15),
                                MARGIN + Label.widthOf(slide.height().toString(), 12),
                                MARGIN + Label.widthOf(slide.width().toString(), 12),
                                MARGIN + Label.widthOf(say("Step %d of %d. %s", 100, 100, caption(steps() - 1)), 12),
                                MARGIN + legend.width())
                        .max()
                        .getAsDouble();

        Film film = new Film(width, legendTop + 14 + MARGIN, steps(), title(), cells.description(), this::caption);
        film.add(Label.at(MARGIN, 30, Anchor.START, heading).size(15).strong());
        for (int channel = 0; channel < planes(); channel++) {
            double left = MARGIN + channel * (gridWidth + BETWEEN_INPUTS);
            film.add(Label.at(left, GRID_TOP - 10, Anchor.START, inputCaption(channel)));
            drawInput(film, new Board(left, GRID_TOP, side, grid), channel);
        }
        double inputsRight = MARGIN + (planes() - 1) * (gridWidth + BETWEEN_INPUTS) + grid.width() * side;
        cells.drawRemainder(film::add, inputsRight, GRID_TOP + grid.height() * side, side);
        for (int plane = 0; plane < outputPlanes(); plane++) {
            double left = outputLeft + plane * (outputWidth + BETWEEN_INPUTS);
            film.add(Label.at(left, GRID_TOP - 10, Anchor.START, outputCaption(plane)));
            drawOutput(film, new Board(left, GRID_TOP, side, output), plane);
        }
        drawPanels(film, panelsTop);
        film.add(Label.at(MARGIN, formulaTop, Anchor.START, slide.height().toString()));
        film.add(Label.at(MARGIN, formulaTop + 18, Anchor.START, slide.width().toString()));
        legend.draw(film::add, MARGIN, legendTop);
        return film;
    }

    private String inputCaption(int channel) {
        Padding padding = window.padding();
        Size input = cells.input();
        String padded = "%d×%d".formatted(input.height() + padding.vertical(), input.width() + padding.horizontal());
        if (planes() > 1) {
            return inputName(channel);
        }
        String caption = inputName(channel) + " " + input;
        return padding.equals(Padding.NONE) ? caption : say("%s, padded %s", caption, padded);
    }

    private String outputCaption(int plane) {
        return outputPlanes() > 1 && plane > 0 ? say("channel %d", plane) : outputName(plane) + " " + output;
    }

    private void drawInput(Film film, Board board, int channel) {
        boolean hasNumbers = inputs != null && Board.hasRoomForNumbers(board.side());
        boolean isShaded = inputs != null && !hasNumbers;
        if (isShaded) {
            board.drawShades(
                    film::add,
                    inputs[channel],
                    Board.Scale.of(inputs),
                    window.padding().top(),
                    window.padding().left());
        }
        cells.drawCells(film::add, board.left(), board.top(), board.side(), !isShaded);
        Ink ink = isShaded ? Ink.line(Palette.VERMILION, 1.5) : PaddedInput.READ_NOW;
        film.add(Slot.place(
                cells.windowCells(board.left(), board.top(), board.side(), ink), step -> moveOf(step, board.side())));
        film.add(Slot.place(
                cells.windowEdge(board.left(), board.top(), board.side()), step -> moveOf(step, board.side())));
        drawOnInput(film, board, channel);
        if (hasNumbers) {
            board.drawTexts(film::add, (row, column) -> inputText(channel, row, column));
        }
    }

    private Point2D moveOf(int step, double side) {
        return new Point2D.Double(columnUnder(step, 0) * side, rowUnder(step, 0) * side);
    }

    private void drawOutput(Film film, Board board, int plane) {
        boolean hasNumbers = outputs != null && Board.hasRoomForNumbers(board.side());
        boolean isShaded = outputs != null && !hasNumbers;
        Board.Scale scale = isShaded ? Board.Scale.of(outputs[plane]) : null;
        film.add(board.boxes("output", Ink.fill(Palette.CARD).edged(isShaded ? Palette.CARD_EDGE : Palette.GREY, 1)));
        for (int step = 0; step < steps(); step++) {
            Size at = positionAt(step);
            Ink ink = isShaded
                    ? Ink.fill(scale.tone(outputs[plane][at.height()][at.width()]))
                    : Ink.fill(Palette.PALE_GREEN).edged(Palette.GREY, 1);
            film.add(Slot.from(step, board.box("output-filled", ink, at.height(), at.width())));
        }
        Ink now = isShaded
                ? Ink.line(Palette.VERMILION, 1.5)
                : PaddedInput.READ_NOW.edged(Palette.VERMILION, board.side() >= 12 ? 3 : 1.5);
        film.add(Slot.place(
                board.box("output-now", now, 0, 0),
                step -> new Point2D.Double(
                        positionAt(step).width() * board.side(),
                        positionAt(step).height() * board.side())));
        if (hasNumbers) {
            board.drawMovingTexts(
                    film::add,
                    steps(),
                    (step, row, column) -> step < row * output.width() + column ? "" : outputText(plane, row, column));
        }
    }

    private String title() {
        return say(
                "%s on an input of %s gives an output of %s, step by step.",
                heading,
                planes() == 1 ? cells.input() : say("%s with %d channels", cells.input(), planes()),
                outputPlanes() == 1 ? output : say("%s for each channel", output));
    }

    @Override
    public final WindowStrip strip() {
        return WindowStrip.of(
                heading,
                cells,
                inputs != null && inputs.length == 1
                        ? Optional.of((row, column) -> inputText(0, row, column))
                        : Optional.empty(),
                this::caption);
    }

    /** Returns the first step as text. */
    @Override
    public final String toText() {
        return cells.toText(positionAt(0));
    }
}
