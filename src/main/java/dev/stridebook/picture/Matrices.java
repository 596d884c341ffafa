package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Checks plain {@code float[][]} and converts them from and to ND4J arrays. */
final class Matrices {
    private Matrices() {}

    /**
     * @param what the subject of the error message, such as {@code The input}
     * @throws ShapeException if there is no cell, or the rows differ in length
     */
    static Size size(String what, float[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new ShapeException(say("%s has no cells. Give at least one row with one value.", what));
        }
        for (int row = 1; row < values.length; row++) {
            if (values[row].length != values[0].length) {
                throw new ShapeException(say(
                        "%s has %d values in row 0 and %d in row %d. Give each row the same number.",
                        what, values[0].length, values[row].length, row));
            }
        }
        return new Size(values.length, values[0].length);
    }

    static float[][] copy(float[][] values) {
        return Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
    }

    /**
     * Returns the planes of an array.
     *
     * @param what the start of the error message, such as {@code Images are}
     * @param most the maximum number of planes
     * @throws ShapeException if the array is neither {@code [h, w]}, {@code [c, h, w]} nor {@code [n, c, h, w]}, is empty, or has
     *     more planes
     */
    static float[][][] planes(String what, INDArray array, int most) {
        int rank = array.rank();
        if (rank < 2 || rank > 4 || array.isEmpty()) {
            throw new ShapeException(say(
                    "%s [h, w], [n, h, w] or [n, c, h, w] with at least one cell, but the array's shape is %s.",
                    what, Arrays.toString(array.shape())));
        }
        long height = array.size(rank - 2);
        long width = array.size(rank - 1);
        long count = array.length() / (height * width);
        if (count > most) {
            throw new ShapeException(say(
                    "%s at most %d planes, but the array's shape is %s. Choose some of them.",
                    what, most, Arrays.toString(array.shape())));
        }
        INDArray inOrder = array.castTo(DataType.FLOAT).dup('c').reshape('c', count, height, width);
        float[][][] planes = new float[(int) count][][];
        Arrays.setAll(planes, plane -> inOrder.slice(plane).toFloatMatrix());
        return planes;
    }

    /** Returns planes as one image, {@code [1, c, h, w]}. */
    static INDArray image(float[][]... planes) {
        int height = planes[0].length;
        int width = planes[0][0].length;
        float[] values = new float[planes.length * height * width];
        for (int plane = 0; plane < planes.length; plane++) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(planes[plane][row], 0, values, (plane * height + row) * width, width);
            }
        }
        return Nd4j.create(values, new long[] {1, planes.length, height, width}, 'c');
    }
}
