package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolutions, each with ReLU and max pooling, over {@link LaneImages}. It needs no registers full of channels, and so is for layers that
 * have few; one loop serves every kernel, stride, padding, dilation and group, forward and backward, and the products of {@link LineTiles}
 * where these are fewer. What a stage puts out lies as the next one takes it.
 */
final class LanesBlock implements Engine.Block {
    private final int n;
    private final int batches;
    private final List<LaneCells> stages;
    private final List<LanesWeights> weights;
    /** Of each thread. */
    private final List<LanesWork> works = new ArrayList<>();
    /** Of each batch of images that lie side by side. */
    private final List<LanesWork.Kept> kept = new ArrayList<>();

    LanesBlock(List<Engine.Stage> stages) {
        this(stages, LaneCells::withFewestProducts);
    }

    /**
     * @param cells chooses how a stage's products are computed
     */
    LanesBlock(List<Engine.Stage> stages, Function<Engine.Stage, LaneCells> cells) {
        n = stages.get(0).shape().n();
        batches = (n + Lanes.IMAGES - 1) / Lanes.IMAGES;
        this.stages = stages.stream().map(cells).toList();
        weights = this.stages.stream().map(LanesWeights::new).toList();
    }

    @FunctionalInterface
    private interface Computation {
        void run(LanesWork work, LanesWork.Kept kept, int firstImage, int images);
    }

    private int threads() {
        return Math.min(Parallel.threads(), batches);
    }

    /** Each thread takes batches that follow each other. */
    private void forEachBatch(Computation computation) {
        int threads = threads();
        while (works.size() < threads) {
            works.add(new LanesWork(stages));
        }
        while (kept.size() < batches) {
            kept.add(new LanesWork.Kept(stages));
        }
        Parallel.forEach(threads, thread -> {
            for (int batch = batches * thread / threads; batch < batches * (thread + 1) / threads; batch++) {
                int first = batch * Lanes.IMAGES;
                computation.run(works.get(thread), kept.get(batch), first, Math.min(Lanes.IMAGES, n - first));
            }
        });
    }

    @Override
    public INDArray forward(INDArray x, List<Engine.Learned> learned) {
        LaneLayout results = stages.get(stages.size() - 1).results();
        INDArray y = Floats.create(n, results.channels(), results.height(), results.width());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        for (int i = 0; i < learned.size(); i++) {
            weights.get(i).setForward(learned.get(i));
        }
        forEachBatch((work, ofBatch, first, count) -> {
            ofBatch.input().read(from, first, count);
            work.forward(ofBatch, weights);
            ofBatch.output().write(to, first, count);
        });
        Reference.reachabilityFence(x);
        return y;
    }

    @Override
    public INDArray backward(
            INDArray x,
            List<Engine.Learned> learned,
            INDArray gradient,
            List<Engine.LearnedGradients> filled,
            boolean toInput) {
        INDArray input = toInput ? Floats.create(x.shape()) : null;
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = toInput ? Floats.of(input) : null;
        for (int i = toInput ? 0 : 1; i < learned.size(); i++) {
            weights.get(i).setBackward(learned.get(i));
        }
        works.forEach(LanesWork::clearSums);
        forEachBatch((work, ofBatch, first, count) -> {
            work.outputGradient().read(from, first, count);
            work.backward(ofBatch, weights, toInput);
            if (toInput) {
                work.inputGradient().write(to, first, count);
            }
        });
        Reference.reachabilityFence(gradient);
        for (int i = 0; i < stages.size(); i++) {
            int stage = i;
            // Always in the same order.
            weights.get(i)
                    .fill(
                            filled.get(i),
                            works.stream().map(work -> work.sums(stage)).toList());
        }
        return input;
    }

    @Override
    public void close() {
        works.clear();
        kept.clear();
    }
}
