package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation: brings each channel to mean 0 and variance 1, then to a variance and mean that are learned. While
 * training, mean and variance are those of the batch, and running averages of them are kept; afterwards these are used. Source:
 * Ioffe and Szegedy 2015.
 */
public final class BatchNorm2d extends ImageLayer {
    private final int channels;
    private final double eps;
    private final double momentum;
    private final Affine affine;
    private final Running running;
    private final Kept<Pass> last = new Kept<>(this);
    private boolean training = true;

    /** What is learned. */
    private record Affine(Parameter weight, Parameter bias) {}

    /** What is kept; parameters, so that they take up memory from their first use on. */
    private record Running(Parameter mean, Parameter variance) {}

    private record Pass(INDArray images, Normalization normalization, boolean ofBatch) {}

    /**
     * Normalises so many channels, starting from weight 1 and bias 0.
     *
     * @throws ShapeException if the number of channels is below 1
     */
    public BatchNorm2d(int channels) {
        this(
                requireSome(channels),
                1e-5,
                0.1,
                new Affine(constant("weight", channels, 1), constant("bias", channels, 0)),
                new Running(constant("running_mean", channels, 0), constant("running_var", channels, 1)));
    }

    private BatchNorm2d(int channels, double eps, double momentum, Affine affine, Running running) {
        this.channels = channels;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.running = running;
    }

    private static int requireSome(int channels) {
        if (channels < 1) {
            throw new ShapeException("BatchNorm2d needs at least 1 channel, but it was given %d.".formatted(channels));
        }
        return channels;
    }

    private static Parameter constant(String name, int channels, double value) {
        return Parameter.of(
                name, new long[] {channels}, () -> Nd4j.valueArrayOf(new long[] {channels}, value, DataType.FLOAT));
    }

    /**
     * Sets what is added to the variance, so that a constant channel is not divided by 0; by default 1e-5.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public BatchNorm2d eps(double newEps) {
        if (!(newEps > 0)) {
            throw new IllegalArgumentException("eps must be larger than 0, such as 1e-5, but is %s.".formatted(newEps));
        }
        return new BatchNorm2d(channels, newEps, momentum, affine, running);
    }

    /**
     * Sets how much of the running averages each batch replaces, by default 0.1.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public BatchNorm2d momentum(double newMomentum) {
        if (!(newMomentum >= 0 && newMomentum <= 1)) {
            throw new IllegalArgumentException(
                    "momentum must be from 0 to 1, but is %s: it is the part of the running averages that each batch replaces."
                            .formatted(newMomentum));
        }
        return new BatchNorm2d(channels, eps, newMomentum, affine, running);
    }

    /** Returns this layer without weight and bias: each channel gets mean 0 and variance 1. */
    public BatchNorm2d withoutAffine() {
        return new BatchNorm2d(channels, eps, momentum, null, running);
    }

    /** Returns this layer without running averages: it always takes the batch's mean and variance, in evaluation as in training. */
    public BatchNorm2d withoutRunningStatistics() {
        return new BatchNorm2d(channels, eps, momentum, affine, null);
    }

    @Override
    public void training(boolean on) {
        training = on;
    }

    /** Returns true in evaluation mode with running averages: in training every output depends on the whole batch. */
    @Override
    public boolean perExample() {
        return !ofBatch();
    }

    private boolean ofBatch() {
        return training || running == null;
    }

    /** A single image is no batch to normalise by, which PyTorch refuses as well. */
    @Override
    INDArray images(INDArray x) {
        return Require.batchOfImages(this, x, channels);
    }

    @Override
    INDArray compute(INDArray images) {
        Normalization normalization = ofBatch() ? ofBatch(images) : ofRunning();
        last.keep(images, new Pass(images, normalization, ofBatch()));
        return normalization.forward(images, weight(), bias());
    }

    private Normalization ofBatch(INDArray images) {
        double count = Normalization.count(images);
        if (count == 1) {
            throw new ShapeException(
                    "%s needs more than 1 value in each channel to normalise by their variance, but the input is %s. Use a larger batch or larger images%s."
                            .formatted(
                                    this,
                                    Shapes.text(images),
                                    running == null
                                            ? ""
                                            : ", or training(false) to normalise by the running averages"));
        }
        Normalization normalization = Normalization.of(images, eps);
        if (running != null) {
            follow(running.mean, normalization.mean(), 1);
            // What a sample tells of the variance is unbiased with divisor n − 1.
            follow(running.variance, normalization.variance(), count / (count - 1));
        }
        return normalization;
    }

    private void follow(Parameter average, double[] batch, double factor) {
        INDArray value = average.value();
        FloatBuffer values = Floats.of(value);
        for (int channel = 0; channel < batch.length; channel++) {
            values.put(channel, (float) ((1 - momentum) * values.get(channel) + momentum * factor * batch[channel]));
        }
    }

    private Normalization ofRunning() {
        return new Normalization(
                running.mean.value().data().asDouble(),
                running.variance.value().data().asDouble(),
                eps);
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
        Normalization.Sums sums = pass.normalization.sums(pass.images, gradient);
        if (affine != null) {
            affine.weight.accumulate(Nd4j.createFromArray(sums.weight()));
            affine.bias.accumulate(Nd4j.createFromArray(sums.bias()));
        }
        return toInput
                ? pass.normalization.backward(pass.images, gradient, weight(), pass.ofBatch ? sums : null)
                : null;
    }

    private float[] weight() {
        return affine == null ? constants(1) : affine.weight.value().data().asFloat();
    }

    private float[] bias() {
        return affine == null ? constants(0) : affine.bias.value().data().asFloat();
    }

    private float[] constants(float value) {
        float[] constants = new float[channels];
        Arrays.fill(constants, value);
        return constants;
    }

    @Override
    public List<Parameter> parameters() {
        return affine == null ? List.of() : List.of(affine.weight, affine.bias);
    }

    /** Returns {@code running_mean} and {@code running_var}, as PyTorch names them, of shape {@code [channels]}. */
    @Override
    public Map<String, INDArray> buffers() {
        Map<String, INDArray> buffers = new LinkedHashMap<>();
        if (running != null) {
            buffers.put(running.mean.name(), running.mean.value());
            buffers.put(running.variance.name(), running.variance.value());
        }
        return buffers;
    }

    @Override
    int channels() {
        return channels;
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, channels);
        return input;
    }

    /** Counts the parameters only: the layer can work in place and be joined with the convolution before it. */
    @Override
    public Cost cost(Shape input) {
        outputShape(input);
        return new Cost(affine == null ? 0 : 2L * channels, 0, 0);
    }

    @Override
    public String name() {
        return "batch norm";
    }

    /** Returns {@code BatchNorm2d(64)} and what differs from the defaults. */
    @Override
    public String toString() {
        return "BatchNorm2d(%d%s%s)"
                .formatted(
                        channels,
                        affine == null ? ", no affine" : "",
                        running == null ? ", no running statistics" : "");
    }
}
