package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.ImageDataset;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Loss;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How a network does on images it has not learned from. */
public final class Evaluation {
    private static final int BATCH = 250;

    private final String description;
    private final int[] labels;
    private final float[][] outputs;
    private final double loss;

    private Evaluation(String description, int[] labels, float[][] outputs, double loss) {
        this.description = description;
        this.labels = labels;
        this.outputs = outputs;
        this.loss = loss;
    }

    /**
     * Runs the network on all images, and leaves it in evaluation mode.
     *
     * @param net puts out log-probabilities or logits, {@code [n, classes]}, whichever the loss takes
     * @throws ShapeException if the images do not fit the network
     * @throws CancellationException if the thread is interrupted
     */
    public static Evaluation of(Layer net, Loss loss, ImageDataset images) {
        try (Steps steps = new Steps(net, loss, Runtime.getRuntime().availableProcessors())) {
            return of(net, loss, images, steps);
        }
    }

    static Evaluation of(Layer net, Loss loss, ImageDataset images, Steps steps) {
        float[][] outputs = new float[images.size()][];
        double sum = 0;
        net.training(false);
        int together = steps.parts() * BATCH;
        for (int from = 0; from < images.size(); from += together) {
            Interruption.check(() -> say("while testing"));
            int[] indices = IntStream.range(from, Math.min(images.size(), from + together))
                    .toArray();
            List<Double> losses = steps.run(Steps.split(indices, steps.parts()), part -> {
                INDArray output = net.forward(InAndOut.images(images, part));
                System.arraycopy(InAndOut.rows(output), 0, outputs, part[0], part.length);
                return Steps.mean(loss, output, images.labels(part)) * part.length;
            });
            sum += losses.stream().mapToDouble(Double::doubleValue).sum();
        }
        int[] labels = images.labels(IntStream.range(0, images.size()).toArray());
        return new Evaluation(images.description(), labels, outputs, sum / images.size());
    }

    /** Describes what it was measured on, for wherever the result is shown. */
    public String description() {
        return description;
    }

    /** Returns the share of images whose class was found, 0 to 1. */
    public double accuracy() {
        return (double) (labels.length - mistakes().count()) / labels.length;
    }

    /** Returns the mean loss over all images. */
    public double loss() {
        return loss;
    }

    /** Returns the class that the network finds most likely, for each image. */
    public int[] predictions() {
        return Arrays.stream(outputs).mapToInt(InAndOut::predicted).toArray();
    }

    /**
     * Returns the probability, 0 to 1, that the network gives to each class of an image.
     *
     * @param image its index
     */
    public double[] probabilities(int image) {
        float[] output = outputs[image];
        double largest = output[InAndOut.predicted(output)];
        double[] probabilities = new double[output.length];
        // The softmax of logits. For log-probabilities the sum is 1.
        Arrays.setAll(probabilities, label -> Math.exp(output[label] - largest));
        double sum = Arrays.stream(probabilities).sum();
        Arrays.setAll(probabilities, label -> probabilities[label] / sum);
        return probabilities;
    }

    /** Returns the confusion matrix: how many images of class {@code row} were taken for class {@code column}. */
    public int[][] confusion() {
        int classes = outputs[0].length;
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

    /** Returns the mistakes in which what the image shows seemed least likely, worst first, at most this many. */
    public List<Mistake> worstMistakes(int atMost) {
        return mistakes()
                .mapToObj(this::mistake)
                .sorted(Comparator.comparingDouble(Mistake::labelProbability).thenComparingInt(Mistake::image))
                .limit(atMost)
                .toList();
    }

    private IntStream mistakes() {
        return IntStream.range(0, labels.length).filter(i -> InAndOut.predicted(outputs[i]) != labels[i]);
    }

    private Mistake mistake(int image) {
        int predicted = InAndOut.predicted(outputs[image]);
        double[] probabilities = probabilities(image);
        return new Mistake(image, labels[image], predicted, probabilities[predicted], probabilities[labels[image]]);
    }

    /** Returns one line: {@code accuracy 98.71 %, loss 0.0402 (MNIST, all 10,000 test images)}. */
    @Override
    public String toString() {
        return say("accuracy %.2f %%, loss %.4f (%s)", 100 * accuracy(), loss, description);
    }
}
