package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedExplanation;
import dev.stridebook.shape.Window;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One output channel of a transposed convolution: each input cell, times the kernel, is added to the cells under the window. */
final class TransposedScene implements Scene {
    private static final double MARGIN = SlidingScene.MARGIN;
    private static final double TOP = SlidingScene.GRID_TOP;
    private static final double BETWEEN = 26;
    private static final double BEFORE_OUTPUT = 64;
    private static final double SIGN = 30;
    private static final double CAPTION = 22;
    private static final double BETWEEN_ROWS = 14;
    private static final Ink CUT_OFF =
            Ink.fill(Palette.PALE_GREY).edged(Palette.GREY, 1).broken();

    private final String heading;
    private final Window window;
    private final TransposedExplanation way;
    private final float[][][] inputs;
    private final float[][][] weights;
    /** The output after each step: what the layer computes for an input in which all later cells are 0. */
    private final float[][][] after;
    /** The window's positions on the output, with the padding around it that is cut off. */
    private final PaddedInput canvas;

    private TransposedScene(
            String heading,
            Window window,
            TransposedExplanation way,
            float[][][] inputs,
            float[][][] weights,
            float[][][] after) {
        this.heading = heading;
        this.window = window;
        this.way = way;
        this.inputs = inputs;
        this.weights = weights;
        this.after = after;
        this.canvas = new PaddedInput(
                new AxisCells(new AxisExplanation(
                        window.axis(Axis.HEIGHT),
                        way.height().output(),
                        way.height().input())),
                new AxisCells(new AxisExplanation(
                        window.axis(Axis.WIDTH),
                        way.width().output(),
                        way.width().input())));
        SlidingScene.requireDrawable(canvas.size());
    }

