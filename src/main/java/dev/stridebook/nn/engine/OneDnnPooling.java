package dev.stridebook.nn.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Window;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Max pooling of one shape in oneDNN, which must not meet NaN: it passes over it. */
final class OneDnnPooling {
    private final pooling_forward.primitive_desc forward;
    private final pooling_backward.primitive_desc backward;

    /**
     * @param map how the input lies in memory
     * @param output {@code [n, c, h, w]}
     */
    OneDnnPooling(Window window, memory.desc map, long... output) {
        Padding padding = window.padding();
        long[] kernel = {window.kernel().height(), window.kernel().width()};
        long[] strides = {window.stride().height(), window.stride().width()};
        long[] noGaps = {0, 0};
        long[] before = {padding.top(), padding.left()};
        long[] after = {padding.bottom(), padding.right()};
        algorithm max = algorithm.pooling_max;
        forward = new pooling_forward.primitive_desc(
                OneDnn.CPU,
                prop_kind.forward_training,
                max,
                map,
                OneDnn.any(output),
                strides,
                kernel,
                noGaps,
                before,
                after);
        backward = new pooling_backward.primitive_desc(
                OneDnn.CPU, max, map, forward.dst_desc(), strides, kernel, noGaps, before, after, forward);
    }

    /** How the output lies in memory. */
    memory.desc output() {
        return forward.dst_desc();
    }

    /** How it is written down which cells won. */
    memory.desc winners() {
        return forward.workspace_desc();
    }

    void addForward(OneDnnProgram program, memory map, memory output, memory winners) {
        program.add(
                forward,
                new pooling_forward(forward),
                new IntMemoryMap()
                        .put(DNNL_ARG_SRC, map)
                        .put(DNNL_ARG_DST, output)
                        .put(DNNL_ARG_WORKSPACE, winners));
    }

    void addBackward(OneDnnProgram program, memory gradient, memory mapGradient, memory winners) {
        program.add(
                backward,
                new pooling_backward(backward),
                new IntMemoryMap()
                        .put(DNNL_ARG_DIFF_DST, gradient)
                        .put(DNNL_ARG_DIFF_SRC, mapGradient)
                        .put(DNNL_ARG_WORKSPACE, winners));
    }

    boolean isFast() {
        return OneDnn.isFast(forward) && OneDnn.isFast(backward);
    }
}
