package dev.stridebook.nn;

import dev.stridebook.nn.plane.Copies;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.stream.IntStream;

/** Columns and rows that are added around an image; where the number is negative, as many are taken away. */
record Border(int left, int right, int top, int bottom) {

    /**
     * @throws ShapeException if the image is too small for what is to be taken away, or for what the mode fills the border with
     */
    Size outputSize(Size input, PaddingMode mode) {
        return Size.of(
                length(Axis.HEIGHT, input.height(), top, bottom, mode),
                length(Axis.WIDTH, input.width(), left, right, mode));
    }

    /** As {@link #outputSize}, of a line. */
    int outputLength(int input, PaddingMode mode) {
        return length(Axis.LENGTH, input, left, right, mode);
    }

    private static int length(Axis axis, int input, int before, int after, PaddingMode mode) {
        long output = (long) input + before + after;
        boolean takesMoreThanThereIs = mode == PaddingMode.ZEROS && Math.min(before, after) < -input;
        if (input < 1 || output < 1 || output > Integer.MAX_VALUE || takesMoreThanThereIs) {
            throw new ShapeException(
                    "A padding of %d and %d does not fit an input of %s %d: the result would have %d cells, but it must have at least 1, and nothing can be taken away that is not there."
                            .formatted(before, after, axis.label(), input, output));
        }
        mode.requireFits(axis, Math.max(before, after), wrapped(mode, input, before, after));
        return (int) output;
    }

    /** How many cells of the input the border can be filled with: what goes round, are those that are left of it. */
    private static int wrapped(PaddingMode mode, int input, int before, int after) {
        return mode == PaddingMode.CIRCULAR ? input + Math.min(0, before) + Math.min(0, after) : input;
    }

    Copies copies(Size input, PaddingMode mode) {
        return new Copies(sources(input.height(), top, bottom, mode), sources(input.width(), left, right, mode));
    }

    private static int[] sources(int input, int before, int after, PaddingMode mode) {
        int first = mode == PaddingMode.CIRCULAR ? Math.max(0, -before) : 0;
        int length = wrapped(mode, input, before, after);
        return IntStream.range(-before, input + after)
                .map(position -> mode.source(position - first, length))
                .map(source -> source == PaddingMode.ZERO ? Copies.NONE : first + source)
                .toArray();
    }

    /** The image that is left without the border. */
    Size inner(Size output) {
        return Size.of(output.height() - top - bottom, output.width() - left - right);
    }

    /** {@code 2}, or each side by its name. */
    @Override
    public String toString() {
        return left == right && left == top && left == bottom
                ? String.valueOf(left)
                : "left %d, right %d, top %d, bottom %d".formatted(left, right, top, bottom);
    }

    /** As {@link #toString}, for a line. */
    String ends() {
        return left == right ? String.valueOf(left) : "left %d, right %d".formatted(left, right);
    }
}
