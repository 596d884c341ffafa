package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighboursTest {
    @Test
    void aQuietMachineNeedsNoWarning() {
        assertThat(new Neighbours(0.02, 0.05).warning()).isEmpty();
    }

    @Test
    void aBusyMachineBeforeOrAfterIsToldOf() {
        assertThat(new Neighbours(0.5, 0.02).warning().orElseThrow())
                .contains("50 % of the processor before, 2 % after", "measure again");
        assertThat(new Neighbours(0.02, 0.5).warning()).isPresent();
    }

    @Test
    void theShareOfAllCoresIsFromNoneToAll() throws InterruptedException {
        assertThat(Neighbours.busyShare()).isBetween(0.0, 1.0);
    }
}
