package dev.stridebook.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stridebook.nn.Engine.LearnedGradients;
import dev.stridebook.shape.Padding;
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
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution, ReLU and max pooling of one shape in oneDNN. What goes from one to the next stays in oneDNN's order of values, and
 * the large feature map before the pooling never becomes an array.
 */
final class OneDnnBlock implements Engine.Block {
    private final ConvolutionShape shape;
    private final OneDnnDescriptions descriptions;
    private final Window pool;
    private final OneDnnProgram forward = new OneDnnProgram();
    private final OneDnnProgram learnedGradients = new OneDnnProgram();
    private final OneDnnProgram inputGradient = new OneDnnProgram();

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
        this.pool = pool;
        convolution_forward.primitive_desc how = descriptions.forwardWithRelu(withBias);
        var arguments = new IntMemoryMap()
                .put(DNNL_ARG_SRC, forward.reordered(forward.array(descriptions.inputRows()), how.src_desc()))
                .put(DNNL_ARG_WEIGHTS, forward.reordered(forward.array(descriptions.weightRows()), how.weights_desc()));
        if (withBias) {
            arguments.put(DNNL_ARG_BIAS, forward.array(descriptions.bias()));
        }
        memory.desc inner = how.dst_desc();
        memory map = pool == null ? forward.lastingResult(outputRows(), inner) : forward.buffer(inner);
        forward.add(how, new convolution_forward(how), arguments.put(DNNL_ARG_DST, map));
        memory mapGradient = pool == null ? reluGradient(map) : pooling(map);
        prepareLearnedGradients(mapGradient);
        prepareInputGradient(mapGradient);
    }

    /** The convolution's, or the smaller one of the pooling. */
    private long[] output() {
        long[] map = shape.output();
        if (pool == null) {
            return map;
        }
        Size size = pool.outputSize((int) map[2], (int) map[3]);
        return new long[] {map[0], map[1], size.height(), size.width()};
    }

    private memory.desc outputRows() {
        return OneDnn.rows(output());
    }

    /** Adds the pooling forward and backward; gives the gradient of the map. */
    private memory pooling(memory map) {
        Padding padding = pool.padding();
        long[] kernel = {pool.kernel().height(), pool.kernel().width()};
        long[] strides = {pool.stride().height(), pool.stride().width()};
        long[] noGaps = {0, 0};
        long[] before = {padding.top(), padding.left()};
        long[] after = {padding.bottom(), padding.right()};
        var how = new pooling_forward.primitive_desc(
                OneDnn.CPU,
                prop_kind.forward_training,
                algorithm.pooling_max,
                map.get_desc(),
                OneDnn.any(output()),
                strides,
                kernel,
                noGaps,
                before,
                after);
        memory pooled = forward.lastingResult(outputRows(), how.dst_desc());
        memory winners = forward.buffer(how.workspace_desc());
        forward.add(
                how,
                new pooling_forward(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_SRC, map)
                        .put(DNNL_ARG_DST, pooled)
                        .put(DNNL_ARG_WORKSPACE, winners));
        memory gradient = reluGradient(pooled);
        memory mapGradient = learnedGradients.buffer(map.get_desc());
        var back = new pooling_backward.primitive_desc(
                OneDnn.CPU,
                algorithm.pooling_max,
                map.get_desc(),
                pooled.get_desc(),
                strides,
                kernel,
                noGaps,
                before,
                after,
                how);
        learnedGradients.add(
                back,
                new pooling_backward(back),
                new IntMemoryMap()
                        .put(DNNL_ARG_DIFF_DST, gradient)
                        .put(DNNL_ARG_DIFF_SRC, mapGradient)
                        .put(DNNL_ARG_WORKSPACE, winners));
        return mapGradient;
    }

    /** The gradient that comes in, with 0 where the block's output is 0. */
    private memory reluGradient(memory output) {
        memory.desc order = output.get_desc();
        memory gradient = learnedGradients.reordered(learnedGradients.array(outputRows()), order);
        memory passed = learnedGradients.buffer(order);
        algorithm relu = algorithm.eltwise_relu_use_dst_for_bwd;
        var hint = new eltwise_forward.primitive_desc(OneDnn.CPU, prop_kind.forward_training, relu, order, order, 0);
        var how = new eltwise_backward.primitive_desc(OneDnn.CPU, relu, order, order, order, 0, hint);
        learnedGradients.add(
                how,
                new eltwise_backward(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_DST, output)
                        .put(DNNL_ARG_DIFF_DST, gradient)
                        .put(DNNL_ARG_DIFF_SRC, passed));
        return passed;
    }

    private void prepareLearnedGradients(memory mapGradient) {
        convolution_backward_weights.primitive_desc how = descriptions.learnedGradients();
        memory x = learnedGradients.array(descriptions.inputRows());
        learnedGradients.add(
                how,
                new convolution_backward_weights(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_SRC, learnedGradients.reordered(x, how.src_desc()))
                        .put(DNNL_ARG_DIFF_DST, learnedGradients.reordered(mapGradient, how.diff_dst_desc()))
                        .put(
                                DNNL_ARG_DIFF_WEIGHTS,
                                learnedGradients.result(descriptions.weightRows(), how.diff_weights_desc()))
                        .put(DNNL_ARG_DIFF_BIAS, learnedGradients.result(descriptions.bias(), descriptions.bias())));
    }

    private void prepareInputGradient(memory mapGradient) {
        convolution_backward_data.primitive_desc how = descriptions.inputGradient();
        memory weight = inputGradient.array(descriptions.weightRows());
        inputGradient.add(
                how,
                new convolution_backward_data(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_WEIGHTS, inputGradient.reordered(weight, how.weights_desc()))
                        .put(DNNL_ARG_DIFF_DST, inputGradient.reordered(mapGradient, how.diff_dst_desc()))
                        .put(DNNL_ARG_DIFF_SRC, inputGradient.result(descriptions.inputRows(), how.diff_src_desc())));
    }

    @Override
    public INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        INDArray y = Floats.create(output());
        if (bias == null) {
            forward.run(x, weight, y);
        } else {
            forward.run(x, weight, bias, y);
        }
        return y;
    }

    @Override
    public LearnedGradients learnedGradients(INDArray x, INDArray gradient) {
        var learned = new LearnedGradients(Floats.create(shape.weight()), Floats.create(shape.out()));
        learnedGradients.run(gradient, x, learned.weight(), learned.bias());
        return learned;
    }

    @Override
    public INDArray inputGradient(INDArray weight) {
        INDArray back = Floats.create(shape.input());
        inputGradient.run(weight, back);
        return back;
    }
}
