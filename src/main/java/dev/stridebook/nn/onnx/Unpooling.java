package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MaxUnpool2d;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.onnx.Value.Constant;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where max pooling found its values, and putting them back there. */
final class Unpooling {
    private Unpooling() {}

    static void indices(Call call, Sliding sliding, boolean columnMajor) {
        if (sliding.count() != 2 || !sliding.isPaddedByHalfAtMost() || columnMajor) {
            throw new OnnxException(
                    "its second output, the indices, is supported for pooling along two axes, with padding of at most half the kernel and storage_order 0");
        }
        call.outputBecomes(1, true, new Indices(new MaxPool2d(sliding.pooling())));
    }

    static void unpool(Call call) {
        call.requireInputs(2, 3);
        Sliding sliding = Sliding.of(call, null, Rounding.FLOOR);
        if (sliding.count() != 2) {
            throw new OnnxException(
                    "unpooling is supported along two axes, but its kernel_shape has %d".formatted(sliding.count()));
        }
        Optional<Size> output = Optional.empty();
        if (call.has(2)) {
            long[] shape = call.integers(2, "output_shape");
            if (shape.length < 2) {
                throw new OnnxException(
                        "its output_shape %s has no height and width".formatted(Arrays.toString(shape)));
            }
            output = Optional.of(Sliding.size(shape[shape.length - 2], shape[shape.length - 1]));
        }
        Unpool unpool = new Unpool(new MaxUnpool2d(sliding.pooling()), TransposedWindow.of(sliding.pooling()), output);
        if (call.isConstant(1)) {
            call.becomesOfUnknownShape(new WithConstants(
                    unpool, Arrays.asList(null, withinPlanes(call.constant(1, "indices"), unpool)), false));
        } else {
            call.becomes(unpool, 2);
        }
    }

    /** ONNX counts the cells of all planes of the size that follows from the window, and the layer those of each plane put out. */
    private static INDArray withinPlanes(Constant indices, Unpool unpool) {
        long[] shape = indices.shape();
        if (shape.length != 4) {
            throw new OnnxException(
                    "its indices must have four axes, but have the shape %s".formatted(Shapes.text(shape)));
        }
        Size counted = unpool.window.outputSize(Sliding.size(shape[2], shape[3]));
        int width = unpool.size.orElse(counted).width();
        return Nd4j.createFromArray(Arrays.stream(indices.integers())
                        .map(index -> Math.floorMod(index, counted.area()))
                        .map(index -> index / counted.width() * width + index % counted.width())
                        .toArray())
                .reshape(shape);
    }

    /** Puts out where a max pooling finds its values, as whole numbers. Nothing goes back through it. */
    private record Indices(MaxPool2d pool) implements Layer {
        @Override
        public INDArray forward(INDArray x) {
            return pool.pool(x).indices();
        }

        @Override
        public INDArray backward(INDArray gradient) {
            throw new IllegalStateException("Indices have no gradient.");
        }

        @Override
        public boolean perExample() {
            return true;
        }

        @Override
        public Shape outputShape(Shape input) {
            return pool.outputShape(input);
        }

        @Override
        public String name() {
            return "indices";
        }
    }

    /** Takes the pooled values and their {@link Indices}. */
    private record Unpool(MaxUnpool2d layer, TransposedWindow window, Optional<Size> size) implements Join {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return size.isPresent()
                    ? layer.forward(inputs.get(0), inputs.get(1), size.get())
                    : layer.forward(inputs.get(0), inputs.get(1));
        }

        @Override
        public List<INDArray> backward(INDArray gradient) {
            return Arrays.asList(layer.backward(gradient), null);
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape pooled = inputs.get(0);
            return Shape.of(pooled.channels(), size.orElseGet(() -> window.outputSize(pooled.size())));
        }

        @Override
        public String name() {
            return "unpool";
        }
    }
}
