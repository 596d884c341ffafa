package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

/**
 * Lowers the rate along half a cosine wave, slowly at first and at the end, to the least rate; after that it rises the same way. Source:
 * Loshchilov and Hutter 2017.
 *
 * @param tMax the number of epochs until the least rate
 * @param etaMin the least rate, often 0
 */
public record CosineAnnealingLr(int tMax, double etaMin) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if tMax is below 1 or etaMin is not finite
     */
    public CosineAnnealingLr {
        Require.epochs("tMax", tMax, 1);
        Require.finite("etaMin", etaMin);
    }

    /** Lowers the rate to 0. */
    public CosineAnnealingLr(int tMax) {
        this(tMax, 0);
    }

    @Override
    public double rate(double first, int epochsDone) {
        Require.epochs(say("The number of epochs done"), epochsDone, 0);
        return etaMin + (first - etaMin) * (1 + Math.cos(Math.PI * epochsDone / tMax)) / 2;
    }
}
