package dev.stridebook.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.stridebook.nn.Engine.LearnedGradients;
import dev.stridebook.nn.OneDnn.Operation;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of one shape in oneDNN, forward and backward. Inside it goes through the channels innermost, where oneDNN is
 * fast; what comes and goes in another order is reordered on the way. Each part is prepared when it is first needed.
 */
final class OneDnnConvolution {

    /** What it is prepared for: equal keys can share it. */
    record Key(int n, int in, int h, int w, int out, int groups, Window window) {
        Size output() {
            return window.outputSize(h, w);
        }
    }

    /** From this many channels on it pays to multiply matrices. */
    private static final int MANY_CHANNELS = 64;

    private final Key key;
    private final memory.desc source;
    private final memory.desc target;
    private final memory.desc weights;
    private final memory.desc bias;
    private final long[] strides;
    private final long[] dilations;
    private final long[] before;
    private final long[] after;
    private final Lazily forward = new Lazily(() -> prepareForward(false));
    private final Lazily forwardWithBias = new Lazily(() -> prepareForward(true));
    private final Lazily inputGradient = new Lazily(this::prepareInputGradient);
    private final Lazily learnedGradients = new Lazily(this::prepareLearnedGradients);

    /** Empty for a window that shows nothing but padding somewhere: oneDNN 3.11 reads beyond the input there, and crashes. */
    static Optional<OneDnnConvolution> prepare(Key key) {
        boolean readsEverywhere = key.window.explain(key.h, key.w).height().readsAtEachPosition()
                && key.window.explain(key.h, key.w).width().readsAtEachPosition();
        return readsEverywhere ? Optional.of(new OneDnnConvolution(key)) : Optional.empty();
    }

    private OneDnnConvolution(Key key) {
        this.key = key;
        Window window = key.window;
        Padding padding = window.padding();
        Size extent = window.extent();
        Size output = key.output();
        source = OneDnn.channelsLast(key.n, key.in, key.h, key.w);
        target = OneDnn.channelsLast(key.n, key.out, output.height(), output.width());
        weights = OneDnn.any(kernelShape());
        bias = OneDnn.rows(key.out);
        strides = new long[] {
            Engine.harmless(window.stride().height(), key.h + padding.vertical() - extent.height()),
            Engine.harmless(window.stride().width(), key.w + padding.horizontal() - extent.width())
        };
        // oneDNN counts the gaps.
        dilations =
                new long[] {window.dilation().height() - 1L, window.dilation().width() - 1L};
        before = new long[] {padding.top(), padding.left()};
        after = new long[] {padding.bottom(), padding.right()};
    }

    private long[] kernelShape() {
        Size kernel = key.window.kernel();
        return key.groups == 1
                ? new long[] {key.out, key.in, kernel.height(), kernel.width()}
                : new long[] {key.groups, key.out / key.groups, key.in / key.groups, kernel.height(), kernel.width()};
    }

    /**
     * @param biasValues null for none
     * @return empty if oneDNN has no fast code for it, as from the other methods
     */
    Optional<INDArray> forward(INDArray x, INDArray weight, INDArray biasValues) {
        return biasValues == null
                ? forward.run(this::newOutput, x, weight)
                : forwardWithBias.run(this::newOutput, x, weight, biasValues);
    }

    private INDArray newOutput() {
        Size output = key.output();
        return Floats.create(key.n, key.out, output.height(), output.width());
    }

    private Operation prepareForward(boolean withBias) {
        var description = chosen(() -> describeForward(withBias));
        Operation operation = new Operation(description, new convolution_forward(description))
                .in(DNNL_ARG_SRC, rowsOfInput(), source)
                .in(DNNL_ARG_WEIGHTS, OneDnn.rows(kernelShape()), description.weights_desc());
        if (withBias) {
            operation.in(DNNL_ARG_BIAS, bias, bias);
        }
        return operation.out(DNNL_ARG_DST, rowsOfOutput(), target);
    }

    private <D extends primitive_desc> D chosen(Supplier<D> description) {
        boolean fewChannels = Math.min(key.in, key.out) / key.groups < MANY_CHANNELS;
        return fewChannels ? OneDnn.preferDirect(description) : description.get();
    }

    private convolution_forward.primitive_desc describeForward(boolean withBias) {
        prop_kind kind = prop_kind.forward_training;
        algorithm how = algorithm.convolution_direct;
        return withBias
                ? new convolution_forward.primitive_desc(
                        OneDnn.CPU, kind, how, source, weights, bias, target, strides, dilations, before, after)
                : new convolution_forward.primitive_desc(
                        OneDnn.CPU, kind, how, source, weights, target, strides, dilations, before, after);
    }

    Optional<INDArray> inputGradient(INDArray weight, INDArray gradient) {
        return inputGradient.run(() -> Floats.create(key.n, key.in, key.h, key.w), weight, gradient);
    }

    private Operation prepareInputGradient() {
        var description = chosen(() -> new convolution_backward_data.primitive_desc(
                OneDnn.CPU,
                algorithm.convolution_direct,
                source,
                weights,
                target,
                strides,
                dilations,
                before,
                after,
                describeForward(false)));
        return new Operation(description, new convolution_backward_data(description))
                .in(DNNL_ARG_WEIGHTS, OneDnn.rows(kernelShape()), description.weights_desc())
                .in(DNNL_ARG_DIFF_DST, rowsOfOutput(), target)
                .out(DNNL_ARG_DIFF_SRC, rowsOfInput(), source);
    }

    Optional<LearnedGradients> learnedGradients(INDArray x, INDArray gradient) {
        Size kernel = key.window.kernel();
        return learnedGradients.get().map(prepared -> {
            INDArray weight = Floats.create(key.out, key.in / key.groups, kernel.height(), kernel.width());
            INDArray biases = Floats.create(key.out);
            prepared.run(x, gradient, weight, biases);
            return new LearnedGradients(weight, biases);
        });
    }

    private Operation prepareLearnedGradients() {
        var description = new convolution_backward_weights.primitive_desc(
                OneDnn.CPU,
                algorithm.convolution_direct,
                source,
                weights,
                bias,
                target,
                strides,
                dilations,
                before,
                after,
                describeForward(true));
        return new Operation(description, new convolution_backward_weights(description))
                .in(DNNL_ARG_SRC, rowsOfInput(), source)
                .in(DNNL_ARG_DIFF_DST, rowsOfOutput(), target)
                .out(DNNL_ARG_DIFF_WEIGHTS, OneDnn.rows(kernelShape()), description.diff_weights_desc())
                .out(DNNL_ARG_DIFF_BIAS, bias, bias);
    }

    private memory.desc rowsOfInput() {
        return OneDnn.rows(key.n, key.in, key.h, key.w);
    }

    private memory.desc rowsOfOutput() {
        Size output = key.output();
        return OneDnn.rows(key.n, key.out, output.height(), output.width());
    }

    /** An operation that is prepared at its first use; if that turns out impossible, it is not tried again. */
    private static final class Lazily {
        private final Supplier<Operation> preparation;
        private Optional<Operation> operation;

        Lazily(Supplier<Operation> preparation) {
            this.preparation = preparation;
        }

        Optional<INDArray> run(Supplier<INDArray> output, INDArray... inputs) {
            return get().map(prepared -> {
                INDArray[] arrays = Arrays.copyOf(inputs, inputs.length + 1);
                arrays[inputs.length] = output.get();
                prepared.run(arrays);
                return arrays[inputs.length];
            });
        }

        Optional<Operation> get() {
            if (operation == null) {
                operation = OneDnn.prepare(preparation);
            }
            return operation;
        }
    }
}
