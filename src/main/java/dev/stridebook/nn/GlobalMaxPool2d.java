package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The largest value of each channel, whatever the images' size: {@code [n, c, h, w]} becomes {@code [n, c, 1, 1]}. */
public final class GlobalMaxPool2d extends ImageLayer {
    private final Kept<Winners> winners = new Kept<>(this);

    @Override
    INDArray compute(INDArray images) {
        Window wholePlane = Window.kernel((int) images.size(2), (int) images.size(3));
        Pooling.Maxima maxima = Pooling.max(images, wholePlane);
        winners.keep(images, new Winners(maxima.indices(), images.shape()));
        return maxima.values();
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Winners won = winners.take();
        return toInput ? Pooling.maxBackward(gradient, won.indices(), won.input()) : null;
    }

    @Override
    int channels() {
        return ANY;
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Shape.of(input.channels(), 1, 1);
    }

    @Override
    public Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return input.joined();
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
