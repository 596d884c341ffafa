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
    void aLittleAboveOneIsLevelIfTheQuartilesOverlap() {
        PairedTimes level = new PairedTimes(Timings.of(0.98, 1.04, 1.06), Optional.of(Timings.of(1, 1.01, 1.05)));
        PairedTimes apart = new PairedTimes(Timings.of(1.03, 1.04, 1.06), Optional.of(Timings.of(1, 1.01, 1.02)));
        PairedTimes more = new PairedTimes(Timings.of(0.9, 1.07, 1.2), Optional.of(Timings.of(0.8, 1, 1.2)));

        assertThat(level.ratioText()).isEqualTo("1.03, level");
        assertThat(level.isSlower()).isFalse();
        assertThat(apart.ratioText()).isEqualTo("**1.03**");
        assertThat(apart.isSlower()).isTrue();
        assertThat(more.ratioText()).isEqualTo("**1.07**");
    }

    @Test
    void moreTimesOfTheSameWorkGoAtTheEnd() {
        PairedTimes both = new PairedTimes(OURS, Optional.of(Timings.of(4)));

        assertThat(both.and(new PairedTimes(Timings.of(7), Optional.of(Timings.of(5)))))
                .isEqualTo(new PairedTimes(Timings.of(1, 2, 3, 7), Optional.of(Timings.of(4, 5))));
        assertThat(new PairedTimes(OURS, Optional.empty())
                        .and(new PairedTimes(OURS, Optional.empty()))
                        .pytorch())
                .isEmpty();
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
