package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerLawTest {
    @Test
    void findsTheLawThatMadeThePoints() {
        double[] work = {1, 4, 16, 64};
        double[] time = Arrays.stream(work).map(w -> 3 * Math.pow(w, 0.75)).toArray();

        PowerLaw law = PowerLaw.fit(work, time);

        assertThat(law.exponent()).isCloseTo(0.75, within(1e-9));
        assertThat(law.factor()).isCloseTo(3, within(1e-9));
        assertThat(law.at(256)).isCloseTo(3 * 64, within(1e-6));
    }

    @Test
    void goesBetweenPointsThatLieOnNoLine() {
        PowerLaw law = PowerLaw.fit(new double[] {1, 1, 10, 10}, new double[] {1, 4, 10, 40});

        assertThat(law.exponent()).isCloseTo(1, within(1e-9));
        assertThat(law.factor()).isCloseTo(2, within(1e-9));
    }

    @Test
    void refusesWhatHasNoLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> PowerLaw.fit(new double[] {1}, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> PowerLaw.fit(new double[] {1, 2}, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> PowerLaw.fit(new double[] {2, 2}, new double[] {1, 3}));
        assertThatIllegalArgumentException().isThrownBy(() -> PowerLaw.fit(new double[] {1, 2}, new double[] {0, 3}));
    }
}
