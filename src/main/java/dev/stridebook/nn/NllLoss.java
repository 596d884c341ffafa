package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The negative log-likelihood: minus the log-probability that the network gives to the right class, averaged over the batch.
 * It follows a {@link LogSoftmax}. Source: S1.8.
 */
public final class NllLoss implements Loss {
    private final ThreadLocal<Target> last = new ThreadLocal<>();

    private record Target(int[] labels, int classes) {}

    /**
     * Computes the mean over the batch.
     *
     * @param logProbabilities {@code [n, classes]}
     * @param labels the right class of each example, counted from 0
     * @throws ShapeException if there are not as many labels as rows
     * @throws IllegalArgumentException if a label is not a class
     */
    @Override
    public double forward(INDArray logProbabilities, int... labels) {
        Given.notNull(logProbabilities, "logProbabilities");
        Given.notNull(labels, "labels");
        if (logProbabilities.rank() != 2 || logProbabilities.size(0) != labels.length) {
            throw new ShapeException(
                    "NllLoss takes a row of log-probabilities for each label, but got %s for %d labels."
                            .formatted(Shapes.text(logProbabilities), labels.length));
        }
        int classes = (int) logProbabilities.size(1);
        INDArray rows = Floats.contiguous(logProbabilities.castTo(DataType.FLOAT));
        FloatBuffer values = rows.isEmpty() ? FloatBuffer.allocate(0) : Floats.of(rows);
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "Label %d of example %d is not a class: %d classes are numbered 0 to %d."
                                .formatted(labels[row], row, classes, classes - 1));
            }
            sum -= values.get(row * classes + labels[row]);
        }
        Reference.reachabilityFence(rows);
        last.set(new Target(labels.clone(), classes));
        return sum / labels.length;
    }

    /** Returns −1/n at each example's right class, 0 elsewhere. */
    @Override
    public INDArray backward() {
        Target target = last.get();
        if (target == null) {
            throw new IllegalStateException("NllLoss has nothing to go back from: call forward(output, labels) first.");
        }
        int[] labels = target.labels;
        INDArray gradient = Floats.zeros(labels.length, target.classes);
        FloatBuffer values = Floats.of(gradient);
        for (int row = 0; row < labels.length; row++) {
            values.put(row * target.classes + labels[row], -1f / labels.length);
        }
        return gradient;
    }

    @Override
    public boolean perExample() {
        return true;
    }

    @Override
    public String toString() {
        return "NllLoss()";
    }
}
