package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class OneDnnBlockTest {
    private static final int MANY = 30;

    /** However many of its reorders are proven, such as with another number of threads or on another processor. */
    @Test
    void aBlockOfGroupsThatGoesForwardAlsoGoesBack() {
        ConvolutionShape shape =
                new ConvolutionShape(1, 12, 28, 5, 38, 2, Window.kernel(18, 5).stride(1, 2));
        Engine.Stage stage = new Engine.Stage(shape, true, Window.kernel(3, 1));
        INDArray x = Floats.create(shape.input()).assign(1);
        List<Engine.Learned> learned = List.of(new Engine.Learned(
                Floats.create(shape.weight()).assign(1),
                Floats.create(shape.out()).assign(0)));
        int made = 0;
        for (int proven = 0; proven < MANY; proven++) {
            Optional<Engine.Block> block = OneDnnBlock.prepare(stage, firstReorders(proven));
            if (block.isPresent()) {
                made++;
                try (Engine.Block found = block.get()) {
                    INDArray y = found.forward(x, learned);
                    assertThat(NewGradients.of(found, x, learned, y, true)
                                    .input()
                                    .shape())
                            .isEqualTo(shape.input());
                }
            }
        }
        assertThat(made).isBetween(1, MANY - 1);
    }

    private static Predicate<Way> firstReorders(int count) {
        AtomicInteger asked = new AtomicInteger();
        return way -> way.operation() != Operation.REORDER || asked.incrementAndGet() <= count;
    }
}
