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
class LineTilesTest {
    private static final long SEED = 25;
    private static final int CASES = 120;

    static Stream<Engine.Stage> cases() {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.generate(() -> stage(random))
                .filter(stage -> LineTiles.of(stage.shape()).isPresent())
                .limit(CASES);
    }

    private static Engine.Stage stage(SplittableRandom random) {
        Window window = kernel(random.nextInt(1, 6), random.nextInt(2, 8))
                .stride(random.nextInt(1, 3), 1)
                .dilation(random.nextInt(1, 3), 1)
                .padding(new Padding(
                        random.nextInt(0, 3), random.nextInt(0, 4), random.nextInt(0, 3), random.nextInt(0, 4)));
        // A kernel of 5 with dilation 2 spans 9 cells.
        var shape = new ConvolutionShape(
                random.nextInt(1, 70),
                random.nextInt(2, 14),
                random.nextInt(9, 20),
                random.nextInt(9, 20),
                random.nextInt(1, 25),
                1,
                window);
        return new Engine.Stage(shape, random.nextInt(5) > 0, null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatAllProductsDo(Engine.Stage stage) {
        try (LanesBlock block = new LanesBlock(List.of(stage))) {
            BlockComparison.ofStage(stage, block);
        }
    }

    static Stream<List<Engine.Stage>> chains() {
        return Stream.of(
                chain(40, 1, 28, 28, new int[] {10, 20}, kernel(5), kernel(2).stride(2)),
                chain(9, 8, 17, 22, new int[] {16, 11, 4}, kernel(3).padding(1), null),
                chain(
                        33,
                        4,
                        21,
                        19,
                        new int[] {12, 7},
                        kernel(4, 3),
                        kernel(3).stride(2).padding(1)));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void stagesTogetherComputeWhatTheyComputeOneByOne(List<Engine.Stage> stages) {
        assertThat(stages).anyMatch(stage -> LineTiles.of(stage.shape()).isPresent());
        try (LanesBlock together = new LanesBlock(stages)) {
            BlockComparison.ofChain(stages, together);
        }
    }

    @Test
    void whereFewProductsAreSavedEachWeightIsMultiplied() {
        assertThat(LineTiles.of(shape(10, 1, kernel(5)))).isPresent();
        assertThat(LineTiles.of(shape(1, 1, kernel(5)))).as("one channel").isEmpty();
        assertThat(LineTiles.of(shape(10, 2, kernel(5)))).as("groups").isEmpty();
        for (Window other : List.of(
                kernel(1),
                kernel(5, 1),
                kernel(5).stride(2),
                kernel(5).dilation(2),
                kernel(8),
                kernel(5).padding(0).stride(1, 2))) {
            assertThat(LineTiles.of(shape(10, 1, other))).as(other.toString()).isEmpty();
        }
    }

    private static ConvolutionShape shape(int in, int groups, Window window) {
        return new ConvolutionShape(32, in, 12, 12, 20, groups, window);
    }
}
