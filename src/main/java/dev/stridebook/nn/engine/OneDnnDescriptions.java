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
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;

/** A convolution in oneDNN's terms. Which of oneDNN's ways it takes is what {@link OneDnnWishes} ask for. */
final class OneDnnDescriptions {
    private final ConvolutionShape shape;
    private final Predicate<Way> proven;
    private final OneDnnWishes wishes;
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
        wishes = new OneDnnWishes(shape);
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
        return forward(withBias, OneDnn.attributes(), wishes.forward());
    }

    /** With all negative outputs set to 0. */
    primitive_desc forwardWithRelu(boolean withBias) {
        post_ops relu = new post_ops();
        relu.append_eltwise(algorithm.eltwise_relu, 0, 0);
        primitive_attr attributes = OneDnn.attributes();
        attributes.set_post_ops(relu);
        return forward(withBias, attributes, wishes.forwardInBlock());
    }

    private primitive_desc forward(boolean withBias, primitive_attr attributes, List<OneDnnWishes.Wish> wished) {
        return way(Operation.CONVOLUTION, wished, order -> forward(withBias, attributes, order));
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

    /**
     * The first proven way that fulfils a wish.
     *
     * @throws UnsupportedOperationException if there is none
     */
    private primitive_desc way(
            Operation operation, List<OneDnnWishes.Wish> wished, Function<Order, OneDnn.Description> description) {
        return wished.stream()
                .flatMap(wish -> OneDnn.first(
                        description.apply(wish.order()),
                        name -> name.matches(wish.name()) && proven.test(new Way(operation, name, wish.order(), shape)))
                        .stream())
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("oneDNN has no proven code for it."));
    }

    primitive_desc inputGradient() {
        return way(Operation.INPUT_GRADIENT, wishes.inputGradient(), this::inputGradient);
    }

    private OneDnn.Description inputGradient(Order order) {
        memory.desc gradient = order.of(shape.output());
        primitive_attr usual = OneDnn.attributes();
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
        return OneDnn.required(forward(withBias, OneDnn.attributes(), order), name -> true);
    }

    /** With the bias's, whether asked for or not: it comes for nothing. */
    primitive_desc learnedGradients() {
        return way(Operation.LEARNED_GRADIENTS, wishes.learnedGradients(), this::learnedGradients);
    }

    private OneDnn.Description learnedGradients(Order order) {
        memory.desc gradient = order.of(shape.output());
        primitive_attr usual = OneDnn.attributes();
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
