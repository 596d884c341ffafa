package dev.stridebook.view;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.Arrays;

/** Checks on plain {@code float[][]}. */
final class Matrices {
    private Matrices() {}

    /**
     * @param what for the message, such as {@code The input}
     * @throws ShapeException if there is no cell, or the rows differ in length
     */
    static Size size(String what, float[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new ShapeException(what + " has no cells. Give at least one row with one value.");
        }
        for (int row = 1; row < values.length; row++) {
            if (values[row].length != values[0].length) {
                throw new ShapeException("%s has %d values in row 0 and %d in row %d. Give each row the same number."
                        .formatted(what, values[0].length, values[row].length, row));
            }
        }
        return new Size(values.length, values[0].length);
    }

    static float[][] copy(float[][] values) {
        return Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
    }
}
