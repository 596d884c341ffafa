package dev.stridebook.tools.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session survives cells that are drawn to break it, the same in each run; {@code ./stridebook author poison} draws others. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class PoisonTest {
    private static final int CELLS = 30;

    static LongStream seeds() {
        return LongStream.of(1, 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_session_survives_poison_cells(long seed, @TempDir Path folder) throws Exception {
        PoisonCells cells = new PoisonCells(seed);
        try (PoisonedKernel kernel = PoisonedKernel.start(folder)) {
            for (int number = 0; number < CELLS; number++) {
                PoisonCell cell = cells.cell(number);
                assertThat(kernel.survive(cell))
                        .as("cell %d of seed %d: %s", number, seed, cell.excerpt())
                        .isEmpty();
            }
        }
    }

    @Test
    void the_same_seed_and_number_give_the_same_cell_and_others_another() {
        assertThat(new PoisonCells(7).cell(3)).isEqualTo(new PoisonCells(7).cell(3));
        assertThat(new PoisonCells(7).cell(3)).isNotEqualTo(new PoisonCells(8).cell(3));
    }
}
