package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOneAndTheLeastTheFirst() {
        assertThat(Timings.of(5, 1, 3).median()).isEqualTo(3);
        assertThat(Timings.of(5, 1, 3).least()).isEqualTo(1);
    }

    @Test
    void theMedianOfAnEvenNumberIsHalfWayBetweenTheMiddleTwo() {
        assertThat(Timings.of(4, 1, 2, 10).median()).isEqualTo(3);
    }

    @Test
    void theQuartilesEncloseHalfOfTheMeasurements() {
        Timings timings = Timings.of(1, 2, 3, 4, 5);

        assertThat(timings.firstQuartile()).isCloseTo(2, EXACTLY);
        assertThat(timings.thirdQuartile()).isCloseTo(4, EXACTLY);
    }

    @Test
    void quartilesBetweenTwoMeasurementsLieOnTheLineBetweenThem() {
        Timings timings = Timings.of(10, 20);

        assertThat(timings.firstQuartile()).isCloseTo(12.5, EXACTLY);
        assertThat(timings.thirdQuartile()).isCloseTo(17.5, EXACTLY);
    }

    @Test
    void aSingleMeasurementIsItsOwnMedian() {
        assertThat(Timings.of(7).median()).isEqualTo(7);
        assertThat(Timings.of(7)).hasToString("7.00 s");
    }

    @Test
    void nothingHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Timings(List.of()));
    }

    @Test
    void textHasThreeDigitsAndAUnitThatFits() {
        assertThat(Timings.text(123.4)).isEqualTo("123 s");
        assertThat(Timings.text(2.314)).isEqualTo("2.31 s");
        assertThat(Timings.text(0.0231)).isEqualTo("23.1 ms");
        assertThat(Timings.text(7.8e-6)).isEqualTo("7.80 µs");
        assertThat(Timings.text(9.9999)).isEqualTo("10.0 s");
    }

    @Test
    void jsonKeepsEveryMeasurementInItsOrder() {
        assertThat(Timings.of(3, 1, 2).json())
                .hasToString(
                        "{\"median_seconds\":2.0,\"first_quartile_seconds\":1.5,\"third_quartile_seconds\":2.5,\"seconds\":[3.0,1.0,2.0]}");
    }
}
