package dev.stridebook.train;

import dev.stridebook.data.Batch;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Loss;
import dev.stridebook.nn.Optimizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
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
 * <p>The same seeds on the same machine give the same weights, bit for bit. Source: S1.8.
 */
public final class Trainer {
    private final Layer net;
    private final Loss loss;
    private final Optimizer optimizer;
    private int batchSize = 64;
    private long seed = 0;
    private IntToDoubleFunction schedule;
    private Progress progress = Progress.SILENT;

    /**
     * @param net takes {@code [n, 1, height, width]} and puts out log-probabilities, {@code [n, classes]}
     * @param optimizer of the network's parameters
     */
    public Trainer(Layer net, Loss loss, Optimizer optimizer) {
        this.net = net;
        this.loss = loss;
        this.optimizer = optimizer;
        this.schedule = epoch -> optimizer.learningRate();
    }

    /**
     * Images a step, 64 at first.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer batchSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A batch has at least 1 image, but the size is %d.".formatted(size));
        }
        batchSize = size;
        return this;
    }

    /** For the order of the images, 0 at first. */
    public Trainer seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /** The learning rate of each epoch, counted from 1. Without a schedule the optimiser's rate stays as it is. */
    public Trainer schedule(IntToDoubleFunction learningRateOfEpoch) {
        schedule = learningRateOfEpoch;
        return this;
    }

    /** Who is told how it goes. */
    public Trainer progress(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Trains for some epochs, after which the network is no longer in training mode but ready for use.
     *
     * @throws IllegalArgumentException if the number of epochs is below 1
     * @throws CancellationException if the thread is interrupted; the network keeps what it has learned by then
     */
    public History train(ImageDataset trainingSet, ImageDataset testSet, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("Training takes at least 1 epoch, not %d.".formatted(epochs));
        }
        progress.started(epochs, batchesOf(trainingSet));
        List<Epoch> done = new ArrayList<>();
        List<Double> batchLosses = new ArrayList<>();
        for (int number = 1; number <= epochs; number++) {
            optimizer.learningRate(schedule.applyAsDouble(number));
            Epoch epoch = trainEpoch(number, trainingSet, testSet, batchLosses);
            done.add(epoch);
            progress.epochEnded(epoch);
        }
        return new History(trainingSet.description(), testSet.description(), done, batchLosses);
    }

    private Epoch trainEpoch(int number, ImageDataset trainingSet, ImageDataset testSet, List<Double> batchLosses) {
        long start = System.nanoTime();
        double losses = 0;
        int right = 0;
        int batches = batchesOf(trainingSet);
        Iterator<Batch> shuffled =
                trainingSet.batches(batchSize, 31 * seed + number).iterator();
        net.training(true);
        try (Scratch scratch = new Scratch()) {
            for (int i = 1; i <= batches; i++) {
                Interruption.check("in epoch %d, before batch %,d of %,d".formatted(number, i, batches));
                Step step;
                try (MemoryWorkspace memory = scratch.step()) {
                    step = step(shuffled.next());
                }
                losses += step.loss() * step.size();
                batchLosses.add(step.loss());
                right += step.right();
                progress.batch(number, i, step.loss());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Evaluation test = Evaluation.of(net, loss, testSet);
        int images = trainingSet.size();
        return new Epoch(number, losses / images, (double) right / images, test.loss(), test.accuracy(), seconds);
    }

    private record Step(double loss, int right, int size) {}

    private Step step(Batch batch) {
        INDArray output = net.forward(batch.images());
        double batchLoss = loss.forward(output, batch.labels());
        optimizer.zeroGradients();
        net.backwardParameters(loss.backward());
        optimizer.step();
        return new Step(batchLoss, right(output, batch.labels()), batch.size());
    }

    private static int right(INDArray output, int[] labels) {
        float[][] rows = Outputs.rows(output);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (Outputs.predicted(rows[i]) == labels[i]) {
                right++;
            }
        }
        return right;
    }

    private int batchesOf(ImageDataset images) {
        return (images.size() + batchSize - 1) / batchSize;
    }
}
