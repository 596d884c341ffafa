package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.plane.Together;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Group normalisation: of each example, brings the channels of a group together to mean 0 and variance 1, then each channel to a variance
 * and mean that are learned. It needs no batch: training and evaluation are the same. Inputs are {@code [n, c, …]} with any axes after
 * the channels. Source: Wu and He 2018.
 */
public final class GroupNorm extends Normalizing<GroupNorm> {
    private final int groups;
    private final int channels;

    /**
     * Normalises so many channels in groups, starting from weight 1 and bias 0. One group takes all channels together; as many groups as
     * channels take each by itself.
     *
     * @throws ShapeException unless both are at least 1 and the groups divide the channels
     */
    public GroupNorm(int groups, int channels) {
        this(requireDividing(groups, channels), channels, 1e-5, Affine.of(channels));
    }

    private GroupNorm(int groups, int channels, double eps, Affine affine) {
        super(eps, affine);
        this.groups = groups;
        this.channels = channels;
    }

    private static int requireDividing(int groups, int channels) {
        if (groups < 1 || channels < 1 || channels % groups != 0) {
            throw new ShapeException(
                    "The groups of GroupNorm must divide its channels, but it was given %d group%s and %d channel%s."
                            .formatted(groups, groups == 1 ? "" : "s", channels, channels == 1 ? "" : "s"));
        }
        return groups;
    }

    @Override
    GroupNorm with(double newEps, Affine newAffine) {
        return new GroupNorm(groups, channels, newEps, newAffine);
    }

    /** Returns this layer without weight and bias: each group gets mean 0 and variance 1. */
    public GroupNorm withoutAffine() {
        return with(eps(), null);
    }

    @Override
    void requireFits(INDArray x) {
        if (x.rank() < 2) {
            throw new ShapeException(say("%s takes [batch, channels, …], but the input is %s.", this, Shapes.text(x)));
        }
        Require.channels(this, () -> Shapes.text(x), x.size(1), channels);
        // PyTorch's rule, by which a larger batch of single values passes.
        if (x.length() == groups && channels == groups) {
            throw new ShapeException(
                    "%s needs more than 1 value in each group to normalise by their variance, but the input is %s. Use fewer groups."
                            .formatted(this, Shapes.text(x)));
        }
    }

    @Override
    Together together(INDArray x) {
        long length = Arrays.stream(x.shape()).skip(2).reduce(1, (a, b) -> a * b);
        return Together.groups(x.size(0), groups, channels, length);
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.channels(
                this,
                Given.notNull(input, "input")::toString,
                input.dimensions().get(0),
                channels);
        return input;
    }

    /** Returns the whole input: through mean and variance every cell sees everything. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").union(input.joined());
    }

    /** Returns the number of groups that the channels are split into. */
    public int groups() {
        return groups;
    }

    /** Returns the number of channels. */
    public int channels() {
        return channels;
    }

    @Override
    public String name() {
        return "group norm";
    }

    /** Returns groups, channels and what differs from the defaults: {@code GroupNorm(8, 64)}. */
    @Override
    public String toString() {
        return "GroupNorm(%d, %d%s)".formatted(groups, channels, affine() == null ? ", no affine" : "");
    }
}
