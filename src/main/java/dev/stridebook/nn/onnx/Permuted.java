package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Kept;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same values with the axes in another order. */
final class Permuted implements Layer {
    /** Says the order. */
    interface Order {
        /**
         * @param rank the number of axes, the batch's included
         * @return for each axis of the output that of the input
         */
        int[] of(int rank);
    }

    private final Order order;
    private final Kept<int[]> last = new Kept<>(this);

    Permuted(Order order) {
        this.order = order;
    }

    /** Swaps the last two axes. */
    static Permuted lastTwo() {
        return new Permuted(rank -> IntStream.range(0, rank)
                .map(axis -> axis < rank - 2 ? axis : 2 * rank - 3 - axis)
                .toArray());
    }

    /** The order for so many axes. */
    int[] order(int rank) {
        return order.of(rank);
    }

    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        int[] axes = order.of(x.rank());
        if (axes.length != x.rank()) {
            throw new ShapeException(
                    "%s orders %d axes, but the input is %s.".formatted(this, axes.length, Shapes.text(x)));
        }
        last.keep(x, axes);
        return permuted(x, axes);
    }

    private static INDArray permuted(INDArray x, int... axes) {
        long[] shape = Arrays.stream(axes).mapToLong(x::size).toArray();
        return x.isEmpty() || axes.length == 0
                ? Floats.contiguous(x).reshape(shape)
                : x.permute(axes).dup('c');
    }

    @Override
    public INDArray backward(INDArray gradient) {
        int[] axes = last.take();
        int[] back = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            back[axes[i]] = i;
        }
        return permuted(gradient, back);
    }

    @Override
    public boolean perExample() {
        return order.of(3)[0] == 0;
    }

    @Override
    public Shape outputShape(Shape input) {
        int rank = input.dimensions().size() + 1;
        int[] axes = order.of(rank);
        if (axes.length != rank || axes[0] != 0) {
            throw new ShapeException(
                    "%s does not keep the batch axis first, so one example has no shape of its own.".formatted(this));
        }
        return new Shape(Arrays.stream(axes)
                .skip(1)
                .mapToObj(axis -> input.dimensions().get(axis - 1))
                .toList());
    }

    @Override
    public String name() {
        return "permute";
    }

    @Override
    public String toString() {
        return "Permute()";
    }
}
