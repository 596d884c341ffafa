package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How {@link Winograd} cuts a map.
 *
 * @param points of each axis
 * @param rows of tiles
 * @param height of a tile
 */
record Tiles(Points points, int rows, int columns, int height, int width) {
    static final List<Points> POINTS = List.of(new FivePoints(), new SixPoints(), new EightPoints());
    /** What it costs to transform a channel of a tile, for each point of an axis. All costs are measured in products of two numbers. */
    private static final int COST_OF_CHANNEL = 3;
    /** What it costs to transform a weight, and its gradient back, of which several are read from memory. */
    private static final int COST_OF_WEIGHT = 75;

    /** Returns those that cost least; nothing if a tile of this kernel would be a single line of sums. */
    static Optional<Tiles> of(ConvolutionShape shape) {
        Size kernel = shape.window().kernel();
        return POINTS.stream()
                .filter(points -> points.sums(kernel.height()) > 1 && points.sums(kernel.width()) > 1)
                .map(points -> of(points, shape))
                .min(Comparator.comparingDouble(tiles -> tiles.cost(shape)));
    }

    private static Tiles of(Points points, ConvolutionShape shape) {
        Size map = shape.window().outputSize(shape.height(), shape.width());
        int height = points.sums(shape.window().kernel().height());
        int width = points.sums(shape.window().kernel().width());
        return new Tiles(
                points, (map.height() + height - 1) / height, (map.width() + width - 1) / width, height, width);
    }

    /** Returns what a convolution costs, in products of two numbers. */
    double cost(ConvolutionShape shape) {
        double weights = (double) shape.in() * shape.out();
        double tile = weights + COST_OF_CHANNEL * points.count() * (shape.in() + shape.out());
        return points.pairs() * (count() * shape.n() * tile + COST_OF_WEIGHT * weights);
    }

    /** Returns how many an image has. */
    int count() {
        return rows * columns;
    }
}
