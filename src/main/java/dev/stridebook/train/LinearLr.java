package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

/**
 * Changes the rate evenly from one factor of the first rate to another, and keeps it there: a warm-up.
 *
 * <pre>{@code
 * new LinearLr(0.1, 1, 5)                                                             // a tenth of the rate, 5 epochs later all of it
 * new SequentialLr(5, new LinearLr(0.1, 1, 5), new CosineAnnealingLr(85))             // and then down again
 * }</pre>
 *
 * @param startFactor of the rate in the first epoch
 * @param endFactor of the rate after these epochs
 * @param totalIters the number of epochs in between
 */
public record LinearLr(double startFactor, double endFactor, int totalIters) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if startFactor is not above 0 and at most 1, endFactor is not from 0 to 1, or totalIters is
     *     below 1
     */
    public LinearLr {
        if (!(startFactor > 0 && startFactor <= 1)) {
            throw new IllegalArgumentException(
                    say("startFactor must be above 0 and at most 1, such as 0.1, but is %s.", startFactor));
        }
        if (!(endFactor >= 0 && endFactor <= 1)) {
            throw new IllegalArgumentException(say("endFactor must be from 0 to 1, such as 1, but is %s.", endFactor));
        }
        Require.epochs("totalIters", totalIters, 1);
    }

    @Override
    public double rate(double first, int epochsDone) {
        Require.epochs(say("The number of epochs done"), epochsDone, 0);
        double way = (double) Math.min(totalIters, epochsDone) / totalIters;
        return first * (startFactor + (endFactor - startFactor) * way);
    }
}
