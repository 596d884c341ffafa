package dev.stridebook.nn.engine;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compared with {@link LanesBlock}, which multiplies each weight, and is compared with plain loops itself. */
@Tag("lanes")
class ChannelsBlockTest {
    private static final long SEED = 23;
    /** With which no two numbers are so near each other, or to 0, that rounding decides which one a window passes on. */
    private static final long SEED_OF_CHAINS = 24;

    private static final int CASES = 60;
    private static final int LANES = LaneProducts.LANES_OF_ROW;

    /** Of the largest number. */
    private static final double TOLERANCE = 2e-5;

    /** Whether {@link Winograd} or {@link FewChannels} takes them is drawn as well. */
    static Stream<Engine.Stage> cases() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.generate(() -> stage(random))
                .filter(stage -> ChannelsStage.fits(stage.shape()))
                .limit(CASES);
    }

    private static Engine.Stage stage(SplittableRandom random) {
        boolean hasFewChannels = random.nextInt(4) == 0;
        int in = hasFewChannels ? random.nextInt(1, 5) : LANES * random.nextInt(1, 3);
        Window window = kernel(random.nextInt(2, 8), random.nextInt(2, 8))
                .padding(new Padding(
                        random.nextInt(0, 3), random.nextInt(0, 4), random.nextInt(0, 3), random.nextInt(0, 4)));
        if (hasFewChannels) {
            window = window.dilation(random.nextInt(1, 3));
        }
        // A kernel of 7 with dilation 2 spans 13 cells.
        int smallest = hasFewChannels ? 13 : 7;
        var shape = new ConvolutionShape(
                random.nextInt(1, 40),
                in,
                random.nextInt(smallest, 20),
                random.nextInt(smallest, 20),
                LANES * random.nextInt(1, 3),
                1,
                window);
        return new Engine.Stage(shape, random.nextInt(5) > 0, null);
    }

    /** Twice, as the block keeps what it computes in. */
    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatLanesOverImagesDo(Engine.Stage stage) {
        SplittableRandom random = new SplittableRandom(stage.toString().hashCode());
        // Whole numbers and a half are never near 0, where another rounding would switch the ReLU. Without a bias there
        // is no half.
        DoubleSupplier whole = () -> random.nextInt(-2, 3);
        DoubleSupplier half = () -> random.nextInt(-2, 3) + 0.5;
        ConvolutionShape shape = stage.shape();
        INDArray bias = stage.withBias() ? array(half, shape.out()) : null;
        List<Engine.Learned> learned = List.of(new Engine.Learned(array(whole, shape.weight()), bias));
        try (LanesBlock expected = new LanesBlock(List.of(stage));
                ChannelsBlock block = new ChannelsBlock(List.of(stage))) {
            for (int turn = 0; turn < 2; turn++) {
                INDArray x = array(whole, shape.input());
                INDArray y = expected.forward(x, learned);
                assertClose(block.forward(x, learned), y);
                if (!stage.withBias()) {
                    continue;
                }
                INDArray gradient = array(whole, y.shape());
                var gradients = expected.backward(x, learned, gradient, true);
                var computed = block.backward(x, learned, gradient, true);
                assertClose(computed.input(), gradients.input());
                assertClose(computed.learned().get(0), gradients.learned().get(0));
            }
        }
    }

    static Stream<List<Engine.Stage>> chains() {
        return Stream.of(
                chain(
                        9,
                        1,
                        28,
                        28,
                        new int[] {LANES, LANES},
                        kernel(3).padding(1),
                        kernel(2).stride(2)),
                chain(
                        5,
                        3,
                        17,
                        20,
                        new int[] {LANES, 2 * LANES, LANES},
                        kernel(3).padding(1),
                        null),
                chain(
                        17,
                        LANES,
                        19,
                        18,
                        new int[] {2 * LANES, LANES},
                        kernel(5).padding(2),
                        kernel(3).stride(2)),
                chain(
                        3,
                        2,
                        16,
                        25,
                        new int[] {LANES, LANES},
                        kernel(4, 2),
                        kernel(3).stride(2).padding(1)));
    }

    private static List<Engine.Stage> chain(
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

    @ParameterizedTest
    @MethodSource("chains")
    void stagesTogetherComputeWhatTheyComputeOneByOne(List<Engine.Stage> stages) {
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
            single.add(new LanesBlock(stages.subList(i, i + 1)));
            between.add(single.get(i).forward(between.get(i), learned.subList(i, i + 1)));
        }
        try (ChannelsBlock together = new ChannelsBlock(stages)) {
            INDArray y = between.get(stages.size());
            assertClose(together.forward(between.get(0), learned), y);
            INDArray gradient = array(any, y.shape());
            var gradients = together.backward(between.get(0), learned, gradient, true);
            var again = together.backward(between.get(0), learned, gradient, false);
            for (int i = stages.size() - 1; i >= 0; i--) {
                var expected = single.get(i).backward(between.get(i), learned.subList(i, i + 1), gradient, true);
                assertClose(gradients.learned().get(i), expected.learned().get(0));
                assertThat(numbers(again.learned().get(i).weight()))
                        .isEqualTo(numbers(gradients.learned().get(i).weight()));
                gradient = expected.input();
            }
            assertClose(gradients.input(), gradient);
            assertThat(again.input()).isNull();
        }
    }

    @Test
    void severalStagesOfManyChannelsComeHere() {
        Engine engine = Engines.choose("lanes", Engines::oneDnn).engine();
        List<Engine.Stage> stages =
                chain(32, 1, 28, 28, new int[] {32, 64}, kernel(3).padding(1), null);
        assertThat(engine.block(stages).filter(ChannelsBlock.class::isInstance).isPresent())
                .isEqualTo(Lanes.WIDE);
        assertThat(engine.block(stages.subList(1, 2))).containsInstanceOf(OneDnnBlock.class);
    }

    @Test
    void whatDoesNotFitIsLeftToOthers() {
        ConvolutionShape fitting = new ConvolutionShape(32, LANES, 28, 28, LANES, 1, kernel(3));
        assertThat(Winograd.fits(fitting)).isTrue();
        for (Window other :
                List.of(kernel(1), kernel(8), kernel(3).stride(2), kernel(3).dilation(2))) {
            assertThat(Winograd.fits(new ConvolutionShape(32, LANES, 28, 28, LANES, 1, other)))
                    .as(other.toString())
                    .isFalse();
        }
        assertThat(Winograd.fits(new ConvolutionShape(32, LANES + 1, 28, 28, LANES, 1, kernel(3))))
                .isFalse();
        assertThat(Winograd.fits(new ConvolutionShape(32, LANES, 28, 28, LANES, LANES, kernel(3))))
                .isFalse();
        assertThat(Winograd.fits(new ConvolutionShape(32, 8 * LANES, 6, 6, 8 * LANES, 1, kernel(3))))
                .as("few tiles for many weights")
                .isFalse();
        assertThat(ChannelsBlock.fits(chain(1000, 1, 100, 100, new int[] {LANES, LANES}, kernel(3), null)))
                .as("more than the heap should hold")
                .isFalse();
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

    private static INDArray array(DoubleSupplier next, long... shape) {
        float[] numbers = new float[(int) Shapes.count(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) next.getAsDouble();
        }
        INDArray array = Floats.create(shape);
        Floats.of(array).put(numbers);
        return array;
    }

    private static float[] numbers(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Floats.of(array).get(numbers);
        Reference.reachabilityFence(array);
        return numbers;
    }
}
