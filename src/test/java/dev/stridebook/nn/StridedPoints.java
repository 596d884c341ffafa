package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Goes forward and back through 1×1 convolutions with a stride, of few channels and of sizes that change. */
final class StridedPoints {
    private static final int[][] CHANNELS = {
        {1, 1}, {1, 4}, {1, 10}, {3, 3}, {3, 8}, {5, 4}, {6, 12}, {12, 11}, {1, 16}, {8, 16}, {10, 20}
    };

    private StridedPoints() {}

    public static void main(String[] arguments) {
        for (int[] channels : CHANNELS) {
            for (int stride = 2; stride <= 3; stride++) {
                Conv2d layer = new Conv2d(channels[0], channels[1], kernel(1).stride(stride));
                for (int side = 20; side < 50; side++) {
                    INDArray x = Some.random(1 + side % 3, channels[0], side, side);
                    layer.backward(Nd4j.onesLike(layer.forward(x)));
                }
            }
        }
        System.out.println("whole");
    }
}
