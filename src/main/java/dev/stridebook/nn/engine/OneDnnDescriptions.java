package dev.stridebook.nn.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * A convolution in oneDNN's terms. How the values lie in memory is mostly oneDNN's choice, blocks of 16 channels: for the shapes we
 * measured that was fastest, reordering included. Only where the output's channels do not fill such blocks they lie innermost, all
 * of them, which saves half of the time going back.
 */
final class OneDnnDescriptions {
    private static final int BLOCK = 16;

    /** Numbers that each thread may write out: 64 MB. */
    private static final long MOST_SHOWN = 1 << 24;

    private final ConvolutionShape shape;
    private final memory.desc input;
    private final memory.desc output;
    private final memory.desc weight;
    private final memory.desc bias;
    private final long[] strides;
    private final long[] dilations;
    private final long[] before;
    private final long[] after;

    /**
     * Empty where oneDNN 3.11 corrupts memory. It reads beyond the input of a window that shows nothing but padding somewhere. And the
     * weights' gradient of a 1×1 kernel with a stride writes kilobytes past its buffers where the channels lie innermost.
     */
    static Optional<OneDnnDescriptions> of(ConvolutionShape shape) {
        Window window = shape.window();
        boolean isStridedPoint = window.kernel().area() == 1 && window.stride().area() > 1 && !fillsBlocks(shape);
        return shape.readsAtEachPosition() && !isStridedPoint
                ? Optional.of(new OneDnnDescriptions(shape))
                : Optional.empty();
    }

    private static boolean fillsBlocks(ConvolutionShape shape) {
        return shape.groups() > 1 || shape.out() % BLOCK == 0;
    }

    private OneDnnDescriptions(ConvolutionShape shape) {
        this.shape = shape;
        Window window = shape.window();
        Padding padding = window.padding();
        Size extent = window.extent();
        input = OneDnn.any(shape.input());
        output = fillsBlocks(shape) ? OneDnn.any(shape.output()) : OneDnn.channelsLast(shape.output());
        weight = OneDnn.any(kernelShape());
        bias = OneDnn.rows(shape.out());
        strides = new long[] {
            Engine.harmless(window.stride().height(), shape.height() + padding.vertical() - extent.height()),
            Engine.harmless(window.stride().width(), shape.width() + padding.horizontal() - extent.width())
        };
        // oneDNN counts the gaps.
        dilations =
                new long[] {window.dilation().height() - 1L, window.dilation().width() - 1L};
        before = new long[] {padding.top(), padding.left()};
        after = new long[] {padding.bottom(), padding.right()};
    }

    private long[] kernelShape() {
        long[] kernels = shape.weight();
        int groups = shape.groups();
        return groups == 1 ? kernels : new long[] {groups, kernels[0] / groups, kernels[1], kernels[2], kernels[3]};
    }

    memory.desc inputRows() {
        return OneDnn.rows(shape.input());
    }

    memory.desc outputRows() {
        return OneDnn.rows(shape.output());
    }

    memory.desc weightRows() {
        return OneDnn.rows(kernelShape());
    }

    convolution_forward.primitive_desc forward(boolean withBias) {
        return forward(withBias, new primitive_attr());
    }

    /** With all negative outputs set to 0. */
    convolution_forward.primitive_desc forwardWithRelu(boolean withBias) {
        post_ops relu = new post_ops();
        relu.append_eltwise(algorithm.eltwise_relu, 0, 0);
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(relu);
        return forward(withBias, attributes);
    }

    private convolution_forward.primitive_desc forward(boolean withBias, primitive_attr attributes) {
        prop_kind kind = prop_kind.forward_training;
        algorithm how = algorithm.convolution_direct;
        return withBias
                ? new convolution_forward.primitive_desc(
                        OneDnn.CPU,
                        kind,
                        how,
                        input,
                        weight,
                        bias,
                        output,
                        strides,
                        dilations,
                        before,
                        after,
                        attributes,
                        false)
                : new convolution_forward.primitive_desc(
                        OneDnn.CPU,
                        kind,
                        how,
                        input,
                        weight,
                        output,
                        strides,
                        dilations,
                        before,
                        after,
                        attributes,
                        false);
    }

