package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.plane.Patches;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution with few output channels, which would leave most of a register's lanes empty: each cell of a kernel becomes a channel of a 1×1
 * convolution, and what these put out is added up, each shifted by where its cell is. Source: "kn2row", Vasudevan, Anderson, Gregg, 2017.
 */
final class KernelToRow {
    /** Channels of the output that are computed side by side, or so many lanes are left empty; a little less, to be on the safe side. */
    private static final int SIDE_BY_SIDE = 14;
    /** To write a product down and add it up takes as long as so many multiplications. */
    private static final int ADDING = 80;
    /** Fewer channels of the input are multiplied more slowly. */
    private static final int ENOUGH_TO_MULTIPLY = 16;
    /** Numbers between the two: 64 MB. */
    private static final long MOST_BETWEEN = 1 << 24;

    private KernelToRow() {}

    /** Whether it is faster than to multiply by all cells of a kernel at once. */
    static boolean isFaster(ConvolutionShape shape) {
        long area = shape.window().kernel().area();
        long cells = shape.window().outputSize(shape.height(), shape.width()).area();
        long pixels = (long) shape.height() * shape.width();
        return shape.groups() == 1
                && area > 1
                && shape.in() >= ENOUGH_TO_MULTIPLY
                && shape.out() * pixels * (shape.in() + ADDING) <= SIDE_BY_SIDE * shape.in() * cells
                && shape.n() * shape.out() * area * pixels <= MOST_BETWEEN;
    }

    /**
     * @param points computes the 1×1 convolution
     * @param bias null for none
     */
    static INDArray convolve(Engine points, INDArray x, INDArray weight, INDArray bias, Window window) {
        INDArray products = points.conv2d(x, cellsAsChannels(weight), null, Window.kernel(1), 1);
        return Patches.of(window, Size.of((int) x.size(2), (int) x.size(3))).sums(products, bias);
    }

    /** From {@code [out, in, kH, kW]} to {@code [out · kH · kW, in, 1, 1]}. */
    private static INDArray cellsAsChannels(INDArray weight) {
        int in = (int) weight.size(1);
        int area = (int) (weight.size(2) * weight.size(3));
        float[] weights = LanesWeights.numbers(weight);
        float[] turned = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int kernel = i / (in * area);
            turned[(kernel * area + i % area) * in + i / area % in] = weights[i];
        }
        INDArray channels = Floats.create(weight.size(0) * area, in, 1, 1);
        FloatBuffer to = Floats.of(channels);
        to.put(turned);
        Reference.reachabilityFence(channels);
        return channels;
    }
}
