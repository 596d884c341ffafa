package dev.stridebook.bench;

import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.CrossEntropyLoss;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.LeakyReLU;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Loss;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains on batches and images that change their sizes all the time, to see whether anything grows with the number of shapes. There are many
 * times as many sizes as an engine keeps prepared, but few enough that all of them have been seen after some minutes: ND4J keeps a little for
 * each shape for ever.
 */
final class OurShapes {
    private static final int STEPS = 300;
    private static final int MOST_IMAGES = 24;
    private static final int LEAST_SIDE = 12;
    private static final int MOST_SIDE = 64;
    private static final int SIDES_APART = 4;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Sequential net = new Sequential(
            new Conv2d(1, 10, kernel(5), random),
            new ReLU(),
            new MaxPool2d(2),
            new Conv2d(10, 32, kernel(3).padding(1), random),
            new ReLU(),
            new Conv2d(32, 24, kernel(3).padding(1), random),
            new LeakyReLU(),
            new AdaptiveAvgPool2d(1),
            new Flatten(),
            new Linear(24, 10, random));
    private final Loss loss = new CrossEntropyLoss();
    private final Sgd optimizer = new Sgd(net.parameters(), 0.01);
    private final Workers workers = new Workers(Runtime.getRuntime().availableProcessors());

    private OurShapes() {}

    public static void main(String[] arguments) throws Exception {
        OurShapes shapes = new OurShapes();
        MeasuredMain.serve(Map.of("library", "Stridebook"), shapes::answer);
    }

    private Map<String, Object> answer(String request) {
        if (request.equals("heap")) {
            return Map.of("bytes", MeasuredMain.heap());
        }
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        return Map.of("steps", STEPS);
    }

    private void step() {
        List<Supplier<Double>> parts = new ArrayList<>();
        int height = side();
        int width = side();
        double[] shares = new double[workers.count()];
        for (int part = 0; part < shares.length; part++) {
            int images = random.nextInt(1, MOST_IMAGES + 1);
            shares[part] = 1.0 / shares.length;
            parts.add(() -> learn(images, height, width));
        }
        optimizer.zeroGradients();
        workers.run(parts);
        workers.addUp(shares);
        optimizer.step();
    }

    private int side() {
        return LEAST_SIDE + SIDES_APART * random.nextInt((MOST_SIDE - LEAST_SIDE) / SIDES_APART + 1);
    }

    private double learn(int images, int height, int width) {
        INDArray x = Floats.create(images, 1, height, width).assign(0.5);
        double value = loss.forward(net.forward(x), new int[images]);
        net.backwardParameters(loss.backward());
        return value;
    }
}
