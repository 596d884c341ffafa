package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.plane.Normalization;
import dev.stridebook.nn.plane.Together;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What all normalisations have in common: they bring values to mean 0 and variance 1, some of them together, then to a variance and mean
 * that are learned.
 *
 * @param <L> the layer itself
 */
abstract class Normalizing<L extends Normalizing<L>> implements Layer {
    private final double eps;
    private final Affine affine;
    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param own whether the input's own mean and variance were taken
     */
    private record Pass(INDArray x, Normalization normalization, boolean own) {}

    /**
     * @param affine null where nothing is learned
     */
    Normalizing(double eps, Affine affine) {
        this.eps = eps;
        this.affine = affine;
    }

    abstract L with(double newEps, Affine newAffine);

    /** Whether nothing need be added to the variance. */
    boolean takesEpsOf0() {
        return true;
    }

    /** Checks that an input fits. */
    abstract void requireFits(INDArray x);

    /** Which values of a fitting input are normalised together. */
    abstract Together together(INDArray x);

    /** Whether the input's own mean and variance are taken. */
    boolean takesOwn() {
        return true;
    }

    /** The normalisation of an input that is not empty. */
    Normalization normalization(INDArray x) {
        return Normalization.of(x, together(x), eps);
    }

    /**
     * Sets what is added to the variance, so that constant values are not divided by 0; by default 1e-5.
     *
     * @throws IllegalArgumentException if it is not positive; {@link GroupNorm} and {@link LayerNorm} take 0
     */
    public final L eps(double newEps) {
        if (!(newEps > 0 || newEps == 0 && takesEpsOf0())) {
            throw new IllegalArgumentException("eps must be larger than 0, such as 1e-5, but is %s.".formatted(newEps));
        }
        return with(newEps, affine);
    }

    @Override
    public final INDArray forward(INDArray x) {
        Floats.require(this, x);
        requireFits(x);
        if (x.isEmpty()) {
            INDArray y = Floats.create(x.shape());
            last.keep(x, new Pass(x, null, false));
            return y;
        }
        INDArray inOrder = Floats.contiguous(x);
        Normalization normalization = normalization(inOrder);
        int channels = normalization.together().channels();
        INDArray y = normalization.forward(inOrder, weight(channels), bias(channels));
        last.keep(inOrder, new Pass(inOrder, normalization, takesOwn()));
        return y;
    }

    @Override
    public final INDArray backward(INDArray gradient) {
        return back(gradient, true);
    }

    @Override
    public final void backwardParameters(INDArray gradient) {
        back(gradient, false);
    }

    private INDArray back(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
        Require.gradient(this, gradient, pass.x.shape());
        if (pass.x.isEmpty()) {
            parameters().forEach(Parameter::accumulateNothing);
            return pass.x.dup();
        }
        float[] weight = weight(pass.normalization.together().channels());
        Normalization.Gradients gradients =
                pass.normalization.backward(pass.x, Floats.contiguous(gradient), weight, pass.own, toInput);
        if (affine != null) {
            affine.accumulate(gradients);
        }
        return gradients.x();
    }

    private float[] weight(int channels) {
        return Affine.numbers(affine == null ? null : affine.weight(), 1, channels);
    }

    private float[] bias(int channels) {
        return Affine.numbers(affine == null ? null : affine.bias(), 0, channels);
    }

    /** Returns true unless examples of a batch are normalised together. */
    @Override
    public boolean perExample() {
        return true;
    }

    /** Returns what is added to the variance. */
    public final double eps() {
        return eps;
    }

    final Affine affine() {
        return affine;
    }

    @Override
    public final List<Parameter> parameters() {
        return affine == null ? List.of() : affine.parameters();
    }

    /** Counts the parameters only: the layer can work in place and be joined with the layer before it. */
    @Override
    public final Cost cost(Shape input) {
        outputShape(input);
        return affine == null ? Cost.NONE : affine.cost();
    }
}
