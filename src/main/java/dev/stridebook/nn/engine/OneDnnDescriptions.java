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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;

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
    private final Predicate<Way> proven;
    private final memory.desc input;
    private final memory.desc weight;
    private final memory.desc bias;
    private final long[] strides;
    private final long[] dilations;
    private final long[] before;
    private final long[] after;

    /**
     * @param proven which of oneDNN's ways may be taken
     */
    OneDnnDescriptions(ConvolutionShape shape, Predicate<Way> proven) {
        this.shape = shape;
        this.proven = proven;
        Window window = shape.window();
        Padding padding = window.padding();
        Size extent = window.extent();
        input = OneDnn.any(shape.input());
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

    /** The order that suits the output better, then the other one. */
    private List<Order> orders() {
        Window window = shape.window();
        boolean isStridedPoint = window.kernel().area() == 1 && window.stride().area() > 1;
        return isStridedPoint || shape.groups() > 1 || shape.out() % BLOCK == 0
                ? List.of(Order.BLOCKS, Order.CHANNELS_LAST)
                : List.of(Order.CHANNELS_LAST, Order.BLOCKS);
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

    primitive_desc forward(boolean withBias) {
        return forward(withBias, new primitive_attr());
    }

    /** With all negative outputs set to 0. */
    primitive_desc forwardWithRelu(boolean withBias) {
        post_ops relu = new post_ops();
        relu.append_eltwise(algorithm.eltwise_relu, 0, 0);
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(relu);
        return forward(withBias, attributes);
    }

    private primitive_desc forward(boolean withBias, primitive_attr attributes) {
        return way(
                Operation.CONVOLUTION,
                orders().stream().map(order -> new Wish(order, ".*")),
                order -> forward(withBias, attributes, order));
    }

    private OneDnn.Description forward(boolean withBias, primitive_attr attributes, Order order) {
        memory.desc output = order.of(shape.output());
        return result -> dnnl.dnnl_convolution_forward_primitive_desc_create(
                result,
                OneDnn.CPU.get(),
                dnnl.dnnl_forward_training,
                dnnl.dnnl_convolution_direct,
                input.get(),
                weight.get(),
                withBias ? bias.get() : null,
                output.get(),
                strides,
                dilations,
                before,
                after,
                attributes.get());
    }

    /** What ways are preferred: the output's order, and a pattern of names. */
    private record Wish(Order order, String name) {}

    /**
     * The first proven way that fulfils a wish.
     *
     * @throws UnsupportedOperationException if there is none
     */
    private primitive_desc way(
            Operation operation, Stream<Wish> wishes, Function<Order, OneDnn.Description> description) {
        return wishes.flatMap(wish -> OneDnn.first(
                        description.apply(wish.order()),
                        name -> name.matches(wish.name()) && proven.test(new Way(operation, name, wish.order(), shape)))
                        .stream())
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("oneDNN has no proven code for it."));
    }

    /**
     * The fastest of oneDNN's ways, as we measured them; it would not always take it by itself. A few channels would be filled up with
     * zeros to a block: a product of matrices does without, but writes out all that the windows show, so not for large images. Where a
     * stride leaves gaps the direct code takes half of the time or less.
     */
    primitive_desc inputGradient() {
        List<Wish> wishes = new ArrayList<>();
        boolean fewChannels = shape.groups() == 1 && shape.in() <= BLOCK / 4 && shape.out() >= 2 * BLOCK;
        if (fewChannels && shape.shown() <= MOST_SHOWN) {
            wishes.add(new Wish(Order.BLOCKS, "x64:gemm:.*"));
        }
        if (shape.window().stride().area() > 1) {
            wishes.add(new Wish(orders().get(0), "jit(_1x1)?:.*"));
        }
        orders().forEach(order -> wishes.add(new Wish(order, ".*")));
        return way(Operation.INPUT_GRADIENT, wishes.stream(), this::inputGradient);
    }

    private OneDnn.Description inputGradient(Order order) {
        memory.desc gradient = order.of(shape.output());
        primitive_attr usual = new primitive_attr();
        primitive_desc hint = hint(false, order);
        return result -> dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                result,
                OneDnn.CPU.get(),
                dnnl.dnnl_convolution_direct,
                input.get(),
                weight.get(),
                gradient.get(),
                strides,
                dilations,
                before,
                after,
                hint.get(),
                usual.get());
    }

    /** oneDNN wants to see a forward to describe the way back, but no more than see it. */
    private primitive_desc hint(boolean withBias, Order order) {
        return OneDnn.required(forward(withBias, new primitive_attr(), order), name -> true);
    }

    /** With the bias's, whether asked for or not: it comes for nothing. */
    primitive_desc learnedGradients() {
        return way(
                Operation.LEARNED_GRADIENTS,
                orders().stream().map(order -> new Wish(order, ".*")),
                this::learnedGradients);
    }

    private OneDnn.Description learnedGradients(Order order) {
        memory.desc gradient = order.of(shape.output());
        primitive_attr usual = new primitive_attr();
        primitive_desc hint = hint(true, order);
        return result -> dnnl.dnnl_convolution_backward_weights_primitive_desc_create(
                result,
                OneDnn.CPU.get(),
                dnnl.dnnl_convolution_direct,
                input.get(),
                weight.get(),
                bias.get(),
                gradient.get(),
                strides,
                dilations,
                before,
                after,
                hint.get(),
                usual.get());
    }

    /** The arrays of a forward, in this order: input, weight and, unless it is without, bias. */
    IntMemoryMap forwardArguments(OneDnnProgram program, primitive_desc how, boolean withBias) {
        var arguments = new IntMemoryMap()
                .put(DNNL_ARG_SRC, program.reordered(program.array(inputRows()), how.src_desc()))
                .put(DNNL_ARG_WEIGHTS, program.reordered(program.array(weightRows()), how.weights_desc()));
        return withBias ? arguments.put(DNNL_ARG_BIAS, program.array(bias)) : arguments;
    }

    /** Fills an array with the input's gradient. */
    void addInputGradient(OneDnnProgram program, primitive_desc how, memory weights, memory gradient) {
        program.add(
                how,
                new IntMemoryMap()
                        .put(DNNL_ARG_WEIGHTS, program.reordered(weights, how.weights_desc()))
                        .put(DNNL_ARG_DIFF_DST, program.reordered(gradient, how.diff_dst_desc()))
                        .put(DNNL_ARG_DIFF_SRC, program.result(inputRows(), how.diff_src_desc())));
    }

    /** Fills two arrays, with the weight's and the bias's gradient. */
    void addLearnedGradients(OneDnnProgram program, primitive_desc how, memory x, memory gradient) {
        program.add(
                how,
                new IntMemoryMap()
                        .put(DNNL_ARG_SRC, program.reordered(x, how.src_desc()))
                        .put(DNNL_ARG_DIFF_DST, program.reordered(gradient, how.diff_dst_desc()))
                        .put(DNNL_ARG_DIFF_WEIGHTS, program.result(weightRows(), how.diff_weights_desc()))
                        .put(DNNL_ARG_DIFF_BIAS, program.result(bias, bias)));
    }
}
