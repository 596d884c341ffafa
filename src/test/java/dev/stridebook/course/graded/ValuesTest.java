package dev.stridebook.course.graded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "0, -0.0, true",
        "0.1, 0.3, false",
        "0.3, 0.30000000000000004, true",
        "0.3, 0.30000001192092896, false",
        "1e300, 1.0000000001e300, true",
        "1e300, 2e300, false",
        "0, 1e-13, true",
        "0, 1e-11, false",
        "Infinity, Infinity, true",
        "Infinity, 1.7976931348623157e308, false",
        "1.7976931348623157e308, Infinity, false",
        "Infinity, -Infinity, false",
        "Infinity, NaN, false",
        "NaN, NaN, true",
        "NaN, 1, false",
    })
    void numbersMayDifferByRoundingErrorsOnly(double expected, double given, boolean isSame) {
        assertThat(Values.same(expected, given)).isEqualTo(isSame);
        assertThat(Values.same(new double[][] {{expected}}, new double[][] {{given}}))
                .isEqualTo(isSame);
    }
}
