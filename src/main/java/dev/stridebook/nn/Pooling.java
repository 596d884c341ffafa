package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What all pooling layers have in common: each channel by itself, nothing to learn, and a way back that forward finds. */
abstract class Pooling extends ImageLayer {
    /** The pooling of one batch of images. */
    interface Pass {
        /** The output, {@code [n, c, outH, outW]}. */
        INDArray values();

        /** The gradient of the images. */
        INDArray backward(INDArray gradient);
    }

    private final Kept<Pass> last = new Kept<>(this);

    abstract Pass pass(INDArray images);

    @Override
    final INDArray compute(INDArray images) {
        Pass pass = pass(images);
        last.keep(images, pass);
        return pass.values();
    }

    @Override
    final INDArray computeBackward(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
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
