package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.Augmentation;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.nn.CrossEntropyLoss;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Loss;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.Optimizer;
import dev.stridebook.nn.Parameter;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The training loop: forward, loss, backward, step, for each batch of each epoch, and a test after each epoch.
 *
 * <pre>{@code
 * var net = Networks.mnistNet(1);
 * var sgd = new Sgd(net.parameters(), 0.05).momentum(0.9);
 * var history = new Trainer(net, new NllLoss(), sgd).batchSize(64).seed(1).train(Mnist.train(), Mnist.test(), 3);
 * }</pre>
 *
 * <p>The same seeds on the same machine, with the same number of threads, give the same weights, bit for bit. Source: S1.8.
 */
public final class Trainer {
    private final Layer net;
    private final Loss loss;
    private final Optimizer optimizer;
    private int batchSize = 64;
    private int threads = Runtime.getRuntime().availableProcessors();
    private long seed = 0;
    private IntToDoubleFunction schedule;
    private Consumer<List<Parameter>> beforeStep = parameters -> {};
    private Progress progress = Progress.SILENT;
    private Optional<Augmentation> augmentation = Optional.empty();

    /**
     * Creates a trainer. Nothing is changed before {@link #train}.
     *
     * @param net takes {@code [n, 1, height, width]} and puts out what the loss takes, {@code [n, classes]}: log-probabilities for
     *     {@link NllLoss}, logits for {@link CrossEntropyLoss}
     * @param optimizer of the network's parameters
     */
    public Trainer(Layer net, Loss loss, Optimizer optimizer) {
        this.net = Given.notNull(net, "net");
        this.loss = Given.notNull(loss, "loss");
        this.optimizer = Given.notNull(optimizer, "optimizer");
        this.schedule = epoch -> optimizer.learningRate();
    }

    /**
     * Sets the number of images of a step, by default 64.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer batchSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(say("A batch must have at least 1 image, but the size is %d.", size));
        }
        batchSize = size;
        return this;
    }

    /** Sets the seed of the images' order and of the augmentation, by default 0. */
    public Trainer seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /**
     * Sets how many threads share each batch, by default one for each core. Sums over a batch are rounded in another way with another
     * number. Layers that look at the whole batch, such as batch normalisation, are not shared.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(say("The number of threads must be at least 1, but is %d.", count));
        }
        threads = count;
        return this;
    }

    /** Sets the learning rate of each epoch, counted from 1. Without a schedule the optimiser's rate stays as it is. */
    public Trainer schedule(IntToDoubleFunction learningRateOfEpoch) {
        schedule = Given.notNull(learningRateOfEpoch, "learningRateOfEpoch");
        return this;
    }

    /** Sets the learning rate of each epoch by a schedule that starts from the rate which the optimiser has now. */
    public Trainer schedule(Schedule newSchedule) {
        Given.notNull(newSchedule, "newSchedule");
        double first = optimizer.learningRate();
        return schedule(epoch -> newSchedule.rate(first, epoch - 1));
    }

    /**
     * Sets what happens between backward and step, such as clipping the gradients:
     *
     * <pre>{@code
     * trainer.beforeStep(parameters -> Gradients.clipNorm(parameters, 1))
     * }</pre>
     *
     * @param change is given the network's parameters in each step
     */
    public Trainer beforeStep(Consumer<List<Parameter>> change) {
        beforeStep = Given.notNull(change, "change");
        return this;
    }

    /** Shows the network another random version of each training image in every epoch. Source: S4.3. */
    public Trainer augmentation(Augmentation newAugmentation) {
        augmentation = Optional.of(Given.notNull(newAugmentation, "newAugmentation"));
        return this;
    }

    /** Sets the listener that is told how it goes. */
    public Trainer progress(Progress listener) {
        progress = Given.notNull(listener, "listener");
        return this;
    }

    /**
     * Trains for some epochs and tests after each. Afterwards the network is in evaluation mode.
     *
     * @throws IllegalArgumentException if the number of epochs is below 1
     * @throws ShapeException if the images do not fit the network
     * @throws CancellationException if the thread is interrupted; the network keeps what it has learned by then
     */
    public History train(ImageDataset trainingSet, ImageDataset testSet, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException(say("The number of epochs must be at least 1, but is %d.", epochs));
        }
        progress.started(epochs, batchesOf(trainingSet));
        List<Epoch> done = new ArrayList<>();
        List<Double> batchLosses = new ArrayList<>();
        try (Steps steps = new Steps(net, loss, threads)) {
            for (int number = 1; number <= epochs; number++) {
                optimizer.learningRate(schedule.applyAsDouble(number));
                Epoch epoch = trainEpoch(number, steps, trainingSet, testSet, batchLosses);
                done.add(epoch);
                progress.epochEnded(epoch);
            }
        }
        return new History(trainingSet.description(), testSet.description(), done, batchLosses);
    }

    private ImageDataset version(ImageDataset trainingSet, int epoch) {
        return augmentation
                .map(drawn -> trainingSet.augmented(drawn, seedOf(epoch)))
                .orElse(trainingSet);
    }

    private long seedOf(int epoch) {
        return 31 * seed + epoch;
    }

    private Epoch trainEpoch(
            int number, Steps steps, ImageDataset trainingSet, ImageDataset testSet, List<Double> batchLosses) {
        long start = System.nanoTime();
        ImageDataset version = version(trainingSet, number);
        double losses = 0;
        int right = 0;
        int i = 0;
        net.training(true);
        for (int[] batch : version.shuffledIndices(batchSize, seedOf(number))) {
            int current = ++i;
            Interruption.check(
                    () -> say("in epoch %d, before batch %,d of %,d", number, current, batchesOf(trainingSet)));
            Part step = step(steps, version, batch);
            losses += step.loss * step.size;
            batchLosses.add(step.loss);
            right += step.right;
            progress.batch(number, i, step.loss);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Evaluation test = Evaluation.of(net, loss, testSet, steps);
        int images = trainingSet.size();
        return new Epoch(number, losses / images, (double) right / images, test.loss(), test.accuracy(), seconds);
    }

    /**
     * What came out of some images.
     *
     * @param loss the mean
     */
    private record Part(double loss, int right, int size) {
        static Part together(List<Part> parts) {
            double losses = 0;
            int right = 0;
            int size = 0;
            for (Part part : parts) {
                losses += part.loss * part.size;
                right += part.right;
                size += part.size;
            }
            return new Part(losses / size, right, size);
        }
    }

    private Part step(Steps steps, ImageDataset images, int[] batch) {
        optimizer.zeroGradients();
        List<int[]> parts = Steps.split(batch, steps.parts());
        List<Part> done = steps.run(parts, part -> learn(images, part));
        steps.addGradients(parts);
        beforeStep.accept(net.parameters());
        optimizer.step();
        return Part.together(done);
    }

    private Part learn(ImageDataset images, int[] part) {
        int[] labels = images.labels(part);
        INDArray output = net.forward(InAndOut.images(images, part));
        double partLoss = Steps.mean(loss, output, labels);
        net.backwardParameters(loss.backward());
        return new Part(partLoss, right(output, labels), part.length);
    }

    private static int right(INDArray output, int[] labels) {
        float[][] rows = InAndOut.rows(output);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (InAndOut.predicted(rows[i]) == labels[i]) {
                right++;
            }
        }
        return right;
    }

    private int batchesOf(ImageDataset images) {
        return (images.size() + batchSize - 1) / batchSize;
    }
}
