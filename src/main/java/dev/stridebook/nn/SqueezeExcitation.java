package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention for channels: a small network looks at the mean of each channel and tells how much of each to let through, from 0 to
 * 1. The images keep their shape. Source: S2.5; Hu et al. 2018.
 */
public final class SqueezeExcitation extends Container {
    private final int channels;
    private final int reduced;
    private final Sequential gate;
    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param images with their batch axis
     * @param openings what the channels were multiplied by, {@code [n, c]}
     */
    private record Pass(INDArray x, INDArray images, INDArray openings) {}

    /**
     * Starts from random weights and biases, different ones each time.
     *
     * @param reduced features between the two fully connected layers, a sixteenth of the channels in the paper
     * @throws ShapeException if a number is below 1
     */
    public SqueezeExcitation(int channels, int reduced) {
        this(channels, reduced, new SplittableRandom());
    }

    /**
     * Starts from random weights and biases.
     *
     * @param reduced features between the two fully connected layers
     * @param random the same state gives the same weights
     * @throws ShapeException if a number is below 1
     */
    public SqueezeExcitation(int channels, int reduced, RandomGenerator random) {
        this(squeeze(channels, reduced, random), new Linear(reduced, channels, random));
    }

    private static Linear squeeze(int channels, int reduced, RandomGenerator random) {
        if (channels < 1 || reduced < 1) {
            throw new ShapeException(
                    "SqueezeExcitation needs at least 1 channel and 1 reduced feature, but it was given %d and %d."
                            .formatted(channels, reduced));
        }
        return new Linear(channels, reduced, random);
    }

    private SqueezeExcitation(Linear squeeze, Linear excite) {
        super(named(squeeze, excite));
        this.channels = squeeze.inFeatures();
        this.reduced = squeeze.outFeatures();
        this.gate =
                new Sequential(AdaptiveAvgPool2d.global(), new Flatten(), squeeze, new ReLU(), excite, new Sigmoid());
    }

    private static Map<String, Layer> named(Layer squeeze, Layer excite) {
        Map<String, Layer> named = new LinkedHashMap<>();
        named.put("fc1", squeeze);
        named.put("fc2", excite);
        return named;
    }

    @Override
    INDArray compute(INDArray x) {
        INDArray images = Floats.contiguous(Require.images(this, x, channels));
        INDArray openings = gate.forward(images);
        last.keep(openings, new Pass(x, images, openings));
        return Require.likeInput(scaled(images, openings), x);
    }

    /** The sum of two gradients, as both the images and what they are multiplied by depend on the input. */
    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
        INDArray gradients = requireGradient(gradient, pass);
        INDArray ofOpenings = sums(gradients, pass.images);
        if (!toInput) {
            gate.backwardParameters(ofOpenings);
            return null;
        }
        INDArray throughGate = gate.backward(ofOpenings);
        return Require.likeInput(Floats.sum(scaled(gradients, pass.openings), throughGate), pass.x);
    }

    private INDArray requireGradient(INDArray gradient, Pass pass) {
        INDArray gradients = Require.gradientOfImages(this, gradient, pass.x, pass.images.shape());
        return Floats.contiguous(gradients);
    }

    /** Each plane of {@code [n, c, h, w]} times its number of {@code [n, c]}. */
    private static INDArray scaled(INDArray images, INDArray openings) {
        INDArray scaled = images.dup('c');
        if (!images.isEmpty()) {
            FloatBuffer values = Floats.of(scaled);
            FloatBuffer factors = Floats.of(openings);
            int area = values.capacity() / factors.capacity();
            IntStream.range(0, values.capacity()).forEach(i -> values.put(i, values.get(i) * factors.get(i / area)));
            Reference.reachabilityFence(openings);
        }
        return scaled;
    }

    /** The gradient of the openings: of each plane {@code Σ g·x}. */
    private static INDArray sums(INDArray gradient, INDArray images) {
        INDArray sums = Floats.create(images.size(0), images.size(1));
        if (!images.isEmpty()) {
            FloatBuffer totals = Floats.of(sums);
            FloatBuffer gradients = Floats.of(gradient);
            FloatBuffer values = Floats.of(images);
            int area = values.capacity() / totals.capacity();
            for (int plane = 0; plane < totals.capacity(); plane++) {
                double sum = 0;
                for (int i = plane * area; i < (plane + 1) * area; i++) {
                    sum += (double) gradients.get(i) * values.get(i);
                }
                totals.put(plane, (float) sum);
            }
            Reference.reachabilityFence(gradient);
            Reference.reachabilityFence(images);
        }
        return sums;
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, channels);
        return input;
    }

    /** Counts the small network; multiplying the channels by its output can work in place. */
    @Override
    public Cost cost(Shape input) {
        outputShape(input);
        return gate.cost(input);
    }

    /** Returns the whole input: through the means every cell sees everything. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").union(input.joined());
    }

    /** Returns the small network, which makes {@code [n, c]} of the images. */
    public Sequential gate() {
        return gate;
    }

    @Override
    public String name() {
        return "squeeze-excitation";
    }

    /** Returns {@code SqueezeExcitation(64, 4)}. */
    @Override
    public String toString() {
        return "SqueezeExcitation(%d, %d)".formatted(channels, reduced);
    }
}
