package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubTest {
    @Test
    void inAMethodItThrows() {
        assertThat(Stub.of("""
                        int half(int even) {
                            // BEGIN SOLUTION
                            return even / 2;
                            // END SOLUTION
                        }
                        """)).isEqualTo("""
                        int half(int even) {
                            // Replace these two lines with your answer.
                            throw new NotAnsweredYetException();
                        }
                        """);
    }

    @Test
    void atTheTopOfACellItOnlyLeavesAPlace() {
        assertThat(Stub.of("int answer = 0;\n// BEGIN SOLUTION\nanswer = 2;\n// END SOLUTION"))
                .isEqualTo("int answer = 0;\n// Write your answer here.");
    }

    @Test
    void replacesEachBlock() {
        assertThat(Stub.of("a\n// BEGIN SOLUTION\nb\n// END SOLUTION\nc\n// BEGIN SOLUTION\nd\n// END SOLUTION\ne\n"))
                .isEqualTo("a\n// Write your answer here.\nc\n// Write your answer here.\ne\n");
    }

    @Test
    void aSourceWithoutMarkersStaysAsItIs() {
        assertThat(Stub.of("a\n\n  b")).isEqualTo("a\n\n  b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// BEGIN SOLUTION\na\n",
                "a\n// END SOLUTION\n",
                "// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION\n",
            })
    void aMarkerWithoutPartnerIsRefused(String source) {
        assertThatThrownBy(() -> Stub.of(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs one // END SOLUTION");
    }
}
