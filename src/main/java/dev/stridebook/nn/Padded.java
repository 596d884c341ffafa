package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images with their padding written out, where it holds something else than zeros. */
final class Padded {
    private Padded() {}

    /** The images themselves where their padding is zeros, which the operators add themselves. */
    static INDArray of(INDArray images, Padding padding, PaddingMode mode) {
        if (mode == PaddingMode.ZEROS || padding.equals(Padding.NONE)) {
            return images;
        }
        INDArray padded = Floats.create(
                images.size(0),
                images.size(1),
                images.size(2) + padding.vertical(),
                images.size(3) + padding.horizontal());
        copy(images, padded, padding, mode, false);
        return padded;
    }

    /** A cell's gradient is the sum of what all its copies got. */
    static INDArray backward(INDArray gradient, Padding padding, PaddingMode mode) {
        if (mode == PaddingMode.ZEROS || padding.equals(Padding.NONE)) {
            return gradient;
        }
        INDArray images = Floats.zeros(
                gradient.size(0),
                gradient.size(1),
                gradient.size(2) - padding.vertical(),
                gradient.size(3) - padding.horizontal());
        copy(images, gradient, padding, mode, true);
        return images;
    }

    private static void copy(INDArray images, INDArray padded, Padding padding, PaddingMode mode, boolean back) {
        int[] rows = sources((int) images.size(2), padding.top(), padding.bottom(), mode);
        int[] columns = sources((int) images.size(3), padding.left(), padding.right(), mode);
        int planes = (int) (images.size(0) * images.size(1));
        int area = (int) (images.size(2) * images.size(3));
        FloatBuffer inner = Floats.of(images);
        FloatBuffer outer = Floats.of(padded);
        Parallel.forEach(planes, plane -> {
            int to = plane * rows.length * columns.length;
            for (int row : rows) {
                int line = plane * area + row * (int) images.size(3);
                for (int column : columns) {
                    if (back) {
                        inner.put(line + column, inner.get(line + column) + outer.get(to));
                    } else {
                        outer.put(to, inner.get(line + column));
                    }
                    to++;
                }
            }
        });
        Reference.reachabilityFence(images);
        Reference.reachabilityFence(padded);
    }

    private static int[] sources(int input, int before, int after, PaddingMode mode) {
        return IntStream.range(-before, input + after)
                .map(position -> mode.source(position, input))
                .toArray();
    }
}
