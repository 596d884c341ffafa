package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.plane.Extremes;
import dev.stridebook.nn.plane.PoolingPass;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What all pooling layers have in common: each channel by itself, nothing to learn, and a way back that forward finds. */
abstract class Pooling extends ImageLayer {
    private final Kept<PoolingPass> last = new Kept<>(this);

    abstract PoolingPass pass(INDArray images);

    @Override
    final INDArray compute(INDArray images) {
        PoolingPass pass = pass(images);
        last.keep(images, pass);
        return pass.values();
    }

    /**
     * Computes the output and where in the input it was found. No backward can follow.
     *
     * @param x as for {@link #forward}
     */
    final Pooled pooled(INDArray x, Function<INDArray, Extremes> pooling) {
        INDArray images = Require.images(this, x, ANY);
        Shape output = outputShape(Shape.of((int) images.size(1), (int) images.size(2), (int) images.size(3)));
        if (x.isEmpty()) {
            long[] shape = {
                0, output.channels(), output.size().height(), output.size().width()
            };
            return new Pooled(Floats.create(shape), Nd4j.create(DataType.INT64, shape));
        }
        Extremes maxima = pooling.apply(Floats.contiguous(images));
        INDArray indices = Nd4j.createFromArray(
                        Arrays.stream(maxima.indices()).asLongStream().toArray())
                .reshape(maxima.values().shape());
        return new Pooled(Require.likeInput(maxima.values(), x), Require.likeInput(indices, x));
    }

    @Override
    final INDArray computeBackward(INDArray gradient, boolean toInput) {
        PoolingPass pass = last.take();
        return toInput ? pass.backward(gradient) : null;
    }

    @Override
    final int channels() {
        return ANY;
    }

    @Override
    public final Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }
}
