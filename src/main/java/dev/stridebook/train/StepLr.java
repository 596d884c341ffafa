package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

/**
 * Multiplies the rate by gamma after every so many epochs.
 *
 * @param stepSize the number of epochs with the same rate
 * @param gamma the factor, such as 0.1
 */
public record StepLr(int stepSize, double gamma) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the step size is below 1 or gamma is not finite
     */
    public StepLr {
        Require.epochs(say("The step size"), stepSize, 1);
        Require.finite("gamma", gamma);
    }

    @Override
    public double rate(double first, int epochsDone) {
        return first * Math.pow(gamma, Require.epochs(say("The number of epochs done"), epochsDone, 0) / stepSize);
    }
}
