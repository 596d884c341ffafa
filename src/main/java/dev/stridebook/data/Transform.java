package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.util.function.Supplier;

/**
 * A way to move what an image shows: turned, mirrored, resized, shifted. The image keeps its size; what leaves it is lost, and what
 * comes in is black. Source: S4.3.
 *
 * <pre>{@code
 * Transform.rotate(30)                            // counterclockwise, around the middle
 * Transform.scale(0.8).then(Transform.shift(2, 0))
 * }</pre>
 */
public final class Transform {
    /** Where the point that stands here goes, both measured from the middle of the image. */
    private final AffineTransform forth;

    /** Asked only by people: texts for thousands of images would take longer than to move them. */
    private final Supplier<String> description;

    private Transform(AffineTransform forth, Supplier<String> description) {
        this.forth = forth;
        this.description = description;
    }

    /** Turns the image counterclockwise by so many degrees, or clockwise if they are negative. */
    public static Transform rotate(double degrees) {
        // Rows are counted downwards, so AWT's angles are clockwise.
        return new Transform(
                AffineTransform.getRotateInstance(-Math.toRadians(degrees)), () -> "rotate(" + number(degrees) + ")");
    }

    /** Swaps left and right. */
    public static Transform mirror() {
        return new Transform(AffineTransform.getScaleInstance(-1, 1), () -> "mirror()");
    }

    /**
     * Makes what the image shows larger by a factor, or smaller by one below 1.
     *
     * @throws IllegalArgumentException unless the factor is positive
     */
    public static Transform scale(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    say("The scale factor must be above 0, but is %s. Below 1 it makes the image smaller.", factor));
        }
        return new Transform(AffineTransform.getScaleInstance(factor, factor), () -> "scale(" + number(factor) + ")");
    }

    /**
     * Moves what the image shows by so many pixels.
     *
     * @param down pixels down, or up if negative
     * @param right pixels to the right, or to the left if negative
     */
    public static Transform shift(double down, double right) {
        return new Transform(
                AffineTransform.getTranslateInstance(right, down),
                () -> "shift(" + number(down) + ", " + number(right) + ")");
    }

    /** Returns a transform that does this one first, then the other. */
    public Transform then(Transform next) {
        AffineTransform both = new AffineTransform(next.forth);
        both.concatenate(forth);
        return new Transform(both, () -> this + ", " + next);
    }

    /**
     * The image after this.
     *
     * @param image row by row, values from 0 to 255
     */
    byte[] of(byte[] image, int height, int width) {
        byte[] result = new byte[image.length];
        move(image, 0, result, 0, height, width);
        return result;
    }

    /**
     * Moves one of several images. A value is mixed from the four pixels around the place it comes from.
     *
     * @param images row by row, values from 0 to 255
     * @param start of the image
     * @param begin of the result, in another array
     */
    void move(byte[] images, int start, byte[] results, int begin, int height, int width) {
        double[] back = back();
        double middleRow = (height - 1) / 2.0;
        double middleColumn = (width - 1) / 2.0;
        int to = begin;
        for (int row = 0; row < height; row++) {
            double y = row - middleRow;
            for (int column = 0; column < width; column++) {
                double x = column - middleColumn;
                double fromColumn = x * back[0] + y * back[2] + back[4] + middleColumn;
                double fromRow = x * back[1] + y * back[3] + back[5] + middleRow;
                results[to++] = (byte) between(images, start, height, width, fromRow, fromColumn);
            }
        }
    }

    /** What leads from a place to where its value comes from, as {@link AffineTransform#getMatrix} has it. */
    private double[] back() {
        double[] matrix = new double[6];
        try {
            forth.createInverse().getMatrix(matrix);
        } catch (NoninvertibleTransformException impossible) {
            throw new IllegalStateException(impossible);
        }
        return matrix;
    }

    /** The value between four pixels, each weighed by how near it is. */
    private static int between(byte[] images, int start, int height, int width, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        int topLeft;
        int topRight;
        int bottomLeft;
        int bottomRight;
        if (top >= 0 && top < height - 1 && left >= 0 && left < width - 1) {
            int at = start + top * width + left;
            topLeft = images[at] & 0xff;
            topRight = images[at + 1] & 0xff;
            bottomLeft = images[at + width] & 0xff;
            bottomRight = images[at + width + 1] & 0xff;
        } else {
            topLeft = pixel(images, start, height, width, top, left);
            topRight = pixel(images, start, height, width, top, left + 1);
            bottomLeft = pixel(images, start, height, width, top + 1, left);
            bottomRight = pixel(images, start, height, width, top + 1, left + 1);
        }
        if ((topLeft | topRight | bottomLeft | bottomRight) == 0) {
            return 0; // as most of a digit's pixels
        }
        double down = row - top;
        double right = column - left;
        return (int) Math.round((1 - down) * (1 - right) * topLeft
                + (1 - down) * right * topRight
                + down * (1 - right) * bottomLeft
                + down * right * bottomRight);
    }

    private static int pixel(byte[] images, int start, int height, int width, int row, int column) {
        boolean isInside = row >= 0 && row < height && column >= 0 && column < width;
        return isInside ? images[start + row * width + column] & 0xff : 0;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** Returns the steps: {@code scale(0.8), shift(2, 0)}. */
    @Override
    public String toString() {
        return description.get();
    }
}
