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
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution, a ReLU and perhaps a max pooling that follow each other in a network: the engine computes them as one where it can,
 * otherwise they run one by one. The result is the same, because the largest value is the same before ReLU and after it.
 */
final class ConvolutionBlock extends ImageLayer {
    /** The last batch of an epoch may be smaller, and those of an evaluation larger. */
    private static final int SHAPES = 4;

    /** Far beyond any activation, and yet no sum of as many products as memory holds is infinite. */
    private static final float FAR = 1e13f;

    private final Conv2d convolution;
    private final List<Layer> layers;
    private final Optional<Window> pool;
    /** By thread, as what it keeps for backward is in it. */
    private final WorkerLocal<Recent<ConvolutionShape, Joined>> prepared =
            new WorkerLocal<>(() -> new Recent<>(SHAPES));

    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param joined empty if the layers ran one by one
     * @param turn of the joined layers
     */
    private record Pass(INDArray images, Optional<Joined> joined, int turn) {}

    /** An engine's block, which remembers its last forward alone. */
    private static final class Joined implements Prepared {
        private final Engine.Block block;
        private int turn;
        private boolean isClosed;

        Joined(Engine.Block block) {
            this.block = block;
        }

        INDArray forward(Conv2d convolution, INDArray images) {
            turn++;
            return block.forward(images, convolution.weight().value(), convolution.biasValue());
        }

        @Override
        public void close() {
            isClosed = true;
            block.close();
        }
    }

    private ConvolutionBlock(Conv2d convolution, ReLU relu) {
        this.convolution = convolution;
        this.layers = List.of(convolution, relu);
        this.pool = Optional.empty();
    }

    private ConvolutionBlock(Conv2d convolution, ReLU relu, MaxPool2d pool) {
        this.convolution = convolution;
        this.layers = List.of(convolution, relu, pool);
        this.pool = Optional.of(pool.window());
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
        if (layers.size() >= 2
                && layers.get(0) instanceof Conv2d convolution
                && layers.get(1) instanceof ReLU relu
                && convolution.paddingMode() == PaddingMode.ZEROS) {
            return layers.size() >= 3 && layers.get(2) instanceof MaxPool2d pool && isPlain(pool.window())
                    ? new ConvolutionBlock(convolution, relu, pool)
                    : new ConvolutionBlock(convolution, relu);
        }
        return layers.get(0);
    }

    private static boolean isPlain(Window pool) {
        return pool.rounding() == Rounding.FLOOR && pool.dilation().equals(Size.of(1, 1));
    }

    /** For how many layers a step of {@link #joined} stands. */
    static int length(Layer step) {
        return step instanceof ConvolutionBlock block ? block.layers.size() : 1;
    }

    @Override
    INDArray compute(INDArray images) {
        INDArray weight = convolution.weight().value();
        INDArray bias = convolution.biasValue();
        Optional<Joined> joined = stayFinite(images, weight, bias) ? prepared(images.shape()) : Optional.empty();
        INDArray y = joined.map(layersAsOne -> layersAsOne.forward(convolution, images))
                .orElseGet(() -> oneByOne(images));
        last.keep(
                images,
                new Pass(
                        images,
                        joined,
                        joined.map(layersAsOne -> layersAsOne.turn).orElse(0)));
        return y;
    }

    private INDArray oneByOne(INDArray images) {
        INDArray y = images;
        for (Layer layer : layers) {
            y = layer.forward(y);
        }
        return y;
    }

    private Optional<Joined> prepared(long... images) {
        var shape = ConvolutionShape.of(images, convolution.outChannels(), convolution.window(), convolution.groups());
        return prepared.get()
                .get(
                        shape,
                        key -> Engines.engine()
                                .block(key, convolution.biasValue() != null, pool.orElse(null))
                                .map(Joined::new));
    }

    /** ReLU and pooling pass over NaN in native code, so there must not be any. */
    private static boolean stayFinite(INDArray images, INDArray weight, INDArray bias) {
        return Floats.isWithin(FAR, images)
                && Floats.isWithin(FAR, weight)
                && (bias == null || Floats.isWithin(FAR, bias));
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
        if (!toInput && !learns()) {
            return null;
        }
        if (pass.joined.isPresent() && (pass.joined.get().isClosed || !Floats.isWithin(FAR, gradient))) {
            // The block was forgotten for other shapes, or its native code would multiply an infinite gradient with 0.
            oneByOne(pass.images);
        } else if (pass.joined.isPresent()) {
            Joined joined = pass.joined.get();
            if (joined.turn != pass.turn) {
                joined.forward(convolution, pass.images); // the block had another turn since, which took its memory
            }
            // The input's gradient goes on from what these leave behind, also where the convolution is frozen.
            convolution.accumulate(joined.block.learnedGradients(pass.images, gradient));
            return toInput ? joined.block.inputGradient(convolution.weight().value()) : null;
        }
        INDArray back = gradient;
        for (int i = layers.size() - 1; i > 0; i--) {
            back = layers.get(i).backward(back);
        }
        if (toInput) {
            return convolution.backward(back);
        }
        convolution.backwardParameters(back);
        return null;
    }

    @Override
    public List<Parameter> parameters() {
        return convolution.parameters();
    }

    @Override
    int channels() {
        return convolution.channels();
    }

    @Override
    public Shape outputShape(Shape in) {
        Shape shape = in;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    @Override
    public String name() {
        return convolution.name();
    }

    @Override
    public String toString() {
        return convolution.toString();
    }
}
