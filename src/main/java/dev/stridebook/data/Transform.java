package dev.stridebook.data;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;

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

    private final String description;

    private Transform(AffineTransform forth, String description) {
        this.forth = forth;
        this.description = description;
    }

    /** Turns the image counterclockwise by so many degrees, or clockwise if they are negative. */
    public static Transform rotate(double degrees) {
        // Rows are counted downwards, so AWT's angles are clockwise.
        return new Transform(
                AffineTransform.getRotateInstance(-Math.toRadians(degrees)), "rotate(" + number(degrees) + ")");
    }

    /** Swaps left and right. */
    public static Transform mirror() {
        return new Transform(AffineTransform.getScaleInstance(-1, 1), "mirror()");
    }

    /**
     * Makes what the image shows larger by a factor, or smaller by one below 1.
     *
     * @throws IllegalArgumentException unless the factor is positive
     */
    public static Transform scale(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The scale factor must be above 0, but is %s. Below 1 it makes the image smaller."
                            .formatted(factor));
        }
        return new Transform(AffineTransform.getScaleInstance(factor, factor), "scale(" + number(factor) + ")");
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
                "shift(" + number(down) + ", " + number(right) + ")");
    }

    /** Returns a transform that does this one first, then the other. */
    public Transform then(Transform next) {
        AffineTransform both = new AffineTransform(next.forth);
        both.concatenate(forth);
        return new Transform(both, description + ", " + next.description);
    }

    /**
     * The image after this. A value is mixed from the four pixels around the place it comes from.
     *
     * @param image row by row, values from 0 to 255
     */
    byte[] of(byte[] image, int height, int width) {
        AffineTransform back;
        try {
            back = forth.createInverse();
        } catch (NoninvertibleTransformException impossible) {
            throw new IllegalStateException(impossible);
        }
        double middleRow = (height - 1) / 2.0;
        double middleColumn = (width - 1) / 2.0;
        byte[] result = new byte[image.length];
        Point2D.Double from = new Point2D.Double();
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                from.setLocation(column - middleColumn, row - middleRow);
                back.transform(from, from);
                double value = between(image, height, width, from.y + middleRow, from.x + middleColumn);
                result[row * width + column] = (byte) Math.round(value);
            }
        }
        return result;
    }

    /** The value between four pixels, each weighed by how near it is. */
    private static double between(byte[] image, int height, int width, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double down = row - top;
        double right = column - left;
        return (1 - down) * (1 - right) * pixel(image, height, width, top, left)
                + (1 - down) * right * pixel(image, height, width, top, left + 1)
                + down * (1 - right) * pixel(image, height, width, top + 1, left)
                + down * right * pixel(image, height, width, top + 1, left + 1);
    }

    private static int pixel(byte[] image, int height, int width, int row, int column) {
        boolean isInside = row >= 0 && row < height && column >= 0 && column < width;
        return isInside ? image[row * width + column] & 0xff : 0;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** Returns the steps: {@code scale(0.8), shift(2, 0)}. */
    @Override
    public String toString() {
        return description;
    }
}
