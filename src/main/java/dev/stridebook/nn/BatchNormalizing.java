package dev.stridebook.nn;

import dev.stridebook.nn.plane.Together;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation: each channel by itself, all examples of the batch together.
 *
 * @param <L> the layer itself
 */
abstract class BatchNormalizing<L extends BatchNormalizing<L>> extends RunningNormalizing<L> {
    BatchNormalizing(State state) {
        super(state);
    }

    @Override
    final Together together(INDArray x) {
        return channels(x);
    }

    /** Returns this layer without weight and bias: each channel gets mean 0 and variance 1. */
    public final L withoutAffine() {
        return with(eps(), null);
    }

    /** Returns this layer without running averages: it always takes the batch's mean and variance, in evaluation as in training. */
    public final L withoutRunningStatistics() {
        return withRunning(false);
    }

    /** Returns true in evaluation mode with running averages: in training every output depends on the whole batch. */
    @Override
    public final boolean perExample() {
        return !takesOwn();
    }

    @Override
    public final String name() {
        return "batch norm";
    }

    /** Returns {@code BatchNorm2d(64)} and what differs from the defaults. */
    @Override
    public final String toString() {
        return "%s(%d%s%s)"
                .formatted(
                        getClass().getSimpleName(),
                        channels(),
                        affine() == null ? ", no affine" : "",
                        isRunning() ? "" : ", no running statistics");
    }
}
