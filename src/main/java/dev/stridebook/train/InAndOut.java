package dev.stridebook.train;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.nn.array.Floats;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What goes into a network and comes out of it. */
final class InAndOut {
    private InAndOut() {}

    /** Some of the images, in memory of the step that is running. */
    static INDArray images(ImageDataset images, int... indices) {
        INDArray array = Floats.create(indices.length, 1, images.height(), images.width());
        images.copyTo(array, indices);
        return array;
    }

    /** A row for each example. */
    static float[][] rows(INDArray output) {
        int classes = (int) output.size(1);
        float[] values = new float[(int) output.length()];
        INDArray inOrder = output.ordering() == 'c' && !output.isView() ? output : output.dup('c');
        new FloatPointer(inOrder.data().addressPointer()).get(values);
        Reference.reachabilityFence(inOrder);
        float[][] rows = new float[(int) output.size(0)][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * classes, (row + 1) * classes));
        return rows;
    }

    /** The class of the largest value. */
    static int predicted(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
