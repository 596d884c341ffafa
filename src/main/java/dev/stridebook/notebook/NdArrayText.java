package dev.stridebook.notebook;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Formats an ND4J array as its type, shape and values; of a large array only the corners. */
final class NdArrayText {
    private NdArrayText() {}

    static String of(INDArray array) {
        return "%s%n%s"
                .formatted(typeAndShape(array), array.isEmpty() ? "[]" : array.toString())
                .replace(System.lineSeparator(), "\n");
    }

    /** Returns type and shape, such as {@code float [2, 3]}. */
    static String typeAndShape(INDArray array) {
        return array.dataType().name().toLowerCase(Locale.ROOT) + " " + Arrays.toString(array.shape());
    }
}
