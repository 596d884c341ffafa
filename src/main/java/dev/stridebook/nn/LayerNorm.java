package dev.stridebook.nn;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.plane.Together;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer normalisation: brings the values along the last axes together to mean 0 and variance 1, then multiplies each by a weight of its
 * own and adds a bias of its own, which are learned. It needs no batch: training and evaluation are the same. Source: Ba et al. 2016.
 *
 * <pre>{@code
 * new LayerNorm(50)             // each row of [n, 50]
 * new LayerNorm(16, 28, 28)     // each image of [n, 16, 28, 28]
 * }</pre>
 */
public final class LayerNorm extends Normalizing<LayerNorm> {
    private final Shape normalized;

    /**
     * Normalises over the last axes, starting from weight 1 and bias 0.
     *
     * @param normalizedShape the sizes of those axes
     * @throws ShapeException if there is none, or one is below 1
     */
    public LayerNorm(int... normalizedShape) {
        this(Shape.of(Given.notNull(normalizedShape, "normalizedShape")));
    }

    private LayerNorm(Shape normalized) {
        this(normalized, 1e-5, Affine.of(sizes(normalized)));
    }

    private LayerNorm(Shape normalized, double eps, Affine affine) {
        super(eps, affine);
        this.normalized = normalized;
    }

    private static long[] sizes(Shape shape) {
        return shape.dimensions().stream().mapToLong(Integer::longValue).toArray();
    }

    @Override
    LayerNorm with(double newEps, Affine newAffine) {
        return new LayerNorm(normalized, newEps, newAffine);
    }

    /** Returns this layer without weight and bias: PyTorch's {@code elementwise_affine=False}. */
    public LayerNorm withoutAffine() {
        return with(eps(), null);
    }

    /** Returns this layer with its weight, if it has one, but without a bias. */
    public LayerNorm withoutBias() {
        return with(eps(), affine() == null ? null : new Affine(affine().weight(), null));
    }

    @Override
    void requireFits(INDArray x) {
        long[] shape = x.shape();
        int axes = normalized.dimensions().size();
        if (shape.length < axes
                || !Arrays.equals(Arrays.copyOfRange(shape, shape.length - axes, shape.length), sizes(normalized))) {
            throw misfit(Shapes.text(shape));
        }
    }

    private ShapeException misfit(String input) {
        return new ShapeException("%s normalises over last axes of %s, but the input is %s."
                .formatted(this, Shapes.text(sizes(normalized)), input));
    }

    /** As a group of channels with one value each. */
    @Override
    Together together(INDArray x) {
        return Together.groups(x.length() / normalized.values(), 1, normalized.values(), 1);
    }

    @Override
    public Shape outputShape(Shape input) {
        int first = Given.notNull(input, "input").dimensions().size()
                - normalized.dimensions().size();
        if (first < 0
                || !input.dimensions().subList(first, input.dimensions().size()).equals(normalized.dimensions())) {
            throw misfit(input.toString());
        }
        return input;
    }

    /** Returns the whole input: through mean and variance every cell sees everything. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").union(input.joined());
    }

    /** Returns the sizes of the last axes, which are normalised together. */
    public Shape normalizedShape() {
        return normalized;
    }

    @Override
    public String name() {
        return "layer norm";
    }

    /** Returns the axes' sizes and what differs from the defaults: {@code LayerNorm(16×28×28)}. */
    @Override
    public String toString() {
        String without = affine() == null ? ", no affine" : affine().bias() == null ? ", no bias" : "";
        return "LayerNorm(" + normalized + without + ")";
    }
}
