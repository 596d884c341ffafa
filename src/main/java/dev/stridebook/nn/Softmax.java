package dev.stridebook.nn;

/**
 * Turns logits into probabilities: {@code exp(xᵢ) / Σ exp(xⱼ)}, all positive with the sum 1. For a classification loss use
 * {@link LogSoftmax}, which keeps very small probabilities apart.
 */
public final class Softmax extends AlongAxis {
    /** Works along axis 1: the classes of {@code [n, classes]}, the channels of {@code [n, c, h, w]}. */
    public Softmax() {
        this(1);
    }

    /**
     * Works along any axis.
     *
     * @param axis along which the probabilities sum up to 1, counted from 0, the batch; or backwards from −1, the last
     */
    public Softmax(int axis) {
        super(axis);
    }

    @Override
    void compute(float[] line) {
        Exponentials exponentials = Exponentials.of(line);
        for (int i = 0; i < line.length; i++) {
            line[i] = (float) (Math.exp(line[i] - exponentials.largest()) / exponentials.sum());
        }
    }

    /** {@code yᵢ · (gᵢ − Σ gⱼ·yⱼ)}. */
    @Override
    void computeBackward(float[] output, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += (double) gradient[i] * output[i];
        }
        for (int i = 0; i < output.length; i++) {
            gradient[i] = (float) (output[i] * (gradient[i] - sum));
        }
    }

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public String toString() {
        return "Softmax(" + axisText() + ")";
    }
}
