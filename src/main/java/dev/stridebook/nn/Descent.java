package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Scratch;
import dev.stridebook.shape.Given;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What optimisers have in common. As in PyTorch, a step passes over parameters that no gradient has been added to since they were last
 * set to zero, and what is kept for a parameter begins with the first step that changes it.
 *
 * @param <S> what is kept for each parameter from step to step
 */
abstract class Descent<S> implements Optimizer {
    /** Smaller numbers are nothing to what they are averaged with, and the processor is slow with them. */
    static final float NEGLIGIBLE = 1e-30f;

    private final List<Learner<S>> learners = new ArrayList<>();
    private double learningRate;
    private double weightDecay;
    private boolean maximize;

    private static final class Learner<S> {
        private final Parameter parameter;
        private S state;

        Learner(Parameter parameter) {
            this.parameter = parameter;
        }
    }

    Descent(List<Parameter> parameters, double learningRate) {
        add(parameters);
        learningRate(learningRate);
    }

    private static List<Parameter> given(List<Parameter> parameters) {
        Given.noneNull(Given.notNull(parameters, "parameters").toArray(), "parameters");
        return parameters;
    }

    /**
     * Adds parameters, for instance of layers that a trained network gets in addition.
     *
     * @throws IllegalArgumentException if one of them is already there; then none is added
     */
    public final void add(List<Parameter> parameters) {
        for (Parameter parameter : given(parameters)) {
            if (learners.stream().anyMatch(learner -> learner.parameter.identity() == parameter.identity())) {
                throw new IllegalArgumentException(
                        say("%s already changes %s: add each parameter once.", this, parameter));
            }
        }
        Parameter.distinct(parameters).forEach(parameter -> learners.add(new Learner<>(parameter)));
    }

    @Override
    public final double learningRate() {
        return learningRate;
    }

    @Override
    public final void learningRate(double rate) {
        requireFrom0(say("The learning rate"), rate, "0.01");
        learningRate = rate;
    }

    final double weightDecay() {
        return weightDecay;
    }

    final void setWeightDecay(double decay) {
        requireFrom0("weightDecay", decay, "1e-4");
        weightDecay = decay;
    }

    final boolean maximizes() {
        return maximize;
    }

    final void setMaximize(boolean on) {
        maximize = on;
    }

    static void requireFrom0(String name, double value, String example) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    say("%s must be at least 0 and finite, such as %s, but is %s.", name, example, value));
        }
    }

    @Override
    public final void zeroGradients() {
        learners.forEach(learner -> learner.parameter.zeroGradient());
    }

    @Override
    public final void step() {
        for (Learner<S> learner : learners) {
            if (learner.parameter.hasGradient()) {
                if (learner.state == null) {
                    learner.state = Scratch.outside(() -> begin(learner.parameter));
                }
                step(learner.parameter, learner.state);
            }
        }
    }

    abstract S begin(Parameter parameter);

    abstract void step(Parameter parameter, S state);

    static INDArray zerosLike(Parameter parameter) {
        return Nd4j.zeros(DataType.FLOAT, parameter.shape());
    }

    /** The gradient of a block of values as a step uses it: the other way round if the loss is to rise. */
    final void orient(float[] gradient) {
        if (maximize) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = -gradient[i];
            }
        }
    }

    /**
     * Adds the gradient of {@code weightDecay / 2 · value²}. The product is not rounded, as in PyTorch: where it nearly cancels the
     * gradient, what is left would be the rounding alone, and Adam scales up what is small.
     */
    static void addDecay(float[] gradient, float[] value, float weightDecay) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) (gradient[i] + (double) weightDecay * value[i]);
        }
    }

    /** What differs from the defaults. */
    final String options() {
        return (weightDecay == 0 ? "" : ", weight decay " + weightDecay) + (maximize ? ", maximize" : "");
    }
}
