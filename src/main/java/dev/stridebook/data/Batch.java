package dev.stridebook.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some images and what they show.
 *
 * @param images {@code [n, 1, height, width]}, 0 to 1
 * @param labels n classes
 */
public record Batch(INDArray images, int[] labels) {

    /** Returns the number of images. */
    public int size() {
        return labels.length;
    }
}
