package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fully connected layer: {@code y = x · Wᵀ + b}, each output a weighted sum of all inputs. Source: S1.8. */
public final class Linear implements Layer {
    private final Parameter weight;
    private final Parameter bias;
    private final Kept<INDArray> input = new Kept<>(this);

    /**
     * Starts from random weights, other ones each time.
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
            throw new ShapeException("Linear needs at least 1 input and 1 output feature, but it was given %d and %d."
                    .formatted(inFeatures, outFeatures));
        }
        this.weight = Parameter.of("weight", Initial.uniform(random, inFeatures, outFeatures, inFeatures));
        this.bias = Parameter.of("bias", Initial.uniform(random, inFeatures, outFeatures));
    }

    private Linear(Parameter weight, Parameter bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /**
     * A layer with weights of your own. The arrays are copied.
     *
     * @param weight {@code [outFeatures, inFeatures]}
     * @param bias {@code [outFeatures]}
     * @throws ShapeException if the shapes do not fit each other
     */
    public static Linear of(INDArray weight, INDArray bias) {
        if (weight.rank() != 2 || bias.rank() != 1 || bias.size(0) != weight.size(0)) {
            throw new ShapeException("Linear takes a weight [out, in] and a bias [out], but they are %s and %s."
                    .formatted(Require.text(weight), Require.text(bias)));
        }
        Linear linear = new Linear(Parameter.of("weight", weight.dup('c')), Parameter.of("bias", bias.dup('c')));
        Require.floats(linear, weight);
        Require.floats(linear, bias);
        return linear;
    }

    @Override
    public INDArray forward(INDArray x) {
        Require.floats(this, x);
        if (x.rank() != 2) {
            throw new ShapeException("%s takes [batch, %d], but the input is %s. Put a Flatten before it."
                    .formatted(this, inFeatures(), Require.text(x)));
        }
        requireFeatures((int) x.size(1));
        input.keep(x, x);
        return Nd4jOperators.linear(x, weight.value(), bias.value());
    }

    @Override
    public INDArray backward(INDArray gradient) {
        backwardParameters(gradient);
        return Nd4jOperators.matmul(gradient, false, weight.value(), false);
    }

    @Override
    public void backwardParameters(INDArray gradient) {
        INDArray x = input.take();
        Require.gradient(this, gradient, x.size(0), outFeatures());
        weight.accumulate(Nd4jOperators.matmul(gradient, true, x, false));
        bias.accumulate(gradient.sum(0));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.dimensions().size() != 1) {
            throw new ShapeException("%s takes %d features, but the input is %s. Put a Flatten before it."
                    .formatted(this, inFeatures(), input));
        }
        requireFeatures(input.dimensions().get(0));
        return Shape.of(outFeatures());
    }

    private void requireFeatures(int given) {
        if (given != inFeatures()) {
            throw new ShapeException("%s expects %d features, but the input has %d. Use Linear(%d, %d)."
                    .formatted(this, inFeatures(), given, given, outFeatures()));
        }
    }

    @Override
    public Cost cost(Shape input) {
        return new Cost(
                weight.count() + bias.count(),
                weight.count(),
                outputShape(input).values());
    }

    public int inFeatures() {
        return (int) weight.value().size(1);
    }

    public int outFeatures() {
        return (int) weight.value().size(0);
    }

    @Override
    public String name() {
        return "linear";
    }

    /** {@code Linear(320, 50)}. */
    @Override
    public String toString() {
        return "Linear(%d, %d)".formatted(inFeatures(), outFeatures());
    }
}
