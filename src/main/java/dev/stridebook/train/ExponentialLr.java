package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

/**
 * Multiplies the rate by gamma after each epoch.
 *
 * @param gamma the factor, such as 0.95
 */
public record ExponentialLr(double gamma) implements Schedule {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if gamma is not finite
     */
    public ExponentialLr {
        Require.finite("gamma", gamma);
    }

    @Override
    public double rate(double first, int epochsDone) {
        return first * Math.pow(gamma, Require.epochs(say("The number of epochs done"), epochsDone, 0));
    }
}
