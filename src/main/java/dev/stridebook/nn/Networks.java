package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;

import java.util.SplittableRandom;

/** The networks of the lessons. */
public final class Networks {
    private Networks() {}

    /**
     * The MNIST network of S1.8: two convolutions, two fully connected layers, 21,840 parameters, 480,500 MACs an image.
     *
     * @param seed the same seed gives the same weights
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
}
