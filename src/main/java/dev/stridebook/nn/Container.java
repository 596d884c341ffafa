package dev.stridebook.nn;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer made of others, which are known by their names within it. The same layer may have several places: its parameters are then
 * one and the same, and get the gradients of all places.
 */
abstract class Container implements Layer {
    private final Map<String, Layer> children;
    private final List<Parameter> parameters;
    private final Kept<INDArray> output = new Kept<>(getClass().getSimpleName());

    /**
     * @param children in order
     */
    Container(Map<String, Layer> children) {
        this.children = children;
        this.parameters = Parameter.distinct(children.entrySet().stream()
                .flatMap(child -> child.getValue().parameters().stream()
                        .map(parameter -> parameter.named(child.getKey() + "." + parameter.name())))
                .toList());
    }

    final Map<String, Layer> children() {
        return children;
    }

    /** Runs the layers. */
    abstract INDArray compute(INDArray x);

    /**
     * Runs the layers back, in the opposite order: one that has several places takes what it has kept last.
     *
     * @param toInput whether the input's gradient is wanted
     * @return the gradient of the input, or null if it is not wanted
     */
    abstract INDArray computeBackward(INDArray gradient, boolean toInput);

    @Override
    public final INDArray forward(INDArray x) {
        return output.forward(() -> {
            INDArray y = compute(x);
            output.keep(y, y);
            return y;
        });
    }

    @Override
    public final INDArray backward(INDArray gradient) {
        return output.back(y -> computeBackward(gradient, true));
    }

    @Override
    public final void backwardParameters(INDArray gradient) {
        output.back(y -> computeBackward(gradient, false));
    }

    /**
     * Returns all parameters in order, named as PyTorch does: {@code 0.weight}, {@code 0.bias}, {@code 3.weight} … Those of a layer with
     * several places are there once, with the name of the first.
     */
    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Returns the buffers of all layers, each once, named as the parameters are. */
    @Override
    public final Map<String, INDArray> buffers() {
        Map<String, INDArray> buffers = new LinkedHashMap<>();
        Set<INDArray> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        children.forEach((name, child) -> child.buffers().forEach((buffer, values) -> {
            if (seen.add(values)) {
                buffers.put(name + "." + buffer, values);
            }
        }));
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
        Set<Layer> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        children.values().forEach(child -> {
            if (distinct.add(child)) {
                child.training(on);
            }
        });
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
