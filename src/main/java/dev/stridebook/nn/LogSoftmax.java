package dev.stridebook.nn;

/**
 * Turns logits into the logarithms of probabilities: {@code xᵢ − log Σ exp(xⱼ)}. In plain loops, because ND4J takes the
 * logarithm after the softmax and so gives −∞ for whatever is very unlikely. Source: S1.8.
 */
public final class LogSoftmax extends AlongAxis {
    /** Works along axis 1: the classes of {@code [n, classes]}, the channels of {@code [n, c, h, w]}. */
    public LogSoftmax() {
        this(1);
    }

    /**
     * Works along any axis.
     *
     * @param axis along which the probabilities sum up to 1, counted from 0, the batch; or backwards from −1, the last
     */
    public LogSoftmax(int axis) {
        super(axis);
    }

    @Override
    void compute(float[] line) {
        Exponentials exponentials = Exponentials.of(line);
        double logSum = Math.log(exponentials.sum());
        for (int i = 0; i < line.length; i++) {
            line[i] = (float) (line[i] - exponentials.largest() - logSum);
        }
    }

    /** {@code gᵢ − exp(yᵢ) · Σ gⱼ}. */
    @Override
    void computeBackward(float[] output, float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += g;
        }
        for (int i = 0; i < output.length; i++) {
            gradient[i] -= (float) (Math.exp(output[i]) * sum);
        }
    }

    @Override
    public String name() {
        return "log softmax";
    }

    @Override
    public String toString() {
        return "LogSoftmax(" + axisText() + ")";
    }
}
