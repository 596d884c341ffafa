package dev.stridebook.nn;

/**
 * What the softmax of a line of logits needs. The largest logit is taken off first, so that no exponential overflows.
 *
 * @param sum of {@code exp(xᵢ − largest)}
 */
record Exponentials(float largest, double sum) {
    static Exponentials of(float... logits) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return new Exponentials(largest, sum);
    }
}
