package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Sequential;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.AxisField;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A picture of the part of a network's input that one cell of a feature map sees (S3.12, S3.13). Beyond the input's edge it sees
 * padding.
 *
 * <pre>{@code
 * ReceptiveFieldPicture.of(net, Shape.of(1, 28, 28), 5)            // after layer 5, the cell in the middle
 * ReceptiveFieldPicture.of(net, Shape.of(1, 28, 28), 5).at(0, 0)
 * ReceptiveFieldPicture.of(net, Shape.of(1, 28, 28), 5).on(digit)  // drawn on the image
 * }</pre>
 */
public final class ReceptiveFieldPicture implements Displayable {
    private static final double MARGIN = 20;
    private static final double TOP = 66;
    private static final double LARGEST_INPUT = 320;
    private static final double LARGEST_MAP = 200;
    private static final int MOST_CELLS_WITH_LINES = 48;

    private final String layer;
    private final Shape input;
    private final Shape map;
    private final ReceptiveField field;
    private final Size cell;
    private final Optional<float[][]> image;

    private ReceptiveFieldPicture(
            String layer, Shape input, Shape map, ReceptiveField field, Size cell, Optional<float[][]> image) {
        this.layer = layer;
        this.input = input;
        this.map = map;
        this.field = field;
        this.cell = cell;
        this.image = image;
    }

    /**
     * Shows what the cell in the middle of a layer's output sees.
     *
     * @param layer the layer's position in the network, from 0
     * @throws ShapeException if the network cannot take such an input, has no such layer, or the layer outputs features, each of
     *     which sees the whole input
     */
    public static ReceptiveFieldPicture of(Sequential net, Shape input, int layer) {
        String name = Activations.requireLayer(net, layer).name();
        Shape map = net.shapes(input).get(layer + 1);
        if (!map.isImage()) {
            throw new ShapeException(say(
                    "Layer %d (%s) outputs %s features, and each of them sees the whole input. Choose a layer that outputs feature maps.",
                    layer, name, map));
        }
        ReceptiveField field = ReceptiveField.of(input.size());
        for (int i = 0; i <= layer; i++) {
            field = net.layers().get(i).receptiveField(field);
        }
        Size middle = new Size(map.size().height() / 2, map.size().width() / 2);
        return new ReceptiveFieldPicture(say("layer %d, %s", layer, name), input, map, field, middle, Optional.empty());
    }

    /**
     * Shows what this cell sees; both indices start at 0.
     *
     * @throws ShapeException if the map has no such cell
     */
    public ReceptiveFieldPicture at(int row, int column) {
        Size size = map.size();
        if (row < 0 || column < 0 || row >= size.height() || column >= size.width()) {
            throw new ShapeException(say(
                    "There is no cell [%d][%d]: the map is %s, so rows are 0 to %d and columns 0 to %d.",
                    row, column, size, size.height() - 1, size.width() - 1));
        }
        return new ReceptiveFieldPicture(layer, input, map, field, new Size(row, column), image);
    }