    static TransposedScene of(ConvTranspose2d layer, INDArray image, int outChannel) {
        int perGroup = layer.outChannels() / layer.groups();
        int inGroup = layer.inChannels() / layer.groups();
        int group = outChannel / perGroup;
        Size input = Size.of((int) image.size(2), (int) image.size(3));
        TransposedExplanation way = layer.window().explain(input);
        SlidingScene.requireDrawable(way.outputSize());

        INDArray after = layer.forward(soFar(image))
                .get(
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(outChannel, outChannel + 1),
                        NDArrayIndex.all(),
                        NDArrayIndex.all());
        INDArray seen = image.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(group * inGroup, (group + 1) * inGroup),
                NDArrayIndex.all(),
                NDArrayIndex.all());
        INDArray weight = layer.weight()
                .value()
                .get(
                        NDArrayIndex.interval(group * inGroup, (group + 1) * inGroup),
                        NDArrayIndex.interval(outChannel % perGroup, outChannel % perGroup + 1),
                        NDArrayIndex.all(),
                        NDArrayIndex.all());
        return new TransposedScene(
                layer.outChannels() == 1 ? layer.toString() : say("%s, output channel %d", layer, outChannel),
                layer.window().window(),
                way,
                planes(seen),
                planes(weight),
                planes(after));
    }

    /** Returns for each step the image with the cells up to it, and zeros after it. */
    private static INDArray soFar(INDArray image) {
        int channels = (int) image.size(1);
        int area = (int) (image.size(2) * image.size(3));
        float[] all = image.dup('c').reshape(image.length()).toFloatVector();
        float[] soFar = new float[area * all.length];
        for (int step = 0; step < area; step++) {
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(all, channel * area, soFar, step * all.length + channel * area, step + 1);
            }
        }
        return Nd4j.create(soFar, new long[] {area, channels, image.size(2), image.size(3)}, 'c');
    }

    private static float[][][] planes(INDArray array) {
        return Matrices.planes(say("An input is"), array, Integer.MAX_VALUE);
    }

    private int steps() {
        return after.length;
    }

    private Size positionAt(int step) {
        return new Size(step / way.width().input(), step % way.width().input());
    }

    private String valueText(int channel, int step) {
        Size at = positionAt(step);
        return Numbers.inCell(inputs[channel][at.height()][at.width()]);
    }

    private String productText(int channel, int step, int row, int column) {
        Size at = positionAt(step);
        return Numbers.inCell(inputs[channel][at.height()][at.width()] * weights[channel][row][column]);
    }

    private String inputName(int channel) {
        return inputs.length == 1 ? say("input") : say("channel %d", channel);
    }

    /** {@code input[0][1] = 2 is spread over rows 0 to 2 and columns 2 to 4 of the output}. */
    private String caption(int step) {
        Size at = positionAt(step);
        String values = IntStream.range(0, inputs.length)
                .mapToObj(channel -> valueText(channel, step))
                .collect(Collectors.joining(", "));
        return say(
                "input[%d][%d] = %s is spread over rows %s and columns %s of the output",
                at.height(), at.width(), values, span(canvas.rows(), at.height()), span(canvas.columns(), at.width()));
    }

    private static String span(AxisCells axis, int step) {
        int first = axis.start(step) - axis.window().before();
        return say("%d to %d", first, first + axis.window().extent() - 1).replace('-', '−');
    }

    @Override
    public Film film() {
        Size grid = canvas.size();
        Size input = new Size(way.height().input(), way.width().input());
        Size kernel = window.kernel();
        double gaps = (inputs.length - 1) * BETWEEN + BEFORE_OUTPUT;
        double side = Math.max(
                4,
                Math.floor(Math.min(
                        SlidingScene.LARGEST_SIDE,
                        Math.min(
                                (SlidingScene.WIDEST - 2 * MARGIN - gaps)
                                        / (inputs.length * input.width() + grid.width()),
                                SlidingScene.TALLEST_GRID / Math.max(input.height(), grid.height())))));
        double inputWidth = Math.max(input.width() * side, Label.widthOf(say("input %s", "10×10"), 12));
        double outputLeft = MARGIN + inputs.length * (inputWidth + BETWEEN) - BETWEEN + BEFORE_OUTPUT;
        double panelSide = Math.max(kernel.height(), kernel.width()) <= 5 ? 34 : 26;
        double panelsTop = TOP + Math.max(input.height(), grid.height()) * side + 22;
        double panelHeight = CAPTION + kernel.height() * panelSide + BETWEEN_ROWS;
        double formulaTop = panelsTop + inputs.length * panelHeight + 12;
        double legendTop = formulaTop + 32;
        Legend legend = legend();
        String outputCaption = say("output %s", way.outputSize());
        double width = MARGIN
                + DoubleStream.of(
                                outputLeft + Math.max(grid.width() * side, Label.widthOf(outputCaption, 12)),
                                MARGIN + panelSide * (1 + 2 * kernel.width()) + 2 * SIGN,
                                MARGIN + Label.widthOf(heading, 15),
                                MARGIN + Label.widthOf(way.height().toString(), 12),
                                MARGIN + Label.widthOf(say("Step %d of %d. %s", 100, 100, caption(steps() - 1)), 12),
                                MARGIN + legend.width())
                        .max()
                        .getAsDouble();

        Film film = new Film(width, legendTop + 14 + MARGIN, steps(), title(), description(), this::caption);
        film.add(Label.at(MARGIN, 30, Anchor.START, heading).size(15).strong());
        for (int channel = 0; channel < inputs.length; channel++) {
            double left = MARGIN + channel * (inputWidth + BETWEEN);
            film.add(Label.at(
                    left, TOP - 10, Anchor.START, inputName(channel) + (inputs.length == 1 ? " " + input : "")));
            drawInput(film, new Board(left, TOP, side, input), channel);
            drawPanel(film, channel, panelsTop + CAPTION + channel * panelHeight, panelSide);
        }
        film.add(Label.at(outputLeft, TOP - 10, Anchor.START, outputCaption));
        drawOutput(film, new Board(outputLeft, TOP, side, grid));
        film.add(Label.at(MARGIN, formulaTop, Anchor.START, way.height().toString()));
        film.add(Label.at(MARGIN, formulaTop + 18, Anchor.START, way.width().toString()));
        legend.draw(film::add, MARGIN, legendTop);
        return film;
    }

    private Legend legend() {
        Legend legend = new Legend()
                .entry(PaddedInput.INPUT, false, say("input"))
                .entry(PaddedInput.READ_NOW.edged(Palette.VERMILION, 2), false, say("window"))
                .entry(Ink.fill(Palette.PALE_GREEN).edged(Palette.GREY, 1), false, say("output"));
        if (canvas.isPadded()) {
            legend.entry(CUT_OFF, false, say("cut off by the padding"));
        }
        if (canvas.neverRead() > 0) {
            legend.entry(PaddedInput.NEVER_READ, true, say("nothing is added here"));
        }
        return legend;
    }

    private void drawInput(Film film, Board board, int channel) {
        boolean hasNumbers = Board.hasRoomForNumbers(board.side());
        if (hasNumbers) {
            film.add(board.boxes("input", PaddedInput.INPUT));
        } else {
            board.drawShades(film::add, inputs[channel], Board.Scale.of(inputs), 0, 0);
        }
        Ink ink = hasNumbers ? PaddedInput.READ_NOW.edged(Palette.VERMILION, 3) : Ink.line(Palette.VERMILION, 1.5);
        film.add(Slot.place(
                board.box("input-now", ink, 0, 0),
                step -> new Point2D.Double(
                        positionAt(step).width() * board.side(),
                        positionAt(step).height() * board.side())));
        if (hasNumbers) {
            board.drawTexts(film::add, (row, column) -> Numbers.inCell(inputs[channel][row][column]));
        }
    }

    private void drawOutput(Film film, Board board) {
        int top = window.padding().top();
        int left = window.padding().left();
        Figure output = new Figure("output", Ink.fill(Palette.PALE_GREEN).edged(Palette.GREY, 1));
        Figure cut = new Figure("cut-off", CUT_OFF);
        Figure never = new Figure("never-written", PaddedInput.NEVER_READ);
        Figure hatch = new Figure("hatch", PaddedInput.HATCH);
        for (int row = 0; row < board.size().height(); row++) {
            for (int column = 0; column < board.size().width(); column++) {
                boolean isOutput = canvas.isInput(row, column);
                boolean isWritten = canvas.isRead(row, column);
                (isOutput ? isWritten ? output : never : cut)
                        .box(board.x(column), board.y(row), board.side(), board.side());
                if (isOutput && !isWritten) {
                    hatch.hatch(board.x(column), board.y(row), board.side());
                }
            }
        }
        film.add(cut);
        film.add(output);
        film.add(never);
        film.add(hatch);
        boolean hasNumbers = Board.hasRoomForNumbers(board.side());
        Ink ink = hasNumbers ? PaddedInput.READ_NOW : Ink.line(Palette.ORANGE, 1.5);
        film.add(Slot.place(
                canvas.windowCells(board.left(), board.top(), board.side(), ink), step -> moveOf(step, board.side())));
        film.add(Slot.place(
                canvas.windowEdge(board.left(), board.top(), board.side()), step -> moveOf(step, board.side())));
        if (hasNumbers) {
            Board kept = new Board(board.x(left), board.y(top), board.side(), way.outputSize());
            kept.drawMovingTexts(film::add, steps(), (step, row, column) -> Numbers.inCell(after[step][row][column]));
        }
    }

    private Point2D moveOf(int step, double side) {
        Size at = positionAt(step);
        return new Point2D.Double(
                canvas.columns().start(at.width()) * side, canvas.rows().start(at.height()) * side);
    }

    private void drawPanel(Film film, int channel, double top, double side) {
        Size kernel = window.kernel();
        double middle = top + kernel.height() * side / 2;
        Board value = new Board(MARGIN, middle - side / 2, side, new Size(1, 1));
        film.add(caption(MARGIN, top, inputs.length == 1 ? say("cell") : inputName(channel)));
        film.add(value.boxes("shown", PaddedInput.READ_NOW.edged(Palette.GREY, 1)));
        value.drawMovingTexts(film::add, steps(), (step, row, column) -> valueText(channel, step));
        film.add(Label.at(value.right() + SIGN / 2, middle + 5, Anchor.MIDDLE, "×")
                .size(18));

        Board weight = new Board(value.right() + SIGN, top, side, kernel);
        film.add(caption(weight.left() + (inputs.length == 1 ? 0 : 30), top, say("kernel")));
        film.add(weight.boxes("kernel", Ink.fill(Palette.CARD).edged(Palette.GREY, 1)));
        weight.drawTexts(film::add, (row, column) -> Numbers.inCell(weights[channel][row][column]));
        film.add(Label.at(weight.right() + SIGN / 2, middle + 5, Anchor.MIDDLE, "=")
                .size(18));

        Board product = new Board(weight.right() + SIGN, top, side, kernel);
        film.add(caption(product.left(), top, say("added to the output")));
        film.add(product.boxes("products", Ink.fill(Palette.PALE_GREEN).edged(Palette.GREY, 1)));
        product.drawMovingTexts(film::add, steps(), (step, row, column) -> productText(channel, step, row, column));
    }

    private static Label caption(double left, double top, String text) {
        return Label.at(left, top - 7, Anchor.START, text).size(11).colour(Palette.QUIET_TEXT);
    }

    private String title() {
        Size input = new Size(way.height().input(), way.width().input());
        return say(
                "%s on an input of %s gives an output of %s, step by step.",
                heading,
                inputs.length == 1 ? input : say("%s with %d channels", input, inputs.length),
                way.outputSize());
    }

    private String description() {
        return say("Each input cell, times the kernel, is added to the output. %s; %s.", way.height(), way.width());
    }

    @Override
    public WindowStrip strip() {
        return WindowStrip.of(heading, canvas, Optional.empty(), this::caption);
    }

    /** Returns the input and output numbers. */
    @Override
    public String toText() {
        return say("input %s", Arrays.deepToString(inputs))
                + "\n"
                + say("output %s", Arrays.deepToString(after[steps() - 1]));
    }
}
