package dev.stridebook.bench;

import dev.stridebook.bench.LayerCase.Direction;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Optimizer;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Scratch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer in one direction, called again and again as in training steps, so that the memory of its arrays is reused. */
final class LayerCall implements AutoCloseable {
    private static final WorkspaceConfiguration GROWS_TO_FIT_THE_FIRST_CALL = WorkspaceConfiguration.builder()
            .initialSize(0)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyAllocation(AllocationPolicy.STRICT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    private final Direction direction;
    private final Layer layer;
    private final Optimizer optimizer;
    private final INDArray x;
    private final INDArray gradient;
    private final Scratch scratch = new Scratch();
    private final Scratch ofInput = new Scratch();
    private final Scratch ofGradient = new Scratch();
    private final String workspace = "bench-" + System.identityHashCode(this);
    private MemoryWorkspace memory;

    LayerCall(LayerCase layerCase, Direction direction) {
        this.direction = direction;
        layer = layerCase.layer();
        optimizer = new Sgd(layer.parameters(), 0);
        x = random(ofInput, layerCase.inputShape());
        gradient = random(ofGradient, layer.forward(x).shape());
    }

    /** As a layer gets it from the one before. */
    private static INDArray random(Scratch memory, long... shape) {
        return memory.step(() ->
                Floats.create(shape).assign(Nd4j.rand(DataType.FLOAT, shape).subi(0.5)));
    }

    /** Does what comes before a call and is not timed: before backward, as in a training step, gradients of zero and forward. */
    void before() {
        memory = Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWS_TO_FIT_THE_FIRST_CALL, workspace);
        if (direction == Direction.BACKWARD) {
            optimizer.zeroGradients();
            layer.forward(x);
        }
    }

    /** Does what is timed. Backward computes the gradients of weights and bias, and of the input. */
    INDArray run() {
        return direction == Direction.BACKWARD
                ? scratch.step(() -> layer.backward(gradient))
                : scratch.step(() -> layer.forward(x));
    }

    void after() {
        memory.close();
    }

    /** Frees the memory. */
    @Override
    public void close() {
        scratch.close();
        ofInput.close();
        ofGradient.close();
        Nd4j.getWorkspaceManager().destroyWorkspace(memory);
    }
}
