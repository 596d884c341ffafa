package dev.stridebook.nn;

import dev.stridebook.nn.plane.Copies;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Size;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images with their padding written out, where it holds something else than zeros. */
final class Padded {
    private Padded() {}

    /** The images themselves where their padding is zeros, which the operators add themselves. */
    static INDArray of(INDArray images, Padding padding, PaddingMode mode) {
        return mode == PaddingMode.ZEROS || padding.equals(Padding.NONE)
                ? images
                : copies((int) images.size(2), (int) images.size(3), padding, mode)
                        .of(images, 0);
    }

    /** A cell's gradient is the sum of what all its copies got. */
    static INDArray backward(INDArray gradient, Padding padding, PaddingMode mode) {
        if (mode == PaddingMode.ZEROS || padding.equals(Padding.NONE)) {
            return gradient;
        }
        Size images =
                Size.of((int) gradient.size(2) - padding.vertical(), (int) gradient.size(3) - padding.horizontal());
        return copies(images.height(), images.width(), padding, mode).backward(gradient, images);
    }

    private static Copies copies(int height, int width, Padding padding, PaddingMode mode) {
        return new Copies(
                sources(height, padding.top(), padding.bottom(), mode),
                sources(width, padding.left(), padding.right(), mode));
    }

    private static int[] sources(int input, int before, int after, PaddingMode mode) {
        return IntStream.range(-before, input + after)
                .map(position -> mode.source(position, input))
                .toArray();
    }
}
