package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.WorkerLocal;
import dev.stridebook.nn.engine.ConvolutionShape;
import dev.stridebook.nn.engine.Engine;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.nn.engine.Prepared;
import dev.stridebook.nn.engine.Recent;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Stages that follow each other in a network, each of them a convolution, a ReLU and perhaps a max pooling: the engine computes them as one
 * where it can, otherwise each stage as one, otherwise the layers run one by one. The result is the same, because the largest value is the
 * same before ReLU and after it.
 */
final class ConvolutionBlock extends ImageLayer {
    /** The last batch of an epoch may be smaller, and those of an evaluation larger. */
    private static final int SHAPES = 4;

    /** Below the logarithm of the largest float, by as much as a stage may multiply numbers on the way to its sums. */
    private static final double DIGITS = 34;

    private final List<Stage> stages;
    /** What runs one by one where the engine has no block: the stages, or the layers of the only one. */
    private final List<? extends Layer> parts;
    /** By thread, as what it keeps for backward is in it. */
    private final WorkerLocal<Recent<Engine.Stage, Joined>> prepared = new WorkerLocal<>(() -> new Recent<>(SHAPES));

    private final Kept<Pass> last = new Kept<>(this);

    /** @param pool null for none */
    private record Stage(Conv2d convolution, ReLU relu, MaxPool2d pool) {
        List<Layer> layers() {
            return pool == null ? List.of(convolution, relu) : List.of(convolution, relu, pool);
        }

        Engine.Stage of(long... images) {
            var shape =
                    ConvolutionShape.of(images, convolution.outChannels(), convolution.window(), convolution.groups());
            return new Engine.Stage(shape, convolution.biasValue() != null, pool == null ? null : pool.window());
        }

        Engine.Learned learned() {
            return new Engine.Learned(convolution.weight().value(), convolution.biasValue());
        }
    }

    /**
     * @param joined empty if the parts ran one by one
     * @param turn of the joined stages
     */
    private record Pass(INDArray images, Optional<Joined> joined, int turn) {}

    /** An engine's block, which remembers its last forward alone. */
    private static final class Joined implements Prepared {
        private final Engine.Block block;
        /** Beyond which numbers might not stay finite. */
        private final float far;

        private int turn;
        private boolean isClosed;

        Joined(Engine.Block block, float far) {
            this.block = block;
            this.far = far;
        }

        INDArray forward(INDArray images, List<Engine.Learned> learned) {
            turn++;
            return block.forward(images, learned);
        }

        @Override
        public void close() {
            isClosed = true;
            block.close();
        }
    }

    private ConvolutionBlock(List<Stage> stages) {
        this.stages = stages;
        this.parts = stages.size() == 1
                ? stages.get(0).layers()
                : stages.stream()
                        .map(stage -> new ConvolutionBlock(List.of(stage)))
                        .toList();
    }

    /** A network's layers, with a block in place of those that it can stand for. */
    static List<Layer> joined(List<Layer> layers) {
        List<Layer> steps = new ArrayList<>();
        int next = 0;
        while (next < layers.size()) {
            Layer step = startingWith(layers.subList(next, layers.size()));
            steps.add(step);
            next += length(step);
        }
        return List.copyOf(steps);
    }

    private static Layer startingWith(List<Layer> layers) {
        List<Stage> stages = new ArrayList<>();
        int next = 0;
        Optional<Stage> stage = firstStage(layers);
        while (stage.isPresent()) {
            stages.add(stage.get());
            next += stage.get().layers().size();
            stage = firstStage(layers.subList(next, layers.size()));
        }
        return stages.isEmpty() ? layers.get(0) : new ConvolutionBlock(stages);
    }

    private static Optional<Stage> firstStage(List<Layer> layers) {
        if (layers.size() >= 2
                && layers.get(0) instanceof Conv2d convolution
                && layers.get(1) instanceof ReLU relu
                && convolution.paddingMode() == PaddingMode.ZEROS) {
            boolean isPooled = layers.size() >= 3 && layers.get(2) instanceof MaxPool2d pool && isPlain(pool.window());
            return Optional.of(new Stage(convolution, relu, isPooled ? (MaxPool2d) layers.get(2) : null));
        }
        return Optional.empty();
    }

    private static boolean isPlain(Window pool) {
        return pool.rounding() == Rounding.FLOOR && pool.dilation().equals(Size.of(1, 1));
    }

    /** For how many layers a step of {@link #joined} stands. */
    static int length(Layer step) {
        return step instanceof ConvolutionBlock block
                ? block.stages.stream().mapToInt(stage -> stage.layers().size()).sum()
                : 1;
    }