    /**
     * The fastest of oneDNN's ways, as we measured them; it would not always take it by itself. A few channels would be filled up with
     * zeros to a block: a product of matrices does without, but writes out all that the windows show, so not for large images. Where a
     * stride leaves gaps the direct code takes half of the time or less; but in oneDNN 3.11 it is wrong for some kernels that are as
     * wide as the input.
     */
    convolution_backward_data.primitive_desc inputGradient() {
        boolean fewChannels = shape.groups() == 1 && shape.in() <= BLOCK / 4 && shape.out() >= 2 * BLOCK;
        if (fewChannels && shape.shown() <= MOST_SHOWN) {
            return inputGradient("x64:gemm:.*", OneDnn.any(shape.output()));
        }
        boolean gaps = shape.window().stride().area() > 1 && shape.output()[3] > 1;
        return inputGradient(gaps ? "jit(_1x1)?:.*" : ".*", output);
    }

    /** The first way with such a name, or else oneDNN's first. */
    private convolution_backward_data.primitive_desc inputGradient(String name, memory.desc gradient) {
        var way = waysOfInputGradient(gradient);
        do {
            if (OneDnn.name(way).matches(name)) {
                return way;
            }
        } while (way.next_impl());
        return waysOfInputGradient(gradient);
    }

    private convolution_backward_data.primitive_desc waysOfInputGradient(memory.desc gradient) {
        return new convolution_backward_data.primitive_desc(
                OneDnn.CPU,
                algorithm.convolution_direct,
                input,
                weight,
                gradient,
                strides,
                dilations,
                before,
                after,
                forward(false));
    }

    /** With the bias's, whether asked for or not: it comes for nothing. */
    convolution_backward_weights.primitive_desc learnedGradients() {
        return new convolution_backward_weights.primitive_desc(
                OneDnn.CPU,
                algorithm.convolution_direct,
                input,
                weight,
                bias,
                output,
                strides,
                dilations,
                before,
                after,
                forward(true));
    }

    /** The arrays of a forward, in this order: input, weight and, unless it is without, bias. */
    IntMemoryMap forwardArguments(OneDnnProgram program, convolution_forward.primitive_desc how, boolean withBias) {
        var arguments = new IntMemoryMap()
                .put(DNNL_ARG_SRC, program.reordered(program.array(inputRows()), how.src_desc()))
                .put(DNNL_ARG_WEIGHTS, program.reordered(program.array(weightRows()), how.weights_desc()));
        return withBias ? arguments.put(DNNL_ARG_BIAS, program.array(bias)) : arguments;
    }

    /** Fills an array with the input's gradient. */
    void addInputGradient(
            OneDnnProgram program, convolution_backward_data.primitive_desc how, memory weights, memory gradient) {
        program.add(
                how,
                new convolution_backward_data(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_WEIGHTS, program.reordered(weights, how.weights_desc()))
                        .put(DNNL_ARG_DIFF_DST, program.reordered(gradient, how.diff_dst_desc()))
                        .put(DNNL_ARG_DIFF_SRC, program.result(inputRows(), how.diff_src_desc())));
    }

    /** Fills two arrays, with the weight's and the bias's gradient. */
    void addLearnedGradients(
            OneDnnProgram program, convolution_backward_weights.primitive_desc how, memory x, memory gradient) {
        program.add(
                how,
                new convolution_backward_weights(how),
                new IntMemoryMap()
                        .put(DNNL_ARG_SRC, program.reordered(x, how.src_desc()))
                        .put(DNNL_ARG_DIFF_DST, program.reordered(gradient, how.diff_dst_desc()))
                        .put(DNNL_ARG_DIFF_WEIGHTS, program.result(weightRows(), how.diff_weights_desc()))
                        .put(DNNL_ARG_DIFF_BIAS, program.result(bias, bias)));
    }
}
