package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
    private static final String STATUS = """
            Name:	java
            VmPeak:	 9000000 kB
            VmHWM:	  500000 kB
            VmRSS:	  400000 kB
            """;

    @Test
    void readsTheFieldsThatLinuxGives() {
        assertThat(ResidentMemory.bytes(STATUS, "VmHWM")).hasValue(512_000_000);
        assertThat(ResidentMemory.bytes(STATUS, "VmRSS")).hasValue(409_600_000);
        assertThat(ResidentMemory.bytes("Name: kernel thread", "VmRSS")).isEmpty();
    }

    @Test
    void aProcessThatIsNotThereHoldsNothing() {
        assertThat(ResidentMemory.now(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void growthInTheFirstHalfIsNoLeak() {
        assertThat(ResidentMemory.riseOfSecondHalf(List.of(1L, 50L, 99L, 100L, 100L, 100L)))
                .isZero();
    }

    @Test
    void theRiseIsAShareOfWhatIsHeld() {
        assertThat(ResidentMemory.riseOfSecondHalf(List.of(0L, 0L, 0L, 98L, 100L, 102L)))
                .isCloseTo(0.04, within(1e-12));
    }

    @Test
    void aSingleOutlierInTheMiddleIsNoRise() {
        assertThat(ResidentMemory.riseOfSecondHalf(List.of(0L, 0L, 0L, 0L, 0L, 100L, 100L, 500L, 100L, 100L)))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void tooFewSamplesShowNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> ResidentMemory.riseOfSecondHalf(List.of(1L, 2L)));
    }

    @Test
    void textIsInMegabytes() {
        assertThat(ResidentMemory.text(1_234_400_000)).isEqualTo("1,234 MB");
    }
}
