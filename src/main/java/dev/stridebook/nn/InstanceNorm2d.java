package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.plane.Together;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance normalisation: brings each channel of each image by itself to mean 0 and variance 1. Images are {@code [n, c, h, w]}, or one
 * {@code [c, h, w]}. As in PyTorch nothing is learned or kept unless it is asked for. Source: Ulyanov et al. 2016.
 *
 * <pre>{@code
 * new InstanceNorm2d(64)
 * new InstanceNorm2d(64).withAffine()    // then a variance and mean that are learned
 * }</pre>
 */
public final class InstanceNorm2d extends RunningNormalizing<InstanceNorm2d> {
    /**
     * Normalises so many channels.
     *
     * @throws ShapeException if the number of channels is below 1
     */
    public InstanceNorm2d(int channels) {
        this(State.of("InstanceNorm2d", channels, false, false));
    }

    private InstanceNorm2d(State state) {
        super(state);
    }

    @Override
    InstanceNorm2d with(State newState) {
        return new InstanceNorm2d(newState);
    }

    /** Returns this layer with a weight and a bias for each channel, starting from 1 and 0: PyTorch's {@code affine=True}. */
    public InstanceNorm2d withAffine() {
        return with(eps(), Affine.of(channels()));
    }

    /**
     * Returns this layer with running averages of all images' means and variances, which are taken in evaluation mode: PyTorch's {@code
     * track_running_stats=True}.
     */
    public InstanceNorm2d withRunningStatistics() {
        return withRunning(true);
    }

    @Override
    void requireFits(INDArray x) {
        Require.images(this, x, channels());
    }

    @Override
    Together together(INDArray x) {
        return Together.groups(examples(x), channels(), channels(), x.size(-1) * x.size(-2));
    }

    @Override
    long examples(INDArray x) {
        return x.rank() == 3 ? 1 : x.size(0);
    }

    @Override
    String whatToEnlarge() {
        return say("larger images");
    }

    /** Returns false only in training with running averages, to which all examples contribute. */
    @Override
    public boolean perExample() {
        return !(takesOwn() && isRunning());
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, channels());
        return input;
    }

    /** Returns the whole input: through mean and variance every cell sees everything. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").union(input.joined());
    }

    @Override
    public String name() {
        return "instance norm";
    }

    /** Returns {@code InstanceNorm2d(64)} and what differs from the defaults. */
    @Override
    public String toString() {
        return "InstanceNorm2d(%d%s%s)"
                .formatted(channels(), affine() == null ? "" : ", affine", isRunning() ? ", running statistics" : "");
    }
}
