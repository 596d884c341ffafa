package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares blocks that take fewer products with a {@link LanesBlock} that multiplies each weight, which is compared with plain loops itself. */
final class BlockComparison {
    /** With which no two numbers are so near each other, or to 0, that rounding decides which one a window passes on. */
    private static final long SEED_OF_CHAINS = 24;

    /** Of the largest number. */
    private static final double TOLERANCE = 2e-5;

    private BlockComparison() {}

    /** Compares a stage without pooling; twice, as the block keeps what it computes in. */
    static void ofStage(Engine.Stage stage, Engine.Block block) {
        SplittableRandom random = new SplittableRandom(stage.toString().hashCode());
        // Whole numbers and a half are never near 0, where another rounding would switch the ReLU. Without a bias there
        // is no half.
        DoubleSupplier whole = () -> random.nextInt(-2, 3);
        DoubleSupplier half = () -> random.nextInt(-2, 3) + 0.5;
        ConvolutionShape shape = stage.shape();
        INDArray bias = stage.withBias() ? array(half, shape.out()) : null;
        List<Engine.Learned> learned = List.of(new Engine.Learned(array(whole, shape.weight()), bias));
        try (LanesBlock expected = new LanesBlock(List.of(stage), LaneCells::new)) {
            for (int turn = 0; turn < 2; turn++) {
                INDArray x = array(whole, shape.input());
                INDArray y = expected.forward(x, learned);
                assertClose(block.forward(x, learned), y);
                if (!stage.withBias()) {
                    continue;
                }
                INDArray gradient = array(whole, y.shape());
                var gradients = NewGradients.of(expected, x, learned, gradient, true);
                var computed = NewGradients.of(block, x, learned, gradient, true);
                assertClose(computed.input(), gradients.input());
                assertClose(computed.learned().get(0), gradients.learned().get(0));
            }
        }
    }

    /**
     * Returns stages of which each takes what the one before puts out.
     *
     * @param outs channels of each
     * @param pool null for none
     */
    static List<Engine.Stage> chain(
            int n, int channels, int height, int width, int[] outs, Window window, Window pool) {
        List<Engine.Stage> stages = new ArrayList<>();
        long[] images = {n, channels, height, width};
        for (int out : outs) {
            var stage = new Engine.Stage(ConvolutionShape.of(images, out, window, 1), true, pool);
            stages.add(stage);
            var size = window.outputSize((int) images[2], (int) images[3]);
            size = pool == null ? size : pool.outputSize(size);
            images = new long[] {n, out, size.height(), size.width()};
        }
        return stages;
    }

    /** Compares a block of several stages with what they compute one by one. */
    static void ofChain(List<Engine.Stage> stages, Engine.Block together) {
        SplittableRandom random = new SplittableRandom(SEED_OF_CHAINS);
        DoubleSupplier any = () -> random.nextDouble() - 0.5;
        List<Engine.Learned> learned = new ArrayList<>();
        for (Engine.Stage stage : stages) {
            learned.add(new Engine.Learned(
                    array(any, stage.shape().weight()), array(any, stage.shape().out())));
        }
        List<INDArray> between =
                new ArrayList<>(List.of(array(any, stages.get(0).shape().input())));
        List<LanesBlock> single = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            single.add(new LanesBlock(stages.subList(i, i + 1), LaneCells::new));
            between.add(single.get(i).forward(between.get(i), learned.subList(i, i + 1)));
        }
        INDArray y = between.get(stages.size());
        assertClose(together.forward(between.get(0), learned), y);
        INDArray gradient = array(any, y.shape());
        var gradients = NewGradients.of(together, between.get(0), learned, gradient, true);
        var again = NewGradients.of(together, between.get(0), learned, gradient, false);
        for (int i = stages.size() - 1; i >= 0; i--) {
            var expected = NewGradients.of(single.get(i), between.get(i), learned.subList(i, i + 1), gradient, true);
            assertClose(gradients.learned().get(i), expected.learned().get(0));
            assertThat(numbers(again.learned().get(i).weight()))
                    .isEqualTo(numbers(gradients.learned().get(i).weight()));
            gradient = expected.input();
        }
        assertClose(gradients.input(), gradient);
        assertThat(again.input()).isNull();
    }

    private static void assertClose(Engine.LearnedGradients actual, Engine.LearnedGradients expected) {
        assertClose(actual.weight(), expected.weight());
        assertClose(actual.bias(), expected.bias());
    }

    private static void assertClose(INDArray actual, INDArray expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        float[] numbers = numbers(actual);
        float[] wanted = numbers(expected);
        float largest = 1;
        for (float number : wanted) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!(Math.abs(numbers[i] - wanted[i]) <= TOLERANCE * largest)) {
                assertThat(numbers[i])
                        .as("number %d, of at most %f", i, largest)
                        .isEqualTo(wanted[i]);
            }
        }
    }

    static INDArray array(DoubleSupplier next, long... shape) {
        float[] numbers = new float[(int) Shapes.count(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) next.getAsDouble();
        }
        return array(numbers, shape);
    }

    static INDArray array(float[] numbers, long... shape) {
        INDArray array = Floats.create(shape);
        Floats.of(array).put(numbers);
        return array;
    }

    static float[] numbers(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Floats.of(array).get(numbers);
        Reference.reachabilityFence(array);
        return numbers;
    }
}
