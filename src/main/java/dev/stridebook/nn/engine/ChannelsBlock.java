package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolutions, each with ReLU and max pooling, over {@link ChannelMaps}: for layers whose channels fill registers, where {@link Winograd} takes
 * fewer products than anything that multiplies each weight. What a stage puts out lies as the next one takes it.
 */
final class ChannelsBlock implements Engine.Block {
    /** Numbers that a block may keep, so that large images do not fill Java's heap: 128 MB. */
    private static final long MOST_KEPT = 1 << 25;

    private final int n;
    private final List<ChannelsStage> stages;
    /** Images that the stages want at once. */
    private final int atOnce;

    /** Of each thread. */
    private final List<Part> parts = new ArrayList<>();

    /** Some of the images, from the first stage to the last. For one thread. */
    private final class Part {
        private final int first;
        private final int count;
        /** Images that go through all stages before the next ones do. */
        private final int portion;
        /** What goes into each stage, and at last what comes out. */
        private final List<ChannelMaps> maps;

        private final List<ChannelsStage.Work> works = new ArrayList<>();
        /** Made when they are first needed: not every forward has a backward. */
        private List<ChannelMaps> gradients;

        Part(int first, int count) {
            this.first = first;
            this.count = count;
            maps = maps(count);
            portion = ChannelsStage.portion(count, atOnce);
            var working = new WorkingArrays();
            for (int i = 0; i < stages.size(); i++) {
                works.add(stages.get(i).new Work(maps.get(i), maps.get(i + 1), portion, working));
            }
        }

        private List<ChannelMaps> maps(int images) {
            List<ChannelMaps> between = new ArrayList<>();
            stages.forEach(stage -> between.add(new ChannelMaps(stage.convolution.images(), images)));
            between.add(new ChannelMaps(stages.get(stages.size() - 1).results(), images));
            return between;
        }

        void forward(FloatBuffer x, FloatBuffer y) {
            for (int start = 0; start < count; start += portion) {
                int some = Math.min(portion, count - start);
                maps.get(0).read(x, first + start, some, start);
                for (ChannelsStage.Work work : works) {
                    work.forward(start, some);
                }
                maps.get(stages.size()).write(y, first + start, some, start);
            }
        }

        /**
         * @param input null if it was not asked for
         */
        void backward(FloatBuffer gradient, FloatBuffer input) {
            if (gradients == null) {
                gradients = maps(portion);
            }
            for (int start = 0; start < count; start += portion) {
                int some = Math.min(portion, count - start);
                gradients.get(stages.size()).read(gradient, first + start, some, 0);
                for (int i = stages.size() - 1; i >= 0; i--) {
                    ChannelMaps back = i > 0 || input != null ? gradients.get(i) : null;
                    works.get(i).backward(start, some, gradients.get(i + 1), back);
                }
                if (input != null) {
                    gradients.get(0).write(input, first + start, some, 0);
                }
            }
        }
    }

    /**
     * Whether these stages are faster in such a block, and there is memory for it. One by itself is not, as its images would have to be
     * brought into this order and back; nor is any with the 16 registers of AVX2, too few for the sums of {@link LaneProducts}.
     */
    static boolean fits(List<Engine.Stage> stages) {
        return Lanes.WIDE
                && stages.size() > 1
                && stages.stream().anyMatch(stage -> Winograd.fits(stage.shape()))
                && stages.stream().allMatch(stage -> ChannelsStage.fits(stage.shape()))
                && stages.stream().mapToLong(ChannelsBlock::kept).sum() <= MOST_KEPT;
    }

    /** What goes in, and comes out, with its gradient, and which cells won. */
    private static long kept(Engine.Stage stage) {
        ConvolutionShape shape = stage.shape();
        return 3L * shape.n() * shape.height() * shape.width() * shape.in();
    }

    ChannelsBlock(List<Engine.Stage> stages) {
        n = stages.get(0).shape().n();
        this.stages = stages.stream().map(ChannelsStage::new).toList();
        atOnce = this.stages.stream()
                .mapToInt(stage -> stage.convolution.imagesAtOnce())
                .max()
                .orElseThrow();
    }

    private void forEachPart(Consumer<Part> computation) {
        if (parts.isEmpty()) {
            int threads = Math.min(Parallel.threads(), n);
            for (int i = 0; i < threads; i++) {
                int first = n * i / threads;
                parts.add(new Part(first, n * (i + 1) / threads - first));
            }
        }
        Parallel.forEach(parts.size(), i -> computation.accept(parts.get(i)));
    }

    @Override
    public INDArray forward(INDArray x, List<Engine.Learned> learned) {
        ChannelMaps.Layout results = stages.get(stages.size() - 1).results();
        INDArray y = Floats.create(n, results.planes() * results.lanes(), results.height(), results.width());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(y);
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).convolution.set(learned.get(i));
        }
        forEachPart(part -> part.forward(from, to));
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
        for (int i = toInput ? 0 : 1; i < stages.size(); i++) {
            stages.get(i).convolution.set(learned.get(i));
        }
        forEachPart(part -> part.backward(from, to));
        Reference.reachabilityFence(gradient);
        for (int i = 0; i < stages.size(); i++) {
            fill(filled.get(i), i);
        }
        return input;
    }

    /** What the threads have summed up, always added in the same order. */
    private void fill(Engine.LearnedGradients filled, int stage) {
        List<ChannelsConvolution.Pass> passes =
                parts.stream().map(part -> part.works.get(stage).pass).toList();
        float[] weights = passes.get(0).weightGradients();
        float[] biases = passes.get(0).biasGradients();
        for (ChannelsConvolution.Pass pass : passes.subList(1, passes.size())) {
            add(pass.weightGradients(), weights);
            add(pass.biasGradients(), biases);
        }
        LanesWeights.fill(filled, weights, biases);
    }

    private static void add(float[] numbers, float... sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += numbers[i];
        }
    }

    @Override
    public void close() {
        parts.clear();
    }
}
