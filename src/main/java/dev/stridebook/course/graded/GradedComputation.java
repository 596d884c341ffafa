package dev.stridebook.course.graded;

/**
 * The graded tests and common mistakes of an exercise whose numbers are drawn. The constructor has one parameter, the exercise's
 * {@link dev.stridebook.course.VariantNumbers}, and everything is computed from them.
 *
 * @param <A> the exercise's contract
 */
public interface GradedComputation<A> extends Graded<A> {
    /** Returns the right answer for the numbers. */
    A right();
}
