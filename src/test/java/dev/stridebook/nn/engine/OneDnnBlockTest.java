package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Which reorders are proven differs with the processor and the number of threads; but a block that goes forward also goes back. */
class OneDnnBlockTest {
    private static Engine.Stage stage(int groups) {
        ConvolutionShape shape = new ConvolutionShape(
                1, 12, 28, 5, 38, groups, Window.kernel(18, 5).stride(1, 2));
        return new Engine.Stage(shape, true, Window.kernel(3, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whenItIsMadeItAlreadyKnowsWhatItNeedsToGoBack(int groups) {
        Reorders reorders = new Reorders(Integer.MAX_VALUE);
        try (Engine.Block block = OneDnnBlock.prepare(stage(groups), reorders).orElseThrow()) {
            List<String> whenMade = List.copyOf(reorders.asked);
            goForwardAndBack(stage(groups).shape(), block);
            List<String> goingBack = reorders.asked.subList(whenMade.size(), reorders.asked.size());
            assertThat(goingBack).isNotEmpty();
            assertThat(whenMade).hasSizeGreaterThan(goingBack.size()).endsWith(goingBack.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void itIsNotMadeIfAnyOfThemIsMissing(int groups) {
        Reorders all = new Reorders(Integer.MAX_VALUE);
        OneDnnBlock.prepare(stage(groups), all).orElseThrow().close();
        for (int missing = 0; missing < all.asked.size(); missing++) {
            assertThat(OneDnnBlock.prepare(stage(groups), new Reorders(missing)))
                    .as("reorder %d is missing", missing)
                    .isEmpty();
        }
    }

    private static void goForwardAndBack(ConvolutionShape shape, Engine.Block block) {
        INDArray x = Floats.create(shape.input()).assign(1);
        List<Engine.Learned> learned = List.of(new Engine.Learned(
                Floats.create(shape.weight()).assign(1),
                Floats.create(shape.out()).assign(0)));
        INDArray y = block.forward(x, learned);
        assertThat(NewGradients.of(block, x, learned, y, true).input().shape()).isEqualTo(shape.input());
    }

    /** Reorders but one are proven, and so is all else. */
    private static final class Reorders implements Predicate<Way> {
        private final int missing;
        private final List<String> asked = new ArrayList<>();

        Reorders(int missing) {
            this.missing = missing;
        }

        @Override
        public boolean test(Way way) {
            if (way.operation() != Operation.REORDER) {
                return true;
            }
            asked.add(way.name());
            return asked.size() - 1 != missing;
        }
    }
}
