package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Window;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients in arrays of their own.
 *
 * @param learned of each stage of a block
 * @param input null if it was not asked for
 */
record NewGradients(List<LearnedGradients> learned, INDArray input) {
    static LearnedGradients unfilled(long... weightShape) {
        return new LearnedGradients(Floats.create(weightShape), Floats.create(weightShape[0]));
    }

    static LearnedGradients conv2d(
            Engine engine, INDArray x, long[] weightShape, INDArray gradient, Window window, int groups) {
        LearnedGradients learned = unfilled(weightShape);
        engine.conv2dLearnedGradients(x, gradient, window, groups, learned);
        return learned;
    }

    static NewGradients of(
            Engine.Block block, INDArray x, List<Engine.Learned> learned, INDArray gradient, boolean toInput) {
        List<LearnedGradients> filled = learned.stream()
                .map(ofStage -> unfilled(ofStage.weight().shape()))
                .toList();
        return new NewGradients(filled, block.backward(x, learned, gradient, filled, toInput));
    }
}
