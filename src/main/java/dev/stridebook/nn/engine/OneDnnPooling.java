package dev.stridebook.nn.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Window;
import java.util.function.Predicate;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;

/** Max pooling of one shape in oneDNN, which must not meet NaN: it passes over it. */
final class OneDnnPooling {
    private final primitive_desc forward;
    private final primitive_desc backward;

    /**
     * @param map how the input lies in memory
     * @param output {@code [n, c, h, w]}
     * @param proven which of oneDNN's ways may be taken
     * @throws UnsupportedOperationException if oneDNN has no such way
     */
    OneDnnPooling(Window window, memory.desc map, long[] output, Predicate<Way> proven) {
        Padding padding = window.padding();
        long[] kernel = {window.kernel().height(), window.kernel().width()};
        long[] strides = {window.stride().height(), window.stride().width()};
        long[] noGaps = {0, 0};
        long[] before = {padding.top(), padding.left()};
        long[] after = {padding.bottom(), padding.right()};
        primitive_attr usual = OneDnn.attributes();
        memory.desc any = OneDnn.any(output);
        forward = OneDnn.required(
                result -> dnnl.dnnl_pooling_forward_primitive_desc_create(
                        result,
                        OneDnn.CPU.get(),
                        dnnl.dnnl_forward_training,
                        dnnl.dnnl_pooling_max,
                        map.get(),
                        any.get(),
                        strides,
                        kernel,
                        noGaps,
                        before,
                        after,
                        usual.get()),
                name -> proven.test(new Way(Operation.POOLING, name)));
        backward = OneDnn.required(
                result -> dnnl.dnnl_pooling_backward_primitive_desc_create(
                        result,
                        OneDnn.CPU.get(),
                        dnnl.dnnl_pooling_max,
                        map.get(),
                        output().get(),
                        strides,
                        kernel,
                        noGaps,
                        before,
                        after,
                        forward.get(),
                        usual.get()),
                name -> proven.test(new Way(Operation.POOLING_GRADIENT, name)));
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
                new IntMemoryMap()
                        .put(DNNL_ARG_SRC, map)
                        .put(DNNL_ARG_DST, output)
                        .put(DNNL_ARG_WORKSPACE, winners));
    }

    void addBackward(OneDnnProgram program, memory gradient, memory mapGradient, memory winners) {
        program.add(
                backward,
                new IntMemoryMap()
                        .put(DNNL_ARG_DIFF_DST, gradient)
                        .put(DNNL_ARG_DIFF_SRC, mapGradient)
                        .put(DNNL_ARG_WORKSPACE, winners));
    }
}
