package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairedTimesTest {
    private static final Timings OURS = Timings.of(1, 2, 3);

    @Test
    void theRatioIsThatOfTheMedians() {
        PairedTimes faster = new PairedTimes(OURS, Optional.of(Timings.of(4, 4, 100)));

        assertThat(faster.ratio()).hasValue(0.5);
        assertThat(faster.ratioText()).isEqualTo("0.50");
        assertThat(faster.json().get("ratio_to_pytorch").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aRatioAboveOneIsMarked() {
        assertThat(new PairedTimes(OURS, Optional.of(Timings.of(1))).ratioText())
                .isEqualTo("**2.00**");
    }

    @Test
    void withoutPyTorchThereIsNoRatio() {
        PairedTimes alone = new PairedTimes(OURS, Optional.empty());

        assertThat(alone.ratio()).isEmpty();
        assertThat(alone.ratioText()).isEqualTo("–");
        assertThat(alone.json().get("ratio_to_pytorch").isNull()).isTrue();
        assertThat(alone.json().get("pytorch").isNull()).isTrue();
        assertThat(alone.json().get("ours").get("median_seconds").asDouble()).isEqualTo(2);
    }
}
