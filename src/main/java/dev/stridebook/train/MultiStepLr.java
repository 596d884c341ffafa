package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Given;
import java.util.List;

/**
 * Multiplies the rate by gamma after certain epochs.
 *
 * <pre>{@code
 * new MultiStepLr(0.1, 30, 80)      // after 30 epochs, and again after 80
 * }</pre>
 *
 * @param gamma the factor, such as 0.1
 * @param milestones after how many epochs; one that is there twice multiplies twice
 */
public record MultiStepLr(double gamma, List<Integer> milestones) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if gamma is not finite, or a milestone is below 1
     */
    public MultiStepLr {
        Require.finite("gamma", gamma);
        Given.noneNull(Given.notNull(milestones, "milestones").toArray(), "milestones");
        milestones = List.copyOf(milestones);
        milestones.forEach(milestone -> Require.epochs(say("A milestone"), milestone, 1));
    }

    /** Creates a schedule with these milestones. */
    public MultiStepLr(double gamma, Integer... milestones) {
        this(gamma, List.of(Given.noneNull(milestones, "milestones")));
    }

    @Override
    public double rate(double first, int epochsDone) {
        Require.epochs(say("The number of epochs done"), epochsDone, 0);
        long passed =
                milestones.stream().filter(milestone -> milestone <= epochsDone).count();
        return first * Math.pow(gamma, passed);
    }
}
