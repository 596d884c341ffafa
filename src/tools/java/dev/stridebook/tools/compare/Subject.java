package dev.stridebook.tools.compare;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Loss;
import dev.stridebook.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** A loss of classes. Its gradient is that of the loss itself, so the case's is 1. */
    record OfLoss(Loss loss) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            long[] labels = inputs.get(1).isEmpty()
                    ? new long[0]
                    : inputs.get(1).dup('c').data().asLong();
            return Nd4j.scalar((float) loss.forward(
                    inputs.get(0),
                    Arrays.stream(labels).mapToInt(Math::toIntExact).toArray()));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return loss.backward();
        }
    }
}
