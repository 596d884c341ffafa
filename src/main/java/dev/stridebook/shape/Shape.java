package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one example of a batch looks like on its way through a network: {@code channels × height × width} for feature maps,
 * or a number of features. The batch axis is left out, because no layer changes it.
 *
 * @param dimensions every one at least 1
 */
public record Shape(List<Integer> dimensions) {

    /**
     * Creates a shape of the given dimensions.
     *
     * @throws ShapeException if there is no dimension, or one is below 1
     */
    public Shape {
        dimensions = List.copyOf(Given.notNull(dimensions, "dimensions"));
        if (dimensions.isEmpty() || dimensions.stream().anyMatch(dimension -> dimension < 1)) {
            throw new ShapeException(
                    say("A shape needs at least one dimension and each must be at least 1, but it is %s.", dimensions));
        }
    }

    /**
     * Creates a shape: {@code Shape.of(1, 28, 28)} is one channel of 28 × 28; {@code Shape.of(320)} are 320 features.
     *
     * @throws ShapeException if there is no dimension, or one is below 1
     */
    public static Shape of(int... dimensions) {
        return new Shape(
                Arrays.stream(Given.notNull(dimensions, "dimensions")).boxed().toList());
    }

    /**
     * Creates the shape of feature maps: channels × height × width.
     *
     * @throws ShapeException if a number is below 1
     */
    public static Shape of(int channels, Size size) {
        Given.notNull(size, "size");
        return of(channels, size.height(), size.width());
    }

    /** Returns whether this has the three dimensions of images: channels × height × width. */
    public boolean isImage() {
        return dimensions.size() == 3;
    }

    /**
     * Returns the number of channels.
     *
     * @throws ShapeException if this is not channels × height × width
     */
    public int channels() {
        requireImage();
        return dimensions.get(0);
    }

    /**
     * Returns the height and width of the maps in cells.
     *
     * @throws ShapeException if this is not channels × height × width
     */
    public Size size() {
        requireImage();
        return new Size(dimensions.get(1), dimensions.get(2));
    }

    /**
     * Returns how many values one example has: the product of the dimensions.
     *
     * @throws ArithmeticException if it does not fit into a {@code long}
     */
    public long values() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Returns the dimensions: {@code 10×24×24}. */
    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    private void requireImage() {
        if (!isImage()) {
            throw new ShapeException(
                    say("Expected channels × height × width, such as 1×28×28, but the shape is %s.", this));
        }
    }
}
