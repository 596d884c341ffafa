package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Scratch;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights and biases of a convolution: how many channels go in and out, in how many groups.
 *
 * @param transposed whether the weight's first axis are the input channels: {@code [in, out / groups, …]} instead of
 *     {@code [out, in / groups, …]}
 * @param size of a kernel, one number for each axis it slides along
 * @param seed of the random weights
 * @param given whether the weights are the user's own
 * @param bias null where nothing is added
 */
record Kernels(
        int inChannels,
        int outChannels,
        int groups,
        boolean transposed,
        List<Integer> size,
        long seed,
        boolean given,
        Parameter weight,
        Parameter bias) {

    static Kernels random(int inChannels, int outChannels, RandomGenerator random, Integer... size) {
        return random(inChannels, outChannels, 1, false, List.of(size), seed(random));
    }

    static Kernels randomTransposed(int inChannels, int outChannels, RandomGenerator random, Integer... size) {
        return random(inChannels, outChannels, 1, true, List.of(size), seed(random));
    }

    private static long seed(RandomGenerator random) {
        return Given.notNull(random, "random").nextLong();
    }

    private static Kernels random(int in, int out, int groups, boolean transposed, List<Integer> size, long seed) {
        if (in < 1 || out < 1) {
            throw new ShapeException(say(
                    "A convolution needs at least 1 input and 1 output channel, but it was given %d and %d.", in, out));
        }
        if (groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new ShapeException(say("groups must divide both %d and %d channels, but is %d.", in, out, groups));
        }
        long[] shape = LongStream.concat(
                        transposed ? LongStream.of(in, out / groups) : LongStream.of(out, in / groups),
                        size.stream().mapToLong(Integer::longValue))
                .toArray();
        long fanIn = Shapes.count(shape) / shape[0];
        var random = new SplittableRandom(seed);
        long weightSeed = random.nextLong();
        long biasSeed = random.nextLong();
        return new Kernels(
                in,
                out,
                groups,
                transposed,
                size,
                seed,
                false,
                Initial.uniform("weight", weightSeed, fanIn, shape),
                Initial.uniform("bias", biasSeed, fanIn, out));
    }

    Kernels groups(int newGroups) {
        if (given) {
            throw new IllegalStateException(say(
                    "The weights that were given are for groups = %d. Call groups(%d) first and with(weight, bias) after it.",
                    groups, newGroups));
        }
        Kernels split = random(inChannels, outChannels, newGroups, transposed, size, seed);
        return bias == null ? split.withoutBias() : split;
    }

    Kernels withoutBias() {
        return copy(given, weight, null);
    }

    Kernels with(INDArray newWeight) {
        require("weight", newWeight, weight.shape());
        return copy(true, Parameter.copyOf("weight", newWeight), bias);
    }

    Kernels with(INDArray newWeight, INDArray newBias) {
        Given.notNull(newBias, "bias");
        Kernels weighted = with(newWeight);
        require("bias", newBias, outChannels);
        return copy(true, weighted.weight, Parameter.copyOf("bias", newBias));
    }

    private Kernels copy(boolean newGiven, Parameter newWeight, Parameter newBias) {
        return new Kernels(inChannels, outChannels, groups, transposed, size, seed, newGiven, newWeight, newBias);
    }

    private void require(String name, INDArray values, long... shape) {
        Floats.require(say("A convolution"), name, values);
        if (!Arrays.equals(values.shape(), shape)) {
            throw new ShapeException(say(
                    "The %s of a convolution of %s channels must have the shape %s, but has %s.",
                    name, channelsText(), Shapes.text(shape), Shapes.text(values)));
        }
    }

    /** The weight with two axes to slide along, a single one being the width. */
    INDArray weightValue(long height, long width) {
        long[] shape = weight.shape();
        INDArray value = weight.value();
        return shape.length == 4 ? value : value.reshape(shape[0], shape[1], height, width);
    }

    /** Null where nothing is added. */
    INDArray biasValue() {
        return bias == null ? null : bias.value();
    }

    /**
     * Adds to the gradients what is computed for them; the weight's straight into it where it is zero, since it may be large.
     *
     * @param weightShape with two axes to slide along
     * @param computation fills the arrays that it gets
     */
    void accumulate(long[] weightShape, Consumer<LearnedGradients> computation) {
        INDArray ofBias = bias == null ? null : Floats.create(bias.shape());
        Consumer<INDArray> ofWeight =
                sum -> computation.accept(new LearnedGradients(Scratch.reshaped(sum, weightShape), ofBias));
        if (weight.isFrozen()) {
            ofWeight.accept(Floats.create(weight.shape()));
        } else {
            weight.accumulate(ofWeight);
        }
        if (bias != null) {
            bias.accumulate(ofBias);
        }
    }

    List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    /**
     * @param positions at which each kernel is applied
     */
    Cost cost(long positions, Shape output) {
        long parameters = weight.count() + (bias == null ? 0 : bias.count());
        return new Cost(parameters, Math.multiplyExact(weight.count(), positions), output.values());
    }

    /** {@code 8, 16}. */
    String channelsText() {
        return inChannels + ", " + outChannels;
    }
}
