package dev.stridebook.bench;

import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.data.Augmentation;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import dev.stridebook.nn.Adam;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.Optimizer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.train.Evaluation;
import dev.stridebook.train.Trainer;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** What surrounds the layers of a training; the other side of {@code surroundings.py}. */
final class OurSurroundings {
    private static final Augmentation GENTLE =
            Augmentation.rotate(12).then(Augmentation.scale(0.9, 1.1)).then(Augmentation.shift(2));

    private final Sequential net = Networks.mnistNet(1);
    private ImageDataset training;
    private ImageDataset test;
    private Optimizer adam;
    private Optimizer largerAdam;
    private long seed;

    private OurSurroundings() {}

    public static void main(String[] arguments) throws Exception {
        OurSurroundings surroundings = new OurSurroundings();
        MeasuredMain.serve(Map.of("library", "Stridebook, " + Engines.description()), surroundings::answer);
    }

    private Map<String, Object> answer(String request) {
        int space = request.lastIndexOf(' ');
        Runnable work = work(request.substring(0, space));
        return Map.of("seconds", MeasuredMain.median(request.substring(space + 1), () -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
        }));
    }

    /** Prepares what is not timed, and returns what is. */
    private Runnable work(String request) {
        switch (request) {
            case "load" -> {
                return () -> training = Mnist.train();
            }
            case "epoch" -> {
                ImageDataset few = Mnist.shippedTest().take(10, 1);
                return () -> new Trainer(net, new NllLoss(), new Sgd(net.parameters(), 0.02).momentum(0.9))
                        .train(training, few, 1);
            }
            case "evaluate" -> {
                test = test == null ? Mnist.test() : test;
                return () -> Evaluation.of(net, new NllLoss(), test).accuracy();
            }
            case "augment" -> {
                return () -> training.augmented(GENTLE, ++seed);
            }
            case "adam" -> {
                adam = adam == null ? adam(net) : adam;
                return adam::step;
            }
            case "larger adam" -> {
                largerAdam = largerAdam == null
                        ? adam(new Sequential(
                                new Conv2d(1, 32, kernel(3)),
                                new Conv2d(32, 32, kernel(3)),
                                new Conv2d(32, 64, kernel(3)),
                                new Conv2d(64, 64, kernel(3)),
                                new Linear(3136, 128),
                                new Linear(128, 10)))
                        : largerAdam;
                return largerAdam::step;
            }
            default -> throw new IllegalArgumentException(request);
        }
    }

    private static Optimizer adam(Sequential net) {
        net.parameters()
                .forEach(parameter -> parameter
                        .gradient()
                        .assign(Nd4j.rand(DataType.FLOAT, parameter.shape()).subi(0.5)));
        return new Adam(net.parameters());
    }
}
