package dev.stridebook.shape;

/**
 * What running one example costs.
 *
 * @param parameters learned numbers, biases included
 * @param macs multiply-accumulates; adding a bias is not counted as one (S1.8: the MNIST net takes 480,500)
 * @param activations values the layer puts out
 */
public record Cost(long parameters, long macs, long activations) {
    /** Costs nothing. */
    public static final Cost NONE = new Cost(0, 0, 0);

    /**
     * Adds another cost to this one, number by number.
     *
     * @throws ArithmeticException if a sum does not fit into a {@code long}
     */
    public Cost plus(Cost other) {
        Given.notNull(other, "other");
        return new Cost(
                Math.addExact(parameters, other.parameters),
                Math.addExact(macs, other.macs),
                Math.addExact(activations, other.activations));
    }
}
