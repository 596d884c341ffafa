package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

/** Layers one after the other. The same layer may have several places, such as a ReLU or one whose weights are shared. */
public final class Sequential extends Container {
    private final List<Layer> layers;
    /** The layers, some of them joined. */
    private final List<Layer> steps;

    /**
     * Creates a network of these layers, the first of which gets the input.
     *
     * @throws IllegalArgumentException if there is no layer
     */
    public Sequential(Layer... layers) {
        super(numbered(requireSome(layers)));
        this.layers = List.of(layers);
        this.steps = ConvolutionBlock.joined(this.layers);
    }

    private static Layer[] requireSome(Layer... layers) {
        if (Given.noneNull(layers, "layers").length == 0) {
            throw new IllegalArgumentException(say("A network needs at least one layer."));
        }
        return layers;
    }

    /** Tells the way that led to a layer which cannot take what the one before puts out. */
    @Override
    INDArray compute(INDArray x) {
        INDArray y = x;
        int next = 0;
        for (Layer step : steps) {
            try {
                y = step.forward(y);
            } catch (ShapeException misfit) {
                throw Way.explain(layers, next, x, misfit);
            }
            next += ConvolutionBlock.length(step);
        }
        return y;
    }

    /** Stops at the first layer that learns if the input's gradient is not wanted. */
    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        int first = toInput ? 0 : firstThatLearns();
        INDArray back = gradient;
        for (int i = steps.size() - 1; i > first; i--) {
            back = steps.get(i).backward(back);
        }
        if (toInput) {
            return steps.get(first).backward(back);
        }
        steps.get(first).backwardParameters(back);
        return null;
    }

    private int firstThatLearns() {
        int first = 0;
        while (first < steps.size() - 1 && !steps.get(first).learns()) {
            first++;
        }
        return first;
    }

    /** Returns the layers in order. */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Shape> shapes = shapes(input);
        return shapes.get(shapes.size() - 1);
    }

    /**
     * Computes the shape of one example on its way: the input's, then each layer's output's (S1.7).
     *
     * @throws ShapeException if a layer cannot take what the one before puts out, with the way that led there
     */
    public List<Shape> shapes(Shape input) {
        List<Shape> shapes = new ArrayList<>(List.of(Given.notNull(input, "input")));
        for (int i = 0; i < layers.size(); i++) {
            try {
                shapes.add(layers.get(i).outputShape(shapes.get(i)));
            } catch (ShapeException misfit) {
                throw Way.explain(layers, i, input, misfit);
            }
        }
        return List.copyOf(shapes);
    }

    @Override
    public Cost cost(Shape input) {
        List<Shape> shapes = shapes(input);
        Costs costs = new Costs();
        for (int i = 0; i < layers.size(); i++) {
            costs.add(layers.get(i), shapes.get(i));
        }
        return costs.sum();
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        ReceptiveField field = input;
        for (Layer layer : layers) {
            field = layer.receptiveField(field);
        }
        return field;
    }

    /**
     * Returns a table of what the input holds, what each layer puts out and costs, and a last row with the totals. Columns: layer,
     * output shape, parameters, MACs, activations. No weights are made for it.
     *
     * @throws ShapeException if the layers do not fit such an input or each other
     */
    public Table summary(Shape input) {
        return Summary.of(this, Given.notNull(input, "input"));
    }

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public String toString() {
        return layers.stream().map(Layer::toString).collect(Collectors.joining(",\n  ", "Sequential(\n  ", ")"));
    }
}
