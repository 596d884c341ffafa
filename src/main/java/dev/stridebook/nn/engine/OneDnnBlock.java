package dev.stridebook.nn.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A stage in oneDNN: a convolution, ReLU and max pooling of one shape. What goes from one to the next stays in oneDNN's order of values, and
 * the large feature map before the pooling never becomes an array.
 */
final class OneDnnBlock implements Engine.Block {
    private final Natives natives;
    private final ConvolutionShape shape;
    private final Predicate<Way> proven;
    private final OneDnnDescriptions descriptions;
    private final long[] outputShape;
    private final primitive_desc learning;
    private final primitive_desc goingBack;
    private final primitive_desc reluGradient;
    private final Optional<OneDnnPooling> pooling;
    private final OneDnnProgram forward;
    private final memory.desc map;
    private final memory output;
    private final memory winners;
    private Backward backward;

    /** Prepared when it is first needed, as it takes as much memory again. */
    private record Backward(OneDnnProgram learnedGradients, OneDnnProgram inputGradient) {}

    /**
     * @param proven which of oneDNN's ways may be taken
     */
    static Optional<Engine.Block> prepare(Engine.Stage stage, Predicate<Way> proven) {
        Natives natives = new Natives();
        return OneDnn.unlessUnsupported(() -> natives.keep(() -> new OneDnnBlock(natives, stage, proven)));
    }

    private OneDnnBlock(Natives natives, Engine.Stage stage, Predicate<Way> proven) {
        boolean withBias = stage.withBias();
        Window pool = stage.pool();
        this.natives = natives;
        shape = stage.shape();
        this.proven = proven;
        descriptions = new OneDnnDescriptions(shape, proven);
        primitive_desc how = descriptions.forwardWithRelu(withBias);
        map = how.dst_desc();
        outputShape = pool == null ? shape.output() : pooled(pool, shape.output());
        pooling = Optional.ofNullable(pool).map(window -> new OneDnnPooling(window, map, outputShape, proven));
        learning = descriptions.learnedGradients();
        goingBack = descriptions.inputGradient();
        memory.desc order = pooling.map(OneDnnPooling::output).orElse(map);
        reluGradient = reluGradient(order);
        forward = new OneDnnProgram(natives, proven);
        IntMemoryMap arguments = descriptions.forwardArguments(forward, how, withBias);
        output = forward.lastingResult(OneDnn.rows(outputShape), order);
        memory convolved = pool == null ? output : forward.buffer(map);
        forward.add(how, arguments.put(DNNL_ARG_DST, convolved));
        winners = pooling.map(p -> forward.lasting(p.winners())).orElse(null);
        pooling.ifPresent(p -> p.addForward(forward, convolved, output, winners));
        // There is not always proven code from one order to another: better no block than one with no way back.
        prepareBackward(OneDnnProgram::rehearsal);
    }

    private static long[] pooled(Window pool, long... map) {
        Size size = pool.outputSize((int) map[2], (int) map[3]);
        return new long[] {map[0], map[1], size.height(), size.width()};
    }

    private primitive_desc reluGradient(memory.desc order) {
        primitive_attr usual = OneDnn.attributes();
        int relu = dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
        primitive_desc hint = OneDnn.required(
                result -> dnnl.dnnl_eltwise_forward_primitive_desc_create(
                        result,
                        OneDnn.CPU.get(),
                        dnnl.dnnl_forward_training,
                        relu,
                        order.get(),
                        order.get(),
                        0,
                        0,
                        usual.get()),
                name -> true);
        return OneDnn.required(
                result -> dnnl.dnnl_eltwise_backward_primitive_desc_create(
                        result,
                        OneDnn.CPU.get(),
                        relu,
                        order.get(),
                        order.get(),
                        order.get(),
                        0,
                        0,
                        hint.get(),
                        usual.get()),
                name -> proven.test(new Way(Operation.RELU_GRADIENT, name)));
    }

    @Override
    public INDArray forward(INDArray x, List<Engine.Learned> learned) {
        INDArray y = Floats.create(outputShape);
        INDArray weight = learned.get(0).weight();
        INDArray bias = learned.get(0).bias();
        if (bias == null) {
            forward.run(x, weight, y);
        } else {
            forward.run(x, weight, bias, y);
        }
        return y;
    }

    private Backward backward() {
        if (backward == null) {
            natives.requireOpen();
            backward = natives.keep(() -> prepareBackward(OneDnnProgram::new));
        }
        return backward;
    }

    private Backward prepareBackward(BiFunction<Natives, Predicate<Way>, OneDnnProgram> program) {
        OneDnnProgram learnedGradients = program.apply(natives, proven);
        memory gradient = addRelu(learnedGradients);
        memory mapGradient = pooling.map(p -> {
                    memory unpooled = learnedGradients.lasting(map);
                    p.addBackward(learnedGradients, gradient, unpooled, winners);
                    return unpooled;
                })
                .orElse(gradient);
        memory x = learnedGradients.array(descriptions.inputRows());
        descriptions.addLearnedGradients(learnedGradients, learning, x, mapGradient);
        OneDnnProgram inputGradient = program.apply(natives, proven);
        memory weight = inputGradient.array(descriptions.weightRows());
        descriptions.addInputGradient(inputGradient, goingBack, weight, mapGradient);
        return new Backward(learnedGradients, inputGradient);
    }

    /** The gradient that comes in, with 0 where the block's output is 0. */
    private memory addRelu(OneDnnProgram program) {
        memory.desc order = output.get_desc();
        memory gradient = program.reordered(program.array(OneDnn.rows(outputShape)), order);
        // The input's gradient goes on from the last one before the convolution.
        memory passed = pooling.isPresent() ? program.buffer(order) : program.lasting(order);
        program.add(
                reluGradient,
                new IntMemoryMap()
                        .put(DNNL_ARG_DST, output)
                        .put(DNNL_ARG_DIFF_DST, gradient)
                        .put(DNNL_ARG_DIFF_SRC, passed));
        return passed;
    }

    @Override
    public INDArray backward(
            INDArray x,
            List<Engine.Learned> learned,
            INDArray gradient,
            List<LearnedGradients> filled,
            boolean toInput) {
        LearnedGradients ofStage = filled.get(0);
        backward().learnedGradients.run(gradient, x, ofStage.weight(), ofStage.someBias());
        if (!toInput) {
            return null;
        }
        INDArray back = Floats.create(shape.input());
        backward().inputGradient.run(learned.get(0).weight(), back);
        return back;
    }

    @Override
    public void close() {
        natives.close();
    }
}
