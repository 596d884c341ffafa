package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution, ReLU and max pooling over {@link LaneImages}. It needs no registers full of channels, and so is for layers that have few; one
 * loop serves every kernel, stride, padding, dilation and group, forward and backward.
 */
final class LanesBlock implements Engine.Block {
    private final ConvolutionShape shape;
    private final LaneCells cells;
    private final int batches;
    private final int[] forward;
    private final int[] backward;
    /** Of each thread. */
    private final List<LanesWork> works = new ArrayList<>();
    /** Of each batch of images that lie side by side. */
    private final List<LanesWork.Kept> kept = new ArrayList<>();

    LanesBlock(ConvolutionShape shape, Window pool) {
        this.shape = shape;
        cells = new LaneCells(shape, pool);
        forward = cells.forward();
        backward = cells.backward();
        batches = (shape.n() + Lanes.IMAGES - 1) / Lanes.IMAGES;
    }

    @FunctionalInterface
    private interface Computation {
        void run(int thread, int batch, int firstImage, int images);
    }

    private int threads() {
        return Math.min(Parallel.threads(), batches);
    }

    /** Each thread takes batches that follow each other. */
    private void forEachBatch(Computation computation) {
        int threads = threads();
        while (works.size() < threads) {
            works.add(new LanesWork(cells));
        }
        Parallel.forEach(threads, thread -> {
            for (int batch = batches * thread / threads; batch < batches * (thread + 1) / threads; batch++) {
                int first = batch * Lanes.IMAGES;
                computation.run(thread, batch, first, Math.min(Lanes.IMAGES, shape.n() - first));
            }
        });
    }

    @Override
    public INDArray forward(INDArray images, INDArray weight, INDArray bias) {
        while (kept.size() < batches) {
            kept.add(new LanesWork.Kept(cells));
        }
        INDArray y = Floats.create(shape.n(), shape.out(), cells.pooled.height(), cells.pooled.width());
        float[] packed = packed(weight, cells.outputs, cells.taps, forward);
        float[] biases = bias == null ? new float[shape.out()] : numbers(bias);
        FloatBuffer from = Floats.of(images);
        FloatBuffer to = Floats.of(y);
        forEachBatch((thread, batch, first, count) ->
                works.get(thread).forward(from, first, count, packed, biases, to, kept.get(batch)));
        Reference.reachabilityFence(images);
        return y;
    }

    /** Returns the weights as {@link Lanes#add} takes them. */
    private float[] packed(INDArray weight, int sums, int terms, int... places) {
        float[] packed = new float[shape.groups() * LaneCells.inTiles(sums) * terms * Lanes.ROWS];
        float[] weights = numbers(weight);
        for (int i = 0; i < weights.length; i++) {
            packed[places[i]] = weights[i];
        }
        return packed;
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Floats.of(array).get(numbers);
        Reference.reachabilityFence(array);
        return numbers;
    }

    @Override
    public LearnedGradients learnedGradients(INDArray images, INDArray gradients) {
        LanesWork.Sums[] sums = new LanesWork.Sums[threads()];
        Arrays.setAll(sums, thread -> new LanesWork.Sums(cells));
        FloatBuffer from = Floats.of(images);
        FloatBuffer back = Floats.of(gradients);
        forEachBatch((thread, batch, first, count) ->
                works.get(thread).learn(from, first, count, back, kept.get(batch), sums[thread]));
        Reference.reachabilityFence(images);
        Reference.reachabilityFence(gradients);
        return new LearnedGradients(weightGradient(sums), biasGradient(sums));
    }

    private INDArray weightGradient(LanesWork.Sums... sums) {
        INDArray gradient = Floats.create(shape.weight());
        FloatBuffer to = Floats.of(gradient);
        for (int output = 0; output < shape.out(); output++) {
            for (int tap = 0; tap < cells.taps; tap++) {
                double sum = 0;
                for (LanesWork.Sums ofThread : sums) {
                    sum += ofThread.weight(cells, output, tap);
                }
                to.put((float) sum);
            }
        }
        return gradient;
    }

    private INDArray biasGradient(LanesWork.Sums... sums) {
        INDArray gradient = Floats.create(shape.out());
        FloatBuffer to = Floats.of(gradient);
        for (int output = 0; output < shape.out(); output++) {
            double sum = 0;
            for (LanesWork.Sums ofThread : sums) {
                sum += ofThread.bias(output);
            }
            to.put((float) sum);
        }
        return gradient;
    }

    @Override
    public INDArray inputGradient(INDArray weight) {
        INDArray back = Floats.create(shape.input());
        FloatBuffer to = Floats.of(back);
        float[] packed = packed(weight, cells.taps, cells.outputs, backward);
        forEachBatch((thread, batch, first, count) ->
                works.get(thread).inputGradient(kept.get(batch), packed, to, first, count));
        return back;
    }

    @Override
    public void close() {
        works.clear();
        kept.clear();
    }
}
