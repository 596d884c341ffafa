package dev.stridebook.train;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Loss;
import dev.stridebook.nn.Reduction;
import dev.stridebook.nn.array.Scratch;
import dev.stridebook.nn.array.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How the images of a step are shared out: to several threads if network and loss take each image by itself, otherwise all of them
 * stay in this thread, and native code uses several within each layer.
 */
final class Steps implements AutoCloseable {
    private final Layer net;
    private final Loss loss;
    private final Workers workers;
    private final Scratch scratch = new Scratch();

    Steps(Layer net, Loss loss, int threads) {
        this.net = net;
        this.loss = loss;
        this.workers = new Workers(threads);
    }

    private boolean isShared() {
        return net.perExample() && loss.perExample();
    }

    /** How many parts run at the same time. */
    int parts() {
        return isShared() ? workers.count() : 1;
    }

    /** Runs at most as many parts as there are {@link #parts}. */
    <T> List<T> run(List<int[]> parts, Function<int[], T> part) {
        List<Supplier<T>> tasks = new ArrayList<>();
        parts.forEach(images -> tasks.add(() -> part.apply(images)));
        return isShared() ? workers.run(tasks) : List.of(scratch.step(tasks.get(0)));
    }

    /** The mean loss of some images, also where the loss is their sum. */
    static double mean(Loss loss, INDArray output, int... labels) {
        double value = loss.forward(output, labels);
        return loss.reduction() == Reduction.SUM ? value / labels.length : value;
    }

    /** Brings together what the parts of a step added to the gradients: the mean over the whole batch. */
    void addGradients(List<int[]> parts) {
        if (isShared()) {
            int batch = 0;
            for (int[] images : parts) {
                batch += images.length;
            }
            double[] shares = new double[parts.size()];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = (double) parts.get(i).length / batch;
            }
            workers.addUp(shares);
        }
    }

    /** As even as possible, none of them empty. */
    static List<int[]> split(int[] images, int parts) {
        int count = Math.min(parts, images.length);
        List<int[]> split = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            split.add(Arrays.copyOfRange(images, start(images, i, count), start(images, i + 1, count)));
        }
        return split;
    }

    private static int start(int[] images, int part, int parts) {
        return (int) ((long) images.length * part / parts);
    }

    @Override
    public void close() {
        workers.close();
        scratch.close();
    }
}
