package dev.stridebook.notebook;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An ND4J array as its type, its shape and its values, of which a large one shows the corners only. */
final class NdArrayText {
    private NdArrayText() {}

    static String of(INDArray array) {
        return "%s%n%s"
                .formatted(typeAndShape(array), array.isEmpty() ? "[]" : array.toString())
                .replace(System.lineSeparator(), "\n");
    }

    /** As in {@code float [2, 3]}. */
    static String typeAndShape(INDArray array) {
        return array.dataType().name().toLowerCase(Locale.ROOT) + " " + Arrays.toString(array.shape());
    }
}
