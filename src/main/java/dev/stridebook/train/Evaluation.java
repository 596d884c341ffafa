package dev.stridebook.train;

import dev.stridebook.data.Batch;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Loss;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How a network does on images it has not learned from. */
public final class Evaluation {
    private static final int BATCH = 500;

    private final String description;
    private final int[] labels;
    private final float[][] logProbabilities;
    private final double loss;

    private Evaluation(String description, int[] labels, float[][] logProbabilities, double loss) {
        this.description = description;
        this.labels = labels;
        this.logProbabilities = logProbabilities;
        this.loss = loss;
    }

    /**
     * Runs the network on all images, and leaves it out of training mode.
     *
     * @param net puts out log-probabilities, {@code [n, classes]}
     * @throws CancellationException if the thread is interrupted
     */
    public static Evaluation of(Layer net, Loss loss, ImageDataset images) {
        int[] labels = new int[images.size()];
        float[][] logProbabilities = new float[images.size()][];
        double sum = 0;
        int at = 0;
        net.training(false);
        try (Scratch scratch = new Scratch()) {
            var batches = images.batches(BATCH).iterator();
            while (batches.hasNext()) {
                Interruption.check("while testing");
                try (MemoryWorkspace memory = scratch.step()) {
                    Batch batch = batches.next();
                    INDArray output = net.forward(batch.images());
                    sum += loss.forward(output, batch.labels()) * batch.size();
                    System.arraycopy(batch.labels(), 0, labels, at, batch.size());
                    System.arraycopy(Outputs.rows(output), 0, logProbabilities, at, batch.size());
                    at += batch.size();
                }
            }
        }
        return new Evaluation(images.description(), labels, logProbabilities, sum / images.size());
    }

    /** What it was measured on, to be said wherever the result is shown. */
    public String description() {
        return description;
    }

    /** The share of images whose class was found, 0 to 1. */
    public double accuracy() {
        return (double) (labels.length - mistakes().count()) / labels.length;
    }

    /** The mean over all images. */
    public double loss() {
        return loss;
    }

    /** The class the network finds most likely, for each image. */
    public int[] predictions() {
        return Arrays.stream(logProbabilities).mapToInt(Outputs::predicted).toArray();
    }

    /** The probability the network gives to each class. */
    public double[] probabilities(int image) {
        double[] probabilities = new double[logProbabilities[image].length];
        Arrays.setAll(probabilities, label -> Math.exp(logProbabilities[image][label]));
        return probabilities;
    }

    /** How many images of class {@code row} were taken for class {@code column}. */
    public int[][] confusion() {
        int classes = logProbabilities[0].length;
        int[][] counts = new int[classes][classes];
        int[] predictions = predictions();
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][predictions[i]]++;
        }
        return counts;
    }

    /**
     * An image that was taken for another class.
     *
     * @param image its index
     * @param label what it shows
     * @param predicted what it was taken for
     * @param probability that the network gave to what it was taken for
     * @param labelProbability that the network gave to what it shows
     */
    public record Mistake(int image, int label, int predicted, double probability, double labelProbability) {}

    /** The mistakes in which what the image shows seemed least likely, at most this many. */
    public List<Mistake> worstMistakes(int atMost) {
        return mistakes()
                .mapToObj(this::mistake)
                .sorted(Comparator.comparingDouble(Mistake::labelProbability).thenComparingInt(Mistake::image))
                .limit(atMost)
                .toList();
    }

    private IntStream mistakes() {
        return IntStream.range(0, labels.length).filter(i -> Outputs.predicted(logProbabilities[i]) != labels[i]);
    }

    private Mistake mistake(int image) {
        int predicted = Outputs.predicted(logProbabilities[image]);
        double[] probabilities = probabilities(image);
        return new Mistake(image, labels[image], predicted, probabilities[predicted], probabilities[labels[image]]);
    }

    /** {@code accuracy 98.71 %, loss 0.0402 (MNIST, all 10,000 test images)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "accuracy %.2f %%, loss %.4f (%s)", 100 * accuracy(), loss, description);
    }
}
