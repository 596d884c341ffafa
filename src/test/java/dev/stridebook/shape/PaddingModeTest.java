package dev.stridebook.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingModeTest {
    @ParameterizedTest
    @CsvSource({
        "ZEROS, .. abc ..",
        "REFLECT, cb abc ba",
        "REPLICATE, aa abc cc",
        "CIRCULAR, bc abc ab",
    })
    void fillsThePaddingOfThreeCells(PaddingMode mode, String padded) {
        String cells = IntStream.range(-2, 5)
                .mapToObj(position -> mode.source(position, 3))
                .map(source -> source == PaddingMode.ZERO ? "." : "abc".substring(source, source + 1))
                .collect(Collectors.joining());
        assertThat(cells).isEqualTo(padded.replace(" ", ""));
    }

    @Property
    void everyCellThatFitsComesFromTheInput(
            @ForAll PaddingMode mode,
            @ForAll @IntRange(min = 1, max = 12) int input,
            @ForAll @IntRange(max = 14) int padding) {
        Size size = Size.of(1, input);
        Padding sides = new Padding(0, 0, padding, padding);
        int most =
                switch (mode) {
                    case ZEROS, REPLICATE -> 14;
                    case REFLECT -> input - 1;
                    case CIRCULAR -> input;
                };
        if (padding > most) {
            assertThatThrownBy(() -> mode.requireFits(sides, size))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining(
                            "in mode %s can add at most %d cells to either side of an input of width %d, but is %d"
                                    .formatted(mode.label(), most, input, padding));
            return;
        }
        assertThatCode(() -> mode.requireFits(sides, size)).doesNotThrowAnyException();
        for (int position = -padding; position < input + padding; position++) {
            int source = mode.source(position, input);
            boolean isInside = position >= 0 && position < input;
            if (isInside) {
                assertThat(source).isEqualTo(position);
            } else if (mode == PaddingMode.ZEROS) {
                assertThat(source).isEqualTo(PaddingMode.ZERO);
            } else {
                assertThat(source).isBetween(0, input - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 0, height", "0, 4, width"})
    void eachAxisIsCheckedByItself(int vertical, int horizontal, String axis) {
        assertThatThrownBy(
                        () -> PaddingMode.REFLECT.requireFits(Padding.symmetric(vertical, horizontal), Size.of(4, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("an input of " + axis + " 4");
        assertThatCode(() -> PaddingMode.CIRCULAR.requireFits(Padding.symmetric(vertical, horizontal), Size.of(4, 4)))
                .doesNotThrowAnyException();
    }
}
