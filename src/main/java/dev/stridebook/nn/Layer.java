package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of a network. {@code forward} keeps what {@code backward} will need; each forward allows one backward.
 *
 * <p>A layer may be used several times, as a module may in PyTorch. Each backward then belongs to the last forward that none has followed
 * yet, and the gradients of all uses add up. In a container such as {@link Sequential}, also through layers of your own, it may be used
 * any number of times. Called by themselves, layers and containers can go back from their last 8 forwards in a thread; older ones are
 * forgotten, so that calling forward alone does not fill the memory. A layer of your own that keeps something goes back several times if
 * it keeps that in a stack.
 *
 * <p>Threads may use a layer of this package at the same time, each going forward and backward by itself.
 */
public interface Layer {
    /**
     * Computes the output. The input is never changed, and may share its memory with the output.
     *
     * @param x a batch, its examples along the first axis
     * @throws ShapeException if the input's shape does not fit
     * @throws IllegalArgumentException if the input is not of type float
     */
    INDArray forward(INDArray x);

    /**
     * Computes gradients: adds to the {@link Parameter#gradient() gradients} of the parameters, and returns the gradient with respect
     * to the input of the last forward that has had no backward.
     *
     * @param gradient of the loss with respect to that forward's output, of its shape
     * @throws IllegalStateException if there is no such forward
     * @throws ShapeException if the gradient's shape is not the output's
     */
    INDArray backward(INDArray gradient);

    /**
     * Adds to the gradients of the parameters as {@link #backward} does, but computes no gradient of the input: nobody needs that of the
     * first layer, and it is half of the work.
     *
     * @param gradient of the loss with respect to the output of the last forward that has had no backward, of its shape
     * @throws IllegalStateException if there is no such forward
     * @throws ShapeException if the gradient's shape is not the output's
     */
    default void backwardParameters(INDArray gradient) {
        backward(gradient);
    }

    /**
     * Returns whether the layer computes each example by itself, whatever else is in the batch, and threads may use it at the same time:
     * several can then share a batch. A layer of your own does not, unless it says so.
     */
    default boolean perExample() {
        return false;
    }

    /** Returns what the layer learns, each parameter once; nothing for most. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Returns what the layer keeps beside its parameters, by name: the running statistics of a {@link BatchNorm2d}. Files of weights
     * hold them, too. The arrays are the layer's own.
     */
    default Map<String, INDArray> buffers() {
        return Map.of();
    }

    /**
     * Switches between training mode, the default, and evaluation mode, in which dropout and batch normalisation work differently.
     *
     * @param on true for training, false for evaluation
     */
    default void training(boolean on) {}

    /**
     * Computes the output's shape for an input of this shape, both without the batch axis, without running the layer.
     *
     * @throws ShapeException if such an input does not fit
     */
    Shape outputShape(Shape input);

    /**
     * Counts what one example costs. As usual in the literature, layers that can work in place (ReLU, views) put out no new values,
     * and adding a bias is not counted as a multiply-accumulate.
     *
     * @throws ShapeException if such an input does not fit
     */
    default Cost cost(Shape input) {
        outputShape(input);
        return Cost.NONE;
    }

    /**
     * Computes what the output's cells see of the network's input.
     *
     * @param input what the input's cells see
     * @throws ShapeException if a window does not fit
     */
    default ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input");
    }

    /** Returns a short name for the way through a network, such as {@code conv k3 s2}. */
    String name();
}
