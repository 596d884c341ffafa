package dev.stridebook.nn;

import java.util.List;

/**
 * {@link Adam} with a weight decay that does not go through the running averages: each step first multiplies the numbers by
 * {@code 1 − rate · weightDecay}. By PyTorch's formula. Source: Loshchilov and Hutter 2019.
 *
 * <pre>{@code
 * new AdamW(net.parameters(), 0.001).weightDecay(0.05)
 * }</pre>
 */
public final class AdamW extends AdamFamily<AdamW> {
    /**
     * Creates an optimiser with the learning rate 0.001 and the weight decay 0.01.
     *
     * @param parameters those it changes; one that is there twice is changed once in each step
     */
    public AdamW(List<Parameter> parameters) {
        this(parameters, 0.001);
    }

    /**
     * Creates an optimiser with a learning rate of your own and the weight decay 0.01.
     *
     * @param parameters those it changes; one that is there twice is changed once in each step
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public AdamW(List<Parameter> parameters, double learningRate) {
        super(parameters, learningRate);
        setWeightDecay(0.01);
    }

    /**
     * Sets how much each step pulls the numbers to 0, by default 0.01: it multiplies them by {@code 1 − rate · decay}.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public AdamW weightDecay(double decay) {
        setWeightDecay(decay);
        return this;
    }

    @Override
    AdamW self() {
        return this;
    }

    @Override
    boolean isDecoupled() {
        return true;
    }
}
