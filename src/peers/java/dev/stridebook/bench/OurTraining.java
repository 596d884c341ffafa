package dev.stridebook.bench;

import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.train.Evaluation;
import dev.stridebook.train.Trainer;
import java.util.Map;
import java.util.SplittableRandom;

/** Trains a net on MNIST as a lesson does; the other side of {@code train.py}. */
final class OurTraining {
    private final Sequential net;
    private final ImageDataset training;
    private final Sgd optimizer;
    private int epochs = 0;

    private OurTraining(String name, int images, double rate) {
        net = net(name);
        ImageDataset all = Mnist.train();
        training = images == all.size() ? all : all.take(images, 1);
        optimizer = new Sgd(net.parameters(), rate).momentum(0.9);
    }

    /**
     * @param arguments the net, how many images an epoch has, and the learning rate
     */
    public static void main(String[] arguments) throws Exception {
        OurTraining training =
                new OurTraining(arguments[0], Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
        MeasuredMain.serve(
                Map.of(
                        "library",
                        "Stridebook, " + Engines.description(),
                        "threads",
                        Runtime.getRuntime().availableProcessors()),
                training::answer);
    }

    private Map<String, Object> answer(String request) {
        return switch (request) {
            case "epoch" -> {
                // Tested on few images, as the test is not timed.
                var history = new Trainer(net, new NllLoss(), optimizer)
                        .seed(++epochs)
                        .train(training, Mnist.shippedTest(), 1);
                yield Map.of("seconds", history.last().seconds(), "images", training.size());
            }
            case "test" ->
                Map.of(
                        "accuracy",
                        Evaluation.of(net, new NllLoss(), Mnist.test()).accuracy());
            case "heap" -> Map.of("bytes", MeasuredMain.heap());
            default -> throw new IllegalArgumentException(request);
        };
    }

    private static Sequential net(String name) {
        return switch (name) {
            case "mnist" -> Networks.mnistNet(1);
            case "alexnet" -> alexNetLike(new SplittableRandom(1));
            case "vgg" -> vggLike(new SplittableRandom(1));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** AlexNet's sequence of layers (S4.5), narrower and for 1×28×28. */
    private static Sequential alexNetLike(SplittableRandom random) {
        return new Sequential(
                new Conv2d(1, 32, kernel(5).padding(2), random),
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2)), // 28×28 → 13×13
                new Conv2d(32, 64, kernel(5).padding(2), random),
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2)), // → 6×6
                new Conv2d(64, 128, kernel(3).padding(1), random),
                new ReLU(),
                new Conv2d(128, 96, kernel(3).padding(1), random),
                new ReLU(),
                new Conv2d(96, 64, kernel(3).padding(1), random),
                new ReLU(),
                new MaxPool2d(kernel(3).stride(2)), // → 2×2
                new Flatten(),
                new Linear(256, 128, random),
                new ReLU(),
                new Linear(128, 10, random),
                new LogSoftmax());
    }

    /** VGG's pairs of 3×3 convolutions (S4.5), narrower and for 1×28×28. */
    private static Sequential vggLike(SplittableRandom random) {
        return new Sequential(
                new Conv2d(1, 32, kernel(3).padding(1), random),
                new ReLU(),
                new Conv2d(32, 32, kernel(3).padding(1), random),
                new ReLU(),
                new MaxPool2d(2), // 28×28 → 14×14
                new Conv2d(32, 64, kernel(3).padding(1), random),
                new ReLU(),
                new Conv2d(64, 64, kernel(3).padding(1), random),
                new ReLU(),
                new MaxPool2d(2), // → 7×7
                new Flatten(),
                new Linear(3136, 128, random),
                new ReLU(),
                new Linear(128, 10, random),
                new LogSoftmax());
    }
}
