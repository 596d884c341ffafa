package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Given;
import java.util.function.IntToDoubleFunction;

/**
 * Multiplies the first rate by a factor of your own.
 *
 * <pre>{@code
 * new LambdaLr(epochsDone -> 1 / Math.sqrt(1 + epochsDone))
 * }</pre>
 *
 * @param factor by the number of epochs done, 0 in the first
 */
public record LambdaLr(IntToDoubleFunction factor) implements Schedule {
    /**
     * Checks that there is a function.
     */
    public LambdaLr {
        Given.notNull(factor, "factor");
    }

    @Override
    public double rate(double first, int epochsDone) {
        return first * factor.applyAsDouble(Require.epochs(say("The number of epochs done"), epochsDone, 0));
    }
}
