package dev.stridebook.tools.compare;

import dev.stridebook.nn.ElementwiseLoss;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.Reduction;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a case runs here: a layer, a loss, or something else that goes forward. */
interface Subject {
    /**
     * @param inputs as many as the module of PyTorch takes
     */
    INDArray forward(List<INDArray> inputs);

    /** The gradient with respect to the first input. */
    INDArray backward(INDArray gradient);

    default void training(boolean on) {}

    default List<Parameter> parameters() {
        return List.of();
    }

    default Map<String, INDArray> buffers() {
        return Map.of();
    }

    /** A layer as a subject. */
    record OfLayer(Layer layer) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return layer.forward(inputs.get(0));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return layer.backward(gradient);
        }

        @Override
        public void training(boolean on) {
            layer.training(on);
        }

        @Override
        public List<Parameter> parameters() {
            return layer.parameters();
        }

        @Override
        public Map<String, INDArray> buffers() {
            return layer.buffers();
        }
    }

    /**
     * A loss that returns one number. Its gradient is that of the loss itself, so the case's is 1.
     *
     * @param forward takes the output and what is right
     */
    record OfLoss(ToDoubleBiFunction<INDArray, INDArray> forward, Supplier<INDArray> back) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return Nd4j.scalar((float) forward.applyAsDouble(inputs.get(0), inputs.get(1)));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return back.get();
        }
    }

    /** A loss whose parts are all returned. */
    record OfUnreducedLoss(BinaryOperator<INDArray> forward, UnaryOperator<INDArray> back) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return forward.apply(inputs.get(0), inputs.get(1));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return back.apply(gradient);
        }
    }

    /**
     * @param reduced gives the loss a reduction
     */
    static <L extends ElementwiseLoss> Subject elementwise(Args args, L loss, BiFunction<L, Reduction, L> reduced) {
        if (args.isUnreduced()) {
            return new OfUnreducedLoss(loss::unreduced, loss::backward);
        }
        L of = reduced.apply(loss, args.reduction());
        return new OfLoss(of::forward, of::backward);
    }
}