    @Override
    INDArray compute(INDArray images) {
        List<Engine.Learned> learned = learned();
        Optional<Joined> joined = prepared(images.shape()).filter(block -> isWithin(block.far, images, learned));
        INDArray y = joined.map(block -> block.forward(images, learned)).orElseGet(() -> oneByOne(images));
        last.keep(
                images, new Pass(images, joined, joined.map(block -> block.turn).orElse(0)));
        return y;
    }

    private List<Engine.Learned> learned() {
        return stages.stream().map(Stage::learned).toList();
    }

    private INDArray oneByOne(INDArray images) {
        INDArray y = images;
        for (Layer part : parts) {
            y = part.forward(y);
        }
        return y;
    }

    private Optional<Joined> prepared(long... images) {
        return prepared.get().get(stages.get(0).of(images), first -> prepare(images));
    }

    private Optional<Joined> prepare(long... images) {
        List<Engine.Stage> ofShape = new ArrayList<>();
        long[] shape = images;
        for (Stage stage : stages) {
            ofShape.add(stage.of(shape));
            shape = output(stage, shape);
        }
        return Engines.engine().block(ofShape).map(block -> new Joined(block, far(ofShape)));
    }

    private static long[] output(Stage stage, long... images) {
        Shape shape = Shape.of((int) images[1], (int) images[2], (int) images[3]);
        for (Layer layer : stage.layers()) {
            shape = layer.outputShape(shape);
        }
        return new long[] {
            images[0], shape.channels(), shape.size().height(), shape.size().width()
        };
    }

    /**
     * ReLU and pooling pass over NaN in a block, so there must not be any. Each stage may multiply the largest number by its largest weight
     * and by how many products a sum has, and a gradient on its way back likewise.
     */
    private static float far(List<Engine.Stage> stages) {
        double digits = DIGITS;
        for (Engine.Stage stage : stages) {
            ConvolutionShape shape = stage.shape();
            long products =
                    Math.max(shape.in(), shape.out()) * shape.window().kernel().area() + 1;
            digits -= Math.log10(products);
        }
        return (float) Math.pow(10, digits / (stages.size() + 1));
    }

    private static boolean isWithin(float far, INDArray images, List<Engine.Learned> learned) {
        return Floats.isWithin(far, images)
                && learned.stream()
                        .allMatch(ofStage -> Floats.isWithin(far, ofStage.weight())
                                && (ofStage.bias() == null || Floats.isWithin(far, ofStage.bias())));
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
        if (!toInput && !learns()) {
            return null;
        }
        if (pass.joined.isPresent()) {
            Joined joined = pass.joined.get();
            if (!joined.isClosed && Floats.isWithin(joined.far, gradient)) {
                return backward(joined, pass, gradient, toInput);
            }
            // The block was forgotten for other shapes, or would multiply an infinite gradient with 0.
            oneByOne(pass.images);
        }
        INDArray back = gradient;
        for (int i = parts.size() - 1; i > 0; i--) {
            back = parts.get(i).backward(back);
        }
        if (toInput) {
            return parts.get(0).backward(back);
        }
        parts.get(0).backwardParameters(back);
        return null;
    }

    private INDArray backward(Joined joined, Pass pass, INDArray gradient, boolean toInput) {
        List<Engine.Learned> learned = learned();
        if (joined.turn != pass.turn) {
            joined.forward(pass.images, learned); // the block had another turn since, which took its memory
        }
        INDArray[] back = new INDArray[1];
        accumulate(
                new ArrayList<>(),
                filled -> back[0] = joined.block.backward(pass.images, learned, gradient, filled, toInput));
        return back[0];
    }

    /**
     * Adds to the gradients of all stages what is computed for them at once.
     *
     * @param filled of the first stages
     */
    private void accumulate(List<Engine.LearnedGradients> filled, Consumer<List<Engine.LearnedGradients>> computation) {
        if (filled.size() == stages.size()) {
            computation.accept(filled);
        } else {
            stages.get(filled.size()).convolution.accumulate(ofStage -> {
                filled.add(ofStage);
                accumulate(filled, computation);
            });
        }
    }

    @Override
    public List<Parameter> parameters() {
        return stages.stream()
                .flatMap(stage -> stage.convolution.parameters().stream())
                .toList();
    }

    @Override
    int channels() {
        return stages.get(0).convolution.channels();
    }

    @Override
    public Shape outputShape(Shape in) {
        Shape shape = in;
        for (Layer part : parts) {
            shape = part.outputShape(shape);
        }
        return shape;
    }

    @Override
    public String name() {
        return stages.get(0).convolution.name();
    }

    @Override
    public String toString() {
        return stages.get(0).convolution.toString();
    }
}
