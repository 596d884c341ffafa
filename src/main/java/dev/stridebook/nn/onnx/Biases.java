package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Older exporters write a layer's bias as an addition of its own. It is learned only within the layer. */
final class Biases {
    private Biases() {}

    /** Appends a layer, or makes it the bias of the last one. */
    static void append(List<Layer> layers, Layer layer) {
        Layer last = layers.isEmpty() ? null : layers.get(layers.size() - 1);
        INDArray added = layer instanceof WithConstants constants ? added(constants) : null;
        if (added != null
                && last instanceof Linear linear
                && linear.parameters().size() == 1
                && isAlong(added, 1, linear.outFeatures())) {
            layers.set(layers.size() - 1, Linear.of(linear.parameters().get(0).value(), flat(added)));
        } else if (added != null
                && last instanceof Conv2d convolution
                && convolution.parameters().size() == 1
                && isAlong(added, 3, convolution.outChannels())) {
            layers.set(layers.size() - 1, convolution.with(convolution.weight().value(), flat(added)));
        } else {
            layers.add(layer);
        }
    }

    private static INDArray added(WithConstants constants) {
        return constants.join() instanceof Elementwise sum
                        && sum.operation() == Elementwise.Operation.SUM
                        && constants.inputs().size() == 2
                ? constants.inputs().stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Whether all axes have size 1 but the one so far from the end. */
    private static boolean isAlong(INDArray array, int fromEnd, int size) {
        int axis = array.rank() - fromEnd;
        return axis >= 0 && axis <= 1 && array.length() == size && array.size(axis) == size;
    }

    private static INDArray flat(INDArray array) {
        return array.dup('c').reshape(array.length());
    }
}
