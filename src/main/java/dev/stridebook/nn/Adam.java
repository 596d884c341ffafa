package dev.stridebook.nn;

import java.util.List;

/**
 * Adam: steps whose length depends little on the size of the gradients, so that the default rate suits many networks. By PyTorch's
 * formula. Source: Kingma and Ba 2015.
 *
 * <pre>{@code
 * new Adam(net.parameters())
 * new Adam(net.parameters(), 0.0003).betas(0.5, 0.999)
 * }</pre>
 */
public final class Adam extends AdamFamily<Adam> {
    /**
     * Creates an optimiser with the learning rate 0.001.
     *
     * @param parameters those it changes; one that is there twice is changed once in each step
     */
    public Adam(List<Parameter> parameters) {
        this(parameters, 0.001);
    }

    /**
     * Creates an optimiser with a learning rate of your own.
     *
     * @param parameters those it changes; one that is there twice is changed once in each step
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public Adam(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
    }

    /**
     * Sets how much each step pulls the numbers to 0, by default 0: this times the value is added to the gradient. Adam then scales it as
     * it scales the gradient; {@link AdamW} does not.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Adam weightDecay(double decay) {
        setWeightDecay(decay);
        return this;
    }

    @Override
    Adam self() {
        return this;
    }

    @Override
    boolean isDecoupled() {
        return false;
    }
}
