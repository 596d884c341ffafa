package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Scratch;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.array.Sum;
import dev.stridebook.nn.array.Workers;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers a layer learns. They take up memory from their first use on, so that a large network can be described, counted and
 * summed up on a small machine.
 */
public final class Parameter {
    private final String name;
    private final Numbers numbers;

    private Parameter(String name, Numbers numbers) {
        this.name = name;
        this.numbers = numbers;
    }

    /**
     * @param initial what the numbers start from, of the given shape; asked once, at the first use
     */
    static Parameter of(String name, long[] shape, Supplier<INDArray> initial) {
        return new Parameter(name, new Numbers(shape, initial));
    }

    /** A parameter of given numbers, which are copied. */
    static Parameter copyOf(String name, INDArray value) {
        Parameter parameter = of(name, value.shape(), () -> null);
        parameter.set(value);
        return parameter;
    }

    /** Returns {@code weight} or {@code bias}; within a network with the layer's position before it, as {@code 0.weight}. */
    public String name() {
        return name;
    }

    /** Returns a copy of the shape. */
    public long[] shape() {
        return numbers.shape.clone();
    }

    /** Returns how many numbers there are. */
    public long count() {
        return Shapes.count(numbers.shape);
    }

    /** Returns the numbers themselves, not a copy: an optimiser changes them in place. */
    public INDArray value() {
        return numbers.value();
    }

    /** Returns the sum of the gradients since it was last set to zero, of the same shape. Each thread of {@link Workers} has its own. */
    public INDArray gradient() {
        return sum().lend();
    }

    /** What {@link #gradient} returns, for those who do not keep the array. */
    Sum sum() {
        return Workers.own(numbers.gradient);
    }

    /**
     * Keeps the numbers as they are from now on, PyTorch's {@code requires_grad = False}: backward computes no gradient of them where
     * that saves work, and optimisers leave them alone. This holds under all names that the parameter has in larger networks.
     */
    public void freeze() {
        numbers.frozen = true;
    }

    /** Lets the numbers be learned again. */
    public void thaw() {
        numbers.frozen = false;
    }

    /** Returns whether the numbers are kept as they are. */
    public boolean isFrozen() {
        return numbers.frozen;
    }

    /**
     * Replaces the numbers by a copy of these.
     *
     * @throws ShapeException if their shape is another
     * @throws IllegalArgumentException if they are not of type float
     */
    public void set(INDArray values) {
        if (!Arrays.equals(Given.notNull(values, "values").shape(), numbers.shape)) {
            throw new ShapeException(say(
                    "The %s has the shape %s, but the values given have %s.",
                    name, Shapes.text(numbers.shape), Shapes.text(values)));
        }
        Floats.require("The " + name, values);
        numbers.set(values);
    }

    /** Returns the same numbers under another name, as a network gives to the parameters of its layers. */
    public Parameter named(String newName) {
        Given.notNull(newName, "newName");
        return new Parameter(newName, numbers);
    }

    /** What this and its namesakes have in common. */
    Object identity() {
        return numbers;
    }

    /** Whether there is something to learn: a gradient was added since the last {@link #zeroGradient}, and the numbers are not frozen. */
    boolean hasGradient() {
        return !numbers.frozen && numbers.hasGradient();
    }

    /** Each once, with its first name: layers that have several places, or share weights, tell theirs more than once. */
    static List<Parameter> distinct(List<Parameter> parameters) {
        Set<Object> seen = new HashSet<>();
        return parameters.stream()
                .filter(parameter -> seen.add(parameter.identity()))
                .toList();
    }

    void zeroGradient() {
        numbers.accumulated = false;
        numbers.gradient.setToZero();
    }

    /** Adds to the gradient. Threads may do so at the same time. */
    void accumulate(INDArray more) {
        if (!numbers.frozen) {
            numbers.accumulated = true;
            sum().add(more);
        }
    }

    /**
     * Adds to the gradient what is computed for it, as {@link #accumulate(INDArray)}.
     *
     * @param computation fills an array of this shape; called unless the parameter is frozen
     */
    void accumulate(Consumer<INDArray> computation) {
        if (!numbers.frozen) {
            numbers.accumulated = true;
            sum().add(computation);
        }
    }

    /** Notes that a batch without examples went back: a gradient of zero, which an optimiser still follows by momentum and decay. */
    void accumulateNothing() {
        if (!numbers.frozen) {
            numbers.accumulated = true;
        }
    }

    /** Returns name and shape: {@code 0.weight [10, 1, 5, 5]}. */
    @Override
    public String toString() {
        return name + " " + Shapes.text(numbers.shape);
    }

    /** What the parameter and its namesakes in larger networks share. A training step's {@link Scratch} must never hold them. */
    private static final class Numbers {
        private final long[] shape;
        private Supplier<INDArray> initial;
        private INDArray value;
        private final Sum gradient;
        private volatile boolean frozen;
        private volatile boolean accumulated;

        Numbers(long[] shape, Supplier<INDArray> initial) {
            this.shape = shape;
            this.initial = initial;
            gradient = new Sum(shape);
        }

        synchronized INDArray value() {
            if (value == null) {
                value = Scratch.outside(initial);
                initial = null;
            }
            return value;
        }

        synchronized void set(INDArray values) {
            if (value == null) {
                value = Scratch.outside(() -> values.dup('c'));
                initial = null;
            } else {
                value.assign(values);
            }
        }

        /** A layer of the user's own adds to the array itself, which then is not all zeros. */
        boolean hasGradient() {
            return accumulated || !gradient.isZero();
        }
    }
}
