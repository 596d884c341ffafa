package dev.stridebook.nn;

import dev.stridebook.nn.plane.Extremes;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The largest value of each channel, whatever the images' size: {@code [n, c, h, w]} becomes {@code [n, c, 1, 1]}. */
public final class GlobalMaxPool2d extends Pooling {
    @Override
    PoolingPass pass(INDArray images) {
        Window wholePlane = Window.kernel((int) images.size(2), (int) images.size(3));
        return Extremes.largest(images, wholePlane);
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Shape.of(input.channels(), 1, 1);
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").joined();
    }

    @Override
    public String name() {
        return "global max pool";
    }

    @Override
    public String toString() {
        return "GlobalMaxPool2d()";
    }
}
