package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Kept;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each value by itself that this library has no layer for. */
final class Pointwise implements Layer {
    private final String title;
    private final Optional<String> operator;
    private final Map<String, Double> attributes;
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator slope;
    private final Kept<INDArray> input = new Kept<>(this);

    /**
     * A function that ONNX has no operator for.
     *
     * @param title what it computes
     * @param slope its derivative
     */
    Pointwise(String title, DoubleUnaryOperator function, DoubleUnaryOperator slope) {
        this(title, Optional.empty(), Map.of(), function, slope);
    }

    private Pointwise(
            String title,
            Optional<String> operator,
            Map<String, Double> attributes,
            DoubleUnaryOperator function,
            DoubleUnaryOperator slope) {
        this.title = title;
        this.operator = operator;
        this.attributes = attributes;
        this.function = function;
        this.slope = slope;
    }

    /**
     * What an operator of ONNX computes.
     *
     * @param attributes of the operator
     * @param slope the derivative
     */
    static Pointwise of(
            String operator, Map<String, Double> attributes, DoubleUnaryOperator function, DoubleUnaryOperator slope) {
        String title = attributes.isEmpty() ? operator : operator + attributes;
        return new Pointwise(title, Optional.of(operator), attributes, function, slope);
    }

    /** ONNX's operator, where there is one. */
    Optional<String> operator() {
        return operator;
    }

    Map<String, Double> attributes() {
        return attributes;
    }

    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        INDArray inOrder = Floats.contiguous(x);
        input.keep(x, inOrder);
        INDArray y = Floats.create(x.shape());
        if (!x.isEmpty()) {
            FloatBuffer from = Floats.of(inOrder);
            FloatBuffer to = Floats.of(y);
            Parallel.forEachSpan(to.capacity(), (start, end) -> {
                for (int i = start; i < end; i++) {
                    to.put(i, (float) function.applyAsDouble(from.get(i)));
                }
            });
            Reference.reachabilityFence(inOrder);
        }
        return y;
    }

    @Override
    public INDArray backward(INDArray gradient) {
        INDArray x = input.take();
        if (!Arrays.equals(gradient.shape(), x.shape())) {
            throw new ShapeException("The gradient for %s must have the shape of its output, %s, but it is %s."
                    .formatted(this, Shapes.text(x), Shapes.text(gradient)));
        }
        INDArray back = Floats.create(x.shape());
        if (!x.isEmpty()) {
            INDArray inOrder = Floats.contiguous(gradient);
            FloatBuffer values = Floats.of(x);
            FloatBuffer from = Floats.of(inOrder);
            FloatBuffer to = Floats.of(back);
            Parallel.forEachSpan(to.capacity(), (start, end) -> {
                for (int i = start; i < end; i++) {
                    to.put(i, (float) (from.get(i) * slope.applyAsDouble(values.get(i))));
                }
            });
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(inOrder);
        }
        return back;
    }

    @Override
    public boolean perExample() {
        return true;
    }

    @Override
    public Shape outputShape(Shape shape) {
        return shape;
    }

    @Override
    public String name() {
        return title;
    }

    @Override
    public String toString() {
        return title;
    }
}
