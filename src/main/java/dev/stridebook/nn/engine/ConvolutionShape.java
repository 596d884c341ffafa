package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;

/**
 * All that a convolution's computation depends on but the numbers.
 *
 * @param n images
 * @param in channels
 * @param out channels
 */
public record ConvolutionShape(int n, int in, int height, int width, int out, int groups, Window window) {
    /**
     * Returns the shape of a convolution.
     *
     * @param input {@code [n, in, h, w]}
     * @param out channels
     */
    public static ConvolutionShape of(long[] input, long out, Window window, int groups) {
        return new ConvolutionShape(
                (int) input[0], (int) input[1], (int) input[2], (int) input[3], (int) out, groups, window);
    }

    /** The same but for the window. */
    ConvolutionShape with(Window other) {
        return new ConvolutionShape(n, in, height, width, out, groups, other);
    }

    long[] input() {
        return new long[] {n, in, height, width};
    }

    long[] weight() {
        return new long[] {
            out, in / groups, window.kernel().height(), window.kernel().width()
        };
    }

    /** How many weights there are. */
    long weights() {
        return (long) out * (in / groups) * window.kernel().area();
    }

    long[] output() {
        Size size = window.outputSize(height, width);
        return new long[] {n, out, size.height(), size.width()};
    }

    /** How many numbers of one image the window shows, those counted again that it shows again. */
    long shown() {
        return in * window.kernel().area() * window.outputSize(height, width).area();
    }

    /** How many products it adds up. */
    long products() {
        return n * weights() * window.outputSize(height, width).area();
    }

    /** How many numbers it takes and gives. */
    long numbers() {
        return Shapes.count(input()) + weights() + Shapes.count(output());
    }

    /** Whether the window shows all of an image at once, so that the convolution is a product of two matrices as they are. */
    boolean showsWholeImages() {
        return groups == 1
                && window.kernel().equals(Size.of(height, width))
                && window.padding().vertical() == 0
                && window.padding().horizontal() == 0
                && window.dilation().area() == 1;
    }

    /** Whether the window shows more than padding wherever it stands. */
    boolean readsAtEachPosition() {
        Explanation explanation = window.explain(height, width);
        return explanation.height().readsAtEachPosition() && explanation.width().readsAtEachPosition();
    }
}
