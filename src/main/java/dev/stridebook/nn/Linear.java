package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fully connected layer: {@code y = x · Wᵀ + b}, each output a weighted sum of all inputs. Source: S1.8. */
public final class Linear implements Layer {
    /** So many numbers a product with ones adds up faster than a loop. */
    private static final int MANY = 32_768;

    private final Parameter weight;
    private final Parameter bias;
    private final Kept<INDArray> input = new Kept<>(this);

    /**
     * Starts from random weights and biases, different ones each time.
     *
     * @throws ShapeException if a number of features is below 1
     */
    public Linear(int inFeatures, int outFeatures) {
        this(inFeatures, outFeatures, new SplittableRandom());
    }

    /**
     * Starts from random weights and biases, uniform in ±1/√inFeatures.
     *
     * @param random the same state gives the same weights
     * @throws ShapeException if a number of features is below 1
     */
    public Linear(int inFeatures, int outFeatures, RandomGenerator random) {
        if (inFeatures < 1 || outFeatures < 1) {
            throw new ShapeException(say(
                    "Linear needs at least 1 input and 1 output feature, but it was given %d and %d.",
                    inFeatures, outFeatures));
        }
        Given.notNull(random, "random");
        this.weight = Initial.uniform("weight", random.nextLong(), inFeatures, outFeatures, inFeatures);
        this.bias = Initial.uniform("bias", random.nextLong(), inFeatures, outFeatures);
    }

    private Linear(Parameter weight, Parameter bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** Returns this layer with its weights, but without a bias. */
    public Linear withoutBias() {
        return new Linear(weight, null);
    }

    /**
     * Creates a layer with weights of your own. The arrays are copied.
     *
     * @param weight {@code [outFeatures, inFeatures]}
     * @param bias {@code [outFeatures]}
     * @throws ShapeException if the shapes do not fit each other
     * @throws IllegalArgumentException if an array is not of type float
     */
    public static Linear of(INDArray weight, INDArray bias) {
        Given.notNull(weight, "weight");
        Given.notNull(bias, "bias");
        if (weight.rank() != 2 || bias.rank() != 1 || bias.size(0) != weight.size(0)) {
            throw new ShapeException(say(
                    "Linear takes a weight of shape [out, in] and a bias of shape [out], but got %s and %s.",
                    Shapes.text(weight), Shapes.text(bias)));
        }
        Floats.require("Linear", "weight", weight);
        Floats.require("Linear", "bias", bias);
        return new Linear(Parameter.copyOf("weight", weight), Parameter.copyOf("bias", bias));
    }

    /**
     * Computes the output.
     *
     * @param x {@code [n, inFeatures]}, or with any other axes before the last: they are kept
     * @return {@code [n, outFeatures]}
     * @throws ShapeException if the last axis is another
     * @throws IllegalArgumentException if the input is not of type float
     */
    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        long[] output = outputShape(x);
        INDArray y = x.isEmpty() ? Floats.create(output) : View.reshape(weighted(rows(x)), output);
        input.keep(x, x);
        return y;
    }

    private INDArray weighted(INDArray rows) {
        return Engines.engine().matmul(rows, false, weight.value(), true, bias == null ? null : bias.value());
    }

    @Override
    public INDArray backward(INDArray gradient) {
        INDArray x = input.take();
        accumulate(x, gradient);
        return x.isEmpty()
                ? x.dup()
                : View.reshape(Engines.engine().matmul(rows(gradient), false, weight.value(), false, null), x.shape());
    }

    @Override
    public void backwardParameters(INDArray gradient) {
        accumulate(input.take(), gradient);
    }

    @Override
    public boolean perExample() {
        return true;
    }

    private void accumulate(INDArray x, INDArray gradient) {
        Require.gradient(this, gradient, outputShape(x));
        if (x.isEmpty()) {
            parameters().forEach(Parameter::accumulateNothing);
            return;
        }
        INDArray rows = rows(gradient);
        if (!weight.isFrozen()) {
            INDArray inputs = rows(x);
            weight.accumulate(sum -> Engines.engine().matmul(rows, true, inputs, false, null, sum));
        }
        if (bias != null && !bias.isFrozen()) {
            bias.accumulate(sums(rows));
        }
    }

    private static INDArray sums(INDArray rows) {
        if (rows.length() < MANY) {
            return Floats.columnSums(rows);
        }
        INDArray ones = Floats.create(1, rows.size(0));
        float[] values = new float[(int) ones.length()];
        Arrays.fill(values, 1);
        Floats.of(ones).put(values);
        return View.reshape(Engines.engine().matmul(ones, false, rows, false, null), rows.size(1));
    }

    /** All axes before the last as one. */
    private static INDArray rows(INDArray x) {
        return x.rank() == 2 ? x : View.reshape(x, -1, x.size(-1));
    }

    private long[] outputShape(INDArray x) {
        long[] shape = x.shape();
        if (shape.length == 0) {
            throw new ShapeException(say(
                    "%s takes [batch, features], but the input is %s. For one row use x.reshape(1, 1).",
                    this, Shapes.text(shape)));
        }
        if (shape[shape.length - 1] != inFeatures()) {
            throw misfit(Shapes.text(shape), shape[shape.length - 1], shape.length <= 2);
        }
        shape = shape.clone();
        shape[shape.length - 1] = outFeatures();
        return shape;
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Integer> dimensions = new ArrayList<>(Given.notNull(input, "input").dimensions());
        int last = dimensions.size() - 1;
        if (dimensions.get(last) != inFeatures()) {
            throw misfit(input.toString(), dimensions.get(last), last == 0);
        }
        dimensions.set(last, outFeatures());
        return new Shape(dimensions);
    }

    private ShapeException misfit(String input, long given, boolean rows) {
        if (given == 0) {
            return new ShapeException(
                    say("%s expects %d features, but the input %s has none.", this, inFeatures(), input));
        }
        return new ShapeException(
                rows
                        ? say(
                                "%s expects %d features, but the input has %d. Use Linear(%d, %d).",
                                this, inFeatures(), given, given, outFeatures())
                        : say(
                                "%s takes rows of %d features, but the input is %s. Put a Flatten before it.",
                                this, inFeatures(), input));
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    @Override
    public Cost cost(Shape input) {
        Shape output = outputShape(input);
        long parameters = weight.count() + (bias == null ? 0 : bias.count());
        return new Cost(parameters, weight.count() * (output.values() / outFeatures()), output.values());
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").joined();
    }

    /** Returns the number of input features. */
    public int inFeatures() {
        return (int) weight.shape()[1];
    }

    /** Returns the number of output features. */
    public int outFeatures() {
        return (int) weight.shape()[0];
    }

    @Override
    public String name() {
        return "linear";
    }

    /** Returns {@code Linear(320, 50)}. */
    @Override
    public String toString() {
        return "Linear(%d, %d%s)".formatted(inFeatures(), outFeatures(), bias == null ? say(", no bias") : "");
    }
}
