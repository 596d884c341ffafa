package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SoundTest {
    @Test
    void aToneSwingsAsOftenAsItsFrequency() {
        assertThat(Sound.tone(2, 1, 8).samples())
                .containsExactly(new float[] {0, 0.5f, 0, -0.5f, 0, 0.5f, 0, -0.5f}, within(1e-6f));
        assertThat(Sound.tone(440, 1.5, 8000).samples()).hasSize(12_000);
    }

    @Test
    void theSpectrumShowsEachToneWithItsLoudness() {
        Spectrum spectrum =
                Sound.tone(440, 1, 8000).plus(Sound.tone(3000, 1, 8000)).spectrum();
        assertThat(spectrum.amplitudeAt(440)).isCloseTo(0.5, within(0.01));
        assertThat(spectrum.amplitudeAt(3000)).isCloseTo(0.5, within(0.01));
        assertThat(spectrum.amplitudeAt(1000)).isLessThan(0.001);
        assertThat(Sound.tone(440, 1, 8000).spectrum().peak()).isCloseTo(440, within(1.0));
        assertThat(spectrum.hertz()).startsWith(0).endsWith(4000);
        assertThat(spectrum.amplitudes()).hasSameSizeAs(spectrum.hertz());
    }

    @Test
    void everySecondSampleFoldsAHighToneDown() {
        INDArray samples = Sound.tone(3000, 1, 8000).toArray();
        Sound halved =
                Sound.of(samples.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 8000)), 4000);
        assertThat(halved.spectrum().peak()).isCloseTo(1000, within(1.0));
        assertThat(halved).hasToString("4000 samples, 4000 a second");
    }

    @Test
    void aChirpRisesFromOneFrequencyToTheOther() {
        float[] samples = Sound.chirp(100, 3000, 1, 8000).samples();
        assertThat(peak(samples, 0)).isBetween(100.0, 700.0);
        assertThat(peak(samples, 7000)).isBetween(2600.0, 3000.0);
    }

    /** Of the eighth of a second that begins here. */
    private static double peak(float[] samples, int from) {
        return Spectrum.of(Arrays.copyOfRange(samples, from, from + 1000), 8000).peak();
    }

    @Test
    void takesAndGivesArrays() {
        Sound sound = Sound.tone(100, 0.01, 8000);
        assertThat(sound.toArray().shape()).containsExactly(1, 1, 80);
        assertThat(Sound.of(sound.toArray(), 8000).samples()).containsExactly(sound.samples());
        assertThat(Sound.of(Nd4j.ones(5), 8000).samples()).containsOnly(1f).hasSize(5);
    }

    @Test
    void refusesWhatIsNoSound() {
        assertThatThrownBy(() -> Sound.tone(440, 1, 0)).hasMessageContaining("the rate is 0");
        assertThatThrownBy(() -> Sound.tone(440, 0, 8000)).hasMessageContaining("at least 1 sample");
        assertThatThrownBy(() -> Sound.of(Nd4j.ones(2, 1, 5), 8000)).hasMessageContaining("[2, 1, 5]");
        assertThatThrownBy(() -> Sound.tone(1, 1, 8000).plus(Sound.tone(1, 1, 4000)))
                .hasMessageContaining("8000 samples, 8000 a second and 4000 samples, 4000 a second");
    }
}
