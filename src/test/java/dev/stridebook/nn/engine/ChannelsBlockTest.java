package dev.stridebook.nn.engine;

import static dev.stridebook.nn.engine.BlockComparison.chain;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("lanes")
class ChannelsBlockTest {
    private static final long SEED = 23;
    private static final int CASES = 60;
    private static final int LANES = LaneProducts.LANES_OF_ROW;
    /** Channels that are enough for registers of any length. */
    private static final int MANY = 2 * LANES;

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

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatLanesOverImagesDo(Engine.Stage stage) {
        try (ChannelsBlock block = new ChannelsBlock(List.of(stage))) {
            BlockComparison.ofStage(stage, block);
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

    @ParameterizedTest
    @MethodSource("chains")
    void stagesTogetherComputeWhatTheyComputeOneByOne(List<Engine.Stage> stages) {
        try (ChannelsBlock together = new ChannelsBlock(stages)) {
            BlockComparison.ofChain(stages, together);
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
        ConvolutionShape fitting = new ConvolutionShape(32, MANY, 28, 28, MANY, 1, kernel(3));
        assertThat(Winograd.fits(fitting)).isTrue();
        for (Window other :
                List.of(kernel(1), kernel(8), kernel(3).stride(2), kernel(3).dilation(2))) {
            assertThat(Winograd.fits(new ConvolutionShape(32, MANY, 28, 28, MANY, 1, other)))
                    .as(other.toString())
                    .isFalse();
        }
        assertThat(Winograd.fits(new ConvolutionShape(32, MANY + 1, 28, 28, MANY, 1, kernel(3))))
                .isFalse();
        assertThat(Winograd.fits(new ConvolutionShape(32, MANY, 28, 28, MANY, MANY, kernel(3))))
                .isFalse();
        assertThat(Winograd.fits(new ConvolutionShape(32, 8 * LANES, 6, 6, 8 * LANES, 1, kernel(3))))
                .as("few tiles for many weights")
                .isFalse();
        assertThat(ChannelsBlock.fits(chain(1000, 1, 100, 100, new int[] {LANES, LANES}, kernel(3), null)))
                .as("more than the heap should hold")
                .isFalse();
    }
}
