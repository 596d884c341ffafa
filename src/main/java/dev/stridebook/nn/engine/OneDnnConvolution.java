package dev.stridebook.nn.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_desc;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of one shape in oneDNN, forward and backward. Each part is prepared when it is first needed. Its methods return
 * nothing where oneDNN has no proven code.
 */
final class OneDnnConvolution implements Prepared {
    private final Natives natives = new Natives();
    private final ConvolutionShape shape;
    private final Predicate<Way> proven;
    private final OneDnnDescriptions descriptions;
    private final Lazily forward = new Lazily(() -> prepareForward(false));
    private final Lazily forwardWithBias = new Lazily(() -> prepareForward(true));
    private final Lazily inputGradient = new Lazily(this::prepareInputGradient);
    private final Lazily learnedGradients = new Lazily(this::prepareLearnedGradients);

    /**
     * @param proven which of oneDNN's ways may be taken
     */
    OneDnnConvolution(ConvolutionShape shape, Predicate<Way> proven) {
        this.shape = shape;
        this.proven = proven;
        descriptions = natives.keep(() -> new OneDnnDescriptions(shape, proven));
    }

    /**
     * @param bias null for none
     */
    Optional<INDArray> forward(INDArray x, INDArray weight, INDArray bias) {
        return bias == null
                ? forward.get().map(program -> filled(program, Floats.create(shape.output()), x, weight))
                : forwardWithBias.get().map(program -> filled(program, Floats.create(shape.output()), x, weight, bias));
    }

    private OneDnnProgram prepareForward(boolean withBias) {
        primitive_desc how = descriptions.forward(withBias);
        var program = new OneDnnProgram(natives, proven);
        IntMemoryMap arguments = descriptions.forwardArguments(program, how, withBias);
        program.add(how, arguments.put(DNNL_ARG_DST, program.result(descriptions.outputRows(), how.dst_desc())));
        return program;
    }

    Optional<INDArray> inputGradient(INDArray weight, INDArray gradient) {
        return inputGradient.get().map(program -> filled(program, Floats.create(shape.input()), weight, gradient));
    }

    private OneDnnProgram prepareInputGradient() {
        var program = new OneDnnProgram(natives, proven);
        memory weight = program.array(descriptions.weightRows());
        memory gradient = program.array(descriptions.outputRows());
        descriptions.addInputGradient(program, descriptions.inputGradient(), weight, gradient);
        return program;
    }

    private static INDArray filled(OneDnnProgram program, INDArray output, INDArray... inputs) {
        INDArray[] arrays = Arrays.copyOf(inputs, inputs.length + 1);
        arrays[inputs.length] = output;
        program.run(arrays);
        return output;
    }

    Optional<LearnedGradients> learnedGradients(INDArray x, INDArray gradient, LearnedGradients filled) {
        return learnedGradients.get().map(program -> {
            program.run(x, gradient, filled.weight(), filled.someBias());
            return filled;
        });
    }

    private OneDnnProgram prepareLearnedGradients() {
        var program = new OneDnnProgram(natives, proven);
        memory x = program.array(descriptions.inputRows());
        memory gradient = program.array(descriptions.outputRows());
        descriptions.addLearnedGradients(program, descriptions.learnedGradients(), x, gradient);
        return program;
    }

    @Override
    public void close() {
        natives.close();
    }

    /** A program that is prepared at its first use; if that turns out impossible, it is not tried again. */
    private final class Lazily {
        private final Supplier<OneDnnProgram> preparation;
        private Optional<OneDnnProgram> program;

        Lazily(Supplier<OneDnnProgram> preparation) {
            this.preparation = preparation;
        }

        Optional<OneDnnProgram> get() {
            if (program == null) {
                program = OneDnn.unlessUnsupported(() -> natives.keep(preparation));
            }
            return program;
        }
    }
}
