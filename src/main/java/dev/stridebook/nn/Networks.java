package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The networks of the lessons, and the classic ones they compare. To describe one costs no memory; its weights are made at their
 * first use. The same seed gives the same weights.
 *
 * <p>Where torchvision has the network, {@code Weights.read(file).into(net, Map.of("features", "0", "classifier", "2"))} brings its
 * weights.
 */
public final class Networks {
    private Networks() {}

    /**
     * Builds the MNIST network of S1.8: two convolutions, two fully connected layers, 21,840 parameters, 480,500 MACs an image of
     * 1×28×28.
     */
    public static Sequential mnistNet(long seed) {
        var random = new SplittableRandom(seed);
        return new Sequential(
                new Conv2d(1, 10, kernel(5), random), // 28×28 → 24×24
                new ReLU(),
                new MaxPool2d(2), // → 12×12
                new Conv2d(10, 20, kernel(5), random), // → 8×8
                new ReLU(),
                new MaxPool2d(2), // → 4×4
                new View(-1, 320), // 20 channels of 4×4
                new Linear(320, 50, random),
                new ReLU(),
                new Linear(50, 10, random),
                new LogSoftmax());
    }

    /**
     * Builds the forum's network of S4.1 as it was asked about, mistake included: on 1×28×28 its maps are 6×6, not the 5×5 that the
     * last layer expects. It works for inputs of 23 to 26.
     */
    public static Sequential forumNet(long seed) {
        return forumNet(5, seed);
    }

    /** Builds the forum's network of S4.1, mended for 1×28×28: 16,330 parameters, 201,744 MACs. */
    public static Sequential forumNetFixed(long seed) {
        return forumNet(6, seed);
    }

    private static Sequential forumNet(int side, long seed) {
        var random = new SplittableRandom(seed);
        return new Sequential(
                new Conv2d(1, 16, kernel(3).stride(2), random),
                new ReLU(),
                new Conv2d(16, 32, kernel(3).stride(2), random),
                new ReLU(),
                new Flatten(),
                new Linear(32 * side * side, 10, random));
    }

    /**
     * Builds AlexNet for 3×224×224, in the form that torchvision has: 61,100,840 parameters, 0.714 GMAC (S4.5). Source: Krizhevsky,
     * "One weird trick for parallelizing convolutional neural networks", 2014.
     */
    public static Sequential alexNet(long seed) {
        var random = new SplittableRandom(seed);
        var features = new Sequential(
                new Conv2d(3, 64, kernel(11).stride(4).padding(2), random), // 224×224 → 55×55
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2)), // → 27×27
                new Conv2d(64, 192, kernel(5).padding(2), random),
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2)), // → 13×13
                new Conv2d(192, 384, kernel(3).padding(1), random),
                new ReLU(),
                new Conv2d(384, 256, kernel(3).padding(1), random),
                new ReLU(),
                new Conv2d(256, 256, kernel(3).padding(1), random),
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2))); // → 6×6
        var classifier = new Sequential(
                new Dropout(0.5, random.split()),
                new Linear(256 * 6 * 6, 4096, random),
                new ReLU(),
                new Dropout(0.5, random.split()),
                new Linear(4096, 4096, random),
                new ReLU(),
                new Linear(4096, 1000, random));
        return new Sequential(features, new Flatten(), classifier);
    }

    /**
     * Builds VGG16 for 3×224×224: 13 convolutions of 3×3 and 3 fully connected layers, 138,357,544 parameters, 15.470 GMAC (S4.5).
     * Source: Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", 2014.
     */
    public static Sequential vgg16(long seed) {
        var random = new SplittableRandom(seed);
        List<Layer> features = new ArrayList<>();
        int in = 3;
        int[][] stages = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
        for (int[] stage : stages) {
            for (int out : stage) {
                features.add(new Conv2d(in, out, kernel(3).padding(1), random));
                features.add(new ReLU());
                in = out;
            }
            features.add(new MaxPool2d(2)); // halves: 224 → 112 → 56 → 28 → 14 → 7
        }
        var classifier = new Sequential(
                new Linear(512 * 7 * 7, 4096, random),
                new ReLU(),
                new Dropout(0.5, random.split()),
                new Linear(4096, 4096, random),
                new ReLU(),
                new Dropout(0.5, random.split()),
                new Linear(4096, 1000, random));
        return new Sequential(new Sequential(features.toArray(Layer[]::new)), new Flatten(), classifier);
    }

    /**
     * Builds ResNet-50 for 3×224×224: 25,557,032 parameters in 16 {@link #bottleneck bottleneck} blocks. Source: S2.7; He and others,
     * "Deep residual learning for image recognition", 2015, with the stride in the 3×3 as torchvision has it.
     */
    public static Sequential resNet50(long seed) {
        var random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>(List.of(
                new Conv2d(3, 64, kernel(7).stride(2).padding(3), random).withoutBias(), // 224×224 → 112×112
                new BatchNorm2d(64),
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2).padding(1)))); // → 56×56
        int channels = 64;
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            int width = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                layers.add(bottleneck(channels, width, stage > 0 && block == 0 ? 2 : 1, random));
                layers.add(new ReLU());
                channels = 4 * width;
            }
        }
        layers.add(AdaptiveAvgPool2d.global()); // 7×7 → 1×1
        layers.add(new Flatten());
        layers.add(new Linear(channels, 1000, random));
        return new Sequential(layers.toArray(Layer[]::new));
    }

    /**
     * Builds ResNet's bottleneck block, before its last ReLU: a 1×1 convolution narrows the channels, a 3×3 works on few of them, a 1×1
     * widens them to {@code 4 · width}, and the input is added. Source: S2.7.
     *
     * @param width channels of the 3×3
     * @param stride of the 3×3
     */
    public static Residual bottleneck(int inChannels, int width, int stride, RandomGenerator random) {
        Given.notNull(random, "random");
        int outChannels = 4 * width;
        var body = new Sequential(
                new Conv2d(inChannels, width, kernel(1), random).withoutBias(),
                new BatchNorm2d(width),
                new ReLU(),
                new Conv2d(width, width, strided(kernel(3), stride).padding(1), random).withoutBias(),
                new BatchNorm2d(width),
                new ReLU(),
                new Conv2d(width, outChannels, kernel(1), random).withoutBias(),
                new BatchNorm2d(outChannels));
        if (stride == 1 && inChannels == outChannels) {
            return new Residual(body);
        }
        var fitted = new Sequential(
                new Conv2d(inChannels, outChannels, strided(kernel(1), stride), random).withoutBias(),
                new BatchNorm2d(outChannels));
        return new Residual(body, fitted);
    }

    /** Says nothing where there is nothing to say. */
    private static Window strided(Window window, int stride) {
        return stride == 1 ? window : window.stride(stride);
    }
}
