package dev.stridebook.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer made of others, which are known by their names within it. */
abstract class Container implements Layer {
    private final Map<String, Layer> children;
    private final List<Parameter> parameters;

    /**
     * @param children in order
     */
    Container(Map<String, Layer> children) {
        this.children = children;
        this.parameters = children.entrySet().stream()
                .flatMap(child -> child.getValue().parameters().stream()
                        .map(parameter -> parameter.named(child.getKey() + "." + parameter.name())))
                .toList();
    }

    final Map<String, Layer> children() {
        return children;
    }

    /** Returns all parameters in order, named as PyTorch does: {@code 0.weight}, {@code 0.bias}, {@code 3.weight} … */
    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Returns the buffers of all layers, named as the parameters are. */
    @Override
    public final Map<String, INDArray> buffers() {
        Map<String, INDArray> buffers = new LinkedHashMap<>();
        children.forEach(
                (name, child) -> child.buffers().forEach((buffer, values) -> buffers.put(name + "." + buffer, values)));
        return buffers;
    }

    /** Returns whether all layers within compute each example by itself. */
    @Override
    public boolean perExample() {
        for (Layer child : children.values()) {
            if (!child.perExample()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final void training(boolean on) {
        children.values().forEach(child -> child.training(on));
    }

    /** Returns the layers with their names: {@code Residual(body: Conv2d(…), shortcut: Conv2d(…))}. */
    @Override
    public String toString() {
        return children.entrySet().stream()
                .map(child -> child.getKey() + ": " + child.getValue())
                .collect(Collectors.joining(", ", getClass().getSimpleName() + "(", ")"));
    }

    /** Names layers by their positions. */
    static Map<String, Layer> numbered(Layer... layers) {
        Map<String, Layer> numbered = new LinkedHashMap<>();
        for (Layer layer : layers) {
            numbered.put(String.valueOf(numbered.size()), layer);
        }
        return numbered;
    }
}