    /**
     * Draws it on an image; of an image with several channels, on the first.
     *
     * @param values the image, of the input's size: {@code [h, w]}, {@code [c, h, w]} or {@code [1, c, h, w]}
     * @throws ShapeException if it has another size
     */
    public ReceptiveFieldPicture on(INDArray values) {
        float[][] plane = Matrices.planes(say("An image is"), values, Integer.MAX_VALUE)[0];
        Size size = Matrices.size(say("The image"), plane);
        if (!size.equals(input.size())) {
            throw new ShapeException(say("The network's input is %s, but the image is %s.", input.size(), size));
        }
        return new ReceptiveFieldPicture(layer, input, map, field, cell, Optional.of(plane));
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

    @Override
    public MimeBundle toMimeBundle() {
        AxisField.Span rows = field.height().seenBy(cell.height());
        AxisField.Span columns = field.width().seenBy(cell.width());
        Size size = input.size();
        // Space for the padding, which is seen beyond the edges.
        long above = Math.max(0, -rows.first());
        long below = Math.max(0, rows.last() - size.height() + 1);
        long before = Math.max(0, -columns.first());
        long behind = Math.max(0, columns.last() - size.width() + 1);
        double cellsHigh = above + size.height() + below;
        double cellsWide = before + size.width() + behind;
        double side = Math.min(26, LARGEST_INPUT / Math.max(cellsHigh, cellsWide));
        Board board = new Board(MARGIN + before * side, TOP + above * side, side, size);
        Size mapSize = map.size();
        double mapSide = Math.min(26, LARGEST_MAP / Math.max(mapSize.height(), mapSize.width()));
        String heading = say(
                "[%d][%d] behind %s sees %d×%d of the input",
                cell.height(),
                cell.width(),
                layer,
                rows.last() - rows.first() + 1,
                columns.last() - columns.first() + 1);
        double mapLeft = Math.max(MARGIN + cellsWide * side, MARGIN + Label.widthOf(say("input %s", input), 12)) + 90;
        Board cells = new Board(mapLeft, TOP, mapSide, mapSize);
        double width = MARGIN
                + Math.max(
                        Math.max(cells.right(), mapLeft + Label.widthOf(say("map %s", map), 12)),
                        MARGIN + Math.max(Label.widthOf(heading, 14), Label.widthOf(sees(rows, columns), 12)));
        double bottom = Math.max(TOP + cellsHigh * side, cells.bottom());

        Drawing drawing =
                new Drawing(width, bottom + 30 + MARGIN, say("%s.", heading), say("%s.", sees(rows, columns)));
        drawing.add(Label.at(MARGIN, 30, Anchor.START, heading).size(14).strong());
        drawing.add(Label.at(MARGIN, TOP - 10, Anchor.START, say("input %s", input)));
        drawing.add(Label.at(mapLeft, TOP - 10, Anchor.START, say("map %s", map)));
        double x = board.left() + columns.first() * side;
        double y = board.top() + rows.first() * side;
        double fieldWidth = (columns.last() - columns.first() + 1) * side;
        double fieldHeight = (rows.last() - rows.first() + 1) * side;
        if (above + below + before + behind > 0) {
            drawing.add(new Figure("padding", PaddedInput.PADDING).box(x, y, fieldWidth, fieldHeight));
        }
        drawInput(drawing, board, rows, columns);
        Figure edge = new Figure("field", Ink.line(Palette.VERMILION, 3)).box(x, y, fieldWidth, fieldHeight);
        drawing.add(edge);

        drawing.add(cells.boxes("map", PaddedInput.INPUT));
        drawing.add(cells.box(
                "cell",
                PaddedInput.READ_NOW.edged(Palette.VERMILION, mapSide >= 8 ? 3 : 1.5),
                cell.height(),
                cell.width()));
        drawing.add(new Figure("projection", Ink.line(Palette.VERMILION, 1))
                .line(x + fieldWidth, y, cells.x(cell.width()), cells.y(cell.height()))
                .line(x + fieldWidth, y + fieldHeight, cells.x(cell.width()), cells.y(cell.height()) + mapSide));
        drawing.add(Label.at(MARGIN, bottom + 26, Anchor.START, sees(rows, columns)));
        return drawing.toMimeBundle("");
    }

    private void drawInput(Drawing drawing, Board board, AxisField.Span rows, AxisField.Span columns) {
        Size size = board.size();
        Figure whole = new Figure("input-edge", Ink.line(Palette.GREY, 1))
                .box(board.left(), board.top(), size.width() * board.side(), size.height() * board.side());
        if (image.isPresent()) {
            board.drawShades(drawing::add, image.get(), Board.Scale.of(image.get()), 0, 0);
            drawing.add(whole);
            return;
        }
        boolean hasLines = Math.max(size.height(), size.width()) <= MOST_CELLS_WITH_LINES;
        drawing.add(new Figure("input", Ink.fill(Palette.PALE_BLUE))
                .box(board.left(), board.top(), size.width() * board.side(), size.height() * board.side()));
        int top = (int) Math.max(0, rows.first());
        int left = (int) Math.max(0, columns.first());
        drawing.add(new Figure("seen", PaddedInput.READ_NOW)
                .box(
                        board.x(left),
                        board.y(top),
                        (Math.min(size.width() - 1, columns.last()) - left + 1) * board.side(),
                        (Math.min(size.height() - 1, rows.last()) - top + 1) * board.side()));
        if (hasLines) {
            drawing.add(board.boxes("cells", Ink.line(Palette.PALE_BLUE_EDGE, 0.5)));
        }
        drawing.add(whole);
    }

    /** {@code Rows −1 to 3 and columns 4 to 8; neighbouring cells see 2×2 cells further on}. */
    private String sees(AxisField.Span rows, AxisField.Span columns) {
        return say(
                        "Rows %d to %d and columns %d to %d; the next cell sees %s further on",
                        rows.first(), rows.last(), columns.first(), columns.last(), field.jump())
                .replace('-', '−');
    }
}
