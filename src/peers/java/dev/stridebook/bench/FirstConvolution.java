package dev.stridebook.bench;

import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.nn.Conv2d;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A program whose only work is a convolution. */
final class FirstConvolution {
    private FirstConvolution() {}

    public static void main(String[] none) {
        System.out.println(new Conv2d(1, 10, kernel(5))
                .forward(Nd4j.ones(DataType.FLOAT, 1, 1, 28, 28))
                .sumNumber());
    }
}
