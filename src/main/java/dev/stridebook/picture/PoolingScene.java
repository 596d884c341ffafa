package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pooling of each channel separately: the values under the window, and their result. */
final class PoolingScene extends SlidingScene {
    private static final double CAPTION = 22;
    private static final double BETWEEN_ROWS = 14;

    /** Describes the result of the values under a window. */
    @FunctionalInterface
    private interface Outcome {
        String at(int channel, int row, int column);
    }

    private final Window window;
    private final Outcome outcome;
    /** By channel, the input cell that each output value comes from; empty if none was chosen. */
    private final Optional<float[][][]> winners;

    private final double side;

    private PoolingScene(
            Layer pool,
            Window window,
            float[][][] inputs,
            float[][][] outputs,
            Outcome outcome,
            Optional<float[][][]> winners) {
        super(pool.toString(), window, Matrices.size(say("The input"), inputs[0]), inputs, outputs);
        this.window = window;
        this.outcome = outcome;
        this.winners = winners;
        Size kernel = window.kernel();
        this.side = Math.max(kernel.height(), kernel.width()) <= 5 ? 34 : 26;
    }

    static PoolingScene of(MaxPool2d pool, INDArray image) {
        return chosen(pool, pool.window(), image, pool.pool(image).indices(), "max");
    }

    /** The minimum is the maximum of the negated values. */
    static PoolingScene of(MinPool2d pool, INDArray image) {
        INDArray indices = new MaxPool2d(pool.window()).pool(image.neg()).indices();
        return chosen(pool, pool.window(), image, indices, "min");
    }

    private static PoolingScene chosen(Layer pool, Window window, INDArray image, INDArray indices, String name) {
        float[][][] outputs = planes(pool.forward(image));
        return new PoolingScene(
                pool,
                window,
                planes(image),
                outputs,
                (channel, row, column) -> name + " = " + Numbers.inCell(outputs[channel][row][column]),
                Optional.of(planes(indices)));
    }

    /** Sum and divisor come from the layer itself: it divides by 1, and it averages ones. */
    static PoolingScene of(AvgPool2d pool, INDArray image) {
        float[][][] outputs = planes(pool.forward(image));
        AvgPool2d adding = pool.divisorOverride(1);
        float[][][] sums = planes(adding.forward(image));
        INDArray ones = image.mul(0).addi(1);
        float[][][] divisors = planes(adding.forward(ones).div(pool.forward(ones)));
        return new PoolingScene(
                pool,
                pool.window(),
                planes(image),
                outputs,
                (channel, row, column) -> say(
                        "mean = %s / %s = %s",
                        Numbers.inCell(sums[channel][row][column]),
                        Numbers.inCell(divisors[channel][row][column]),
                        Numbers.inCell(outputs[channel][row][column])),
                Optional.empty());
    }

    private static float[][][] planes(INDArray array) {
        return Matrices.planes(say("An input is"), array, Integer.MAX_VALUE);
    }

    /** Returns the input cell that an output value comes from; empty if there is none. */
    private Optional<Size> winner(int channel, int step) {
        Size at = positionAt(step);
        return winners.map(found -> (int) found[channel][at.height()][at.width()])
                .filter(index -> index >= 0)
                .map(index -> new Size(
                        index / cells.input().width(), index % cells.input().width()));
    }

    @Override
    String caption(int step) {
        StringBuilder text = new StringBuilder(super.caption(step));
        if (inputs.length == 1) {
            winner(0, step).ifPresent(cell -> text.append(say(", from input[%d][%d]", cell.height(), cell.width())));
        }
        return text.toString();
    }

    @Override
    void drawOnInput(Film film, Board board, int channel) {
        if (winners.isEmpty()) {
            return;
        }
        film.add(Slot.place(
                ring(board, "winner"),
                step -> winner(channel, step)
                        .map(cell -> new Point2D.Double(
                                (cell.width() + window.padding().left()) * board.side(),
                                (cell.height() + window.padding().top()) * board.side()))
                        .orElse(null)));
    }

    /** Draws a bold frame inside a cell. */
    private static Figure ring(Board board, String name) {
        double inset = board.side() >= 12 ? 3.5 : 1;
        return new Figure(name, Ink.line(Palette.GREEN, board.side() >= 12 ? 3 : 1.5))
                .box(board.left() + inset, board.top() + inset, board.side() - 2 * inset, board.side() - 2 * inset);
    }

    @Override
    Size panels() {
        Size kernel = window.kernel();
        int widest = IntStream.range(0, steps())
                .map(step -> outcomeAt(0, step).length())
                .max()
                .getAsInt();
        return new Size((int) Math.ceil(inputs.length * (CAPTION + kernel.height() * side + BETWEEN_ROWS)), (int)
                Math.ceil(kernel.width() * side + 12 + (widest + 4) * 14 * 0.6));
    }

    @Override
    void drawPanels(Film film, double top) {
        Size kernel = window.kernel();
        for (int channel = 0; channel < inputs.length; channel++) {
            int plane = channel;
            double rowTop = top + CAPTION + channel * (CAPTION + kernel.height() * side + BETWEEN_ROWS);
            Board shown = new Board(MARGIN, rowTop, side, kernel);
            film.add(Label.at(
                            MARGIN,
                            rowTop - 7,
                            Anchor.START,
                            inputs.length == 1 ? say("in the window") : say("in the window, %s", inputName(channel)))
                    .size(11)
                    .colour(Palette.QUIET_TEXT));
            film.add(shown.boxes("shown", PaddedInput.READ_NOW.edged(Palette.GREY, 1)));
            if (winners.isPresent()) {
                film.add(Slot.place(
                        ring(shown, "winner-shown"),
                        step -> winner(plane, step)
                                .map(cell -> inWindow(step, cell))
                                .orElse(null)));
            }
            shown.drawMovingTexts(film::add, steps(), (step, row, column) -> windowText(plane, step, row, column));
            film.add(Slot.text(
                    Label.at(shown.right() + 12, rowTop + kernel.height() * side / 2 + 5, Anchor.START, "")
                            .size(14)
                            .strong(),
                    step -> outcomeAt(plane, step)));
        }
    }

    private Point2D inWindow(int step, Size cell) {
        int row = cell.height() + window.padding().top() - rowUnder(step, 0);
        int column = cell.width() + window.padding().left() - columnUnder(step, 0);
        return new Point2D.Double(
                side * column / window.dilation().width(),
                side * row / window.dilation().height());
    }

    private String outcomeAt(int channel, int step) {
        Size at = positionAt(step);
        return outcome.at(channel, at.height(), at.width());
    }
}
