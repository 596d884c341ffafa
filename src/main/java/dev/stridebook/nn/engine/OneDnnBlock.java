package dev.stridebook.nn.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution, ReLU and max pooling of one shape in oneDNN. What goes from one to the next stays in oneDNN's order of values, and
 * the large feature map before the pooling never becomes an array.
 */
final class OneDnnBlock implements Engine.Block {
    private final ConvolutionShape shape;
    private final OneDnnDescriptions descriptions;
    private final long[] outputShape;
    private final convolution_backward_weights.primitive_desc learning;
    private final convolution_backward_data.primitive_desc goingBack;
    private final Optional<OneDnnPooling> pooling;
    private final OneDnnProgram forward = new OneDnnProgram();
    private final memory.desc map;
    private final memory output;
    private final memory winners;
    private Backward backward;

    /** Prepared when it is first needed, as it takes as much memory again. */
    private record Backward(OneDnnProgram learnedGradients, OneDnnProgram inputGradient) {}

    /**
     * @param pool null for none
     */
    static Optional<Engine.Block> prepare(ConvolutionShape shape, boolean withBias, Window pool) {
        return OneDnnDescriptions.of(shape)
                .flatMap(descriptions ->
                        OneDnn.unlessUnsupported(() -> new OneDnnBlock(shape, descriptions, withBias, pool)));
    }

    private OneDnnBlock(ConvolutionShape shape, OneDnnDescriptions descriptions, boolean withBias, Window pool) {
        this.shape = shape;
        this.descriptions = descriptions;
        convolution_forward.primitive_desc how = descriptions.forwardWithRelu(withBias);
        map = how.dst_desc();
        outputShape = pool == null ? shape.output() : pooled(pool, shape.output());
        pooling = Optional.ofNullable(pool).map(window -> new OneDnnPooling(window, map, outputShape));
        learning = descriptions.learnedGradients();
        goingBack = descriptions.inputGradient();
        if (!OneDnn.isFast(learning)
                || !OneDnn.isFast(goingBack)
                || !pooling.map(OneDnnPooling::isFast).orElse(true)) {
            throw new UnsupportedOperationException("There is no fast way back.");
        }
        IntMemoryMap arguments = descriptions.forwardArguments(forward, how, withBias);
        output = forward.lastingResult(
                OneDnn.rows(outputShape), pooling.map(OneDnnPooling::output).orElse(map));
        memory convolved = pool == null ? output : forward.buffer(map);
        forward.add(how, new convolution_forward(how), arguments.put(DNNL_ARG_DST, convolved));
        winners = pooling.map(p -> forward.buffer(p.winners())).orElse(null);
        pooling.ifPresent(p -> p.addForward(forward, convolved, output, winners));
    }

    private static long[] pooled(Window pool, long... map) {
        Size size = pool.outputSize((int) map[2], (int) map[3]);
        return new long[] {map[0], map[1], size.height(), size.width()};
    }

    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        INDArray y = Floats.create(outputShape);
        if (bias == null) {
            forward.run(x, weight, y);
        } else {
            forward.run(x, weight, bias, y);
        }
        return y;
    }

    private Backward backward() {
        if (backward == null) {
            var learnedGradients = new OneDnnProgram();
            memory gradient = addRelu(learnedGradients);
            memory mapGradient = pooling.map(p -> {
                        memory unpooled = learnedGradients.buffer(map);
                        p.addBackward(learnedGradients, gradient, unpooled, winners);
                        return unpooled;
                    })
                    .orElse(gradient);
            memory x = learnedGradients.array(descriptions.inputRows());
            descriptions.addLearnedGradients(learnedGradients, learning, x, mapGradient);
            backward = new Backward(learnedGradients, goingBack(mapGradient));
        }
        return backward;
    }

    /** The gradient that comes in, with 0 where the block's output is 0. */
    private memory addRelu(OneDnnProgram program) {
        memory.desc order = output.get_desc();
        memory gradient = program.reordered(program.array(OneDnn.rows(outputShape)), order);
        memory passed = program.buffer(order);
        algorithm relu = algorithm.eltwise_relu_use_dst_for_bwd;
        var hint = new eltwise_forward.primitive_desc(OneDnn.CPU, prop_kind.forward_training, relu, order, order, 0);
        var how = new eltwise_backward.primitive_desc(OneDnn.CPU, relu, order, order, order, 0, hint);
        program.add(
                how,
                new eltwise_backward(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_DST, output)
                        .put(DNNL_ARG_DIFF_DST, gradient)
                        .put(DNNL_ARG_DIFF_SRC, passed));
        return passed;
    }

    private OneDnnProgram goingBack(memory mapGradient) {
        var program = new OneDnnProgram();
        memory weight = program.array(descriptions.weightRows());
        descriptions.addInputGradient(program, goingBack, weight, mapGradient);
        return program;
    }

    @Override
    public LearnedGradients learnedGradients(INDArray x, INDArray gradient) {
        var learned = new LearnedGradients(Floats.create(shape.weight()), Floats.create(shape.out()));
        backward().learnedGradients.run(gradient, x, learned.weight(), learned.bias());
        return learned;
    }

    @Override
    public INDArray inputGradient(INDArray weight) {
        INDArray back = Floats.create(shape.input());
        backward().inputGradient.run(weight, back);
        return back;
    }
}
