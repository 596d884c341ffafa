package dev.stridebook.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"3x5", "3×5", "3,5", " 3 , 5 "})
    void readsHeightFirst(String text) {
        assertThat(Size.parse(text)).isEqualTo(new Size(3, 5));
    }

    @Test
    void readsOneNumberAsASquare() {
        assertThat(Size.parse("4")).isEqualTo(Size.square(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3,x", "3x", "3x5x7", "three", "1.5", "99999999999"})
    void refusesWhatIsNotASize(String text) {
        assertThatThrownBy(() -> Size.parse(text))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("\"" + text + "\" is not a size")
                .hasMessageContaining("3x5");
    }

    @Test
    void shapesKnowTheirValues() {
        assertThat(Shape.of(10, new Size(24, 24)).values()).isEqualTo(5_760);
        assertThat(Shape.of(320)).hasToString("320");
        assertThatThrownBy(() -> Shape.of(320).size())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("the shape is 320");
        assertThatThrownBy(() -> Shape.of(1, 0, 28)).isInstanceOf(ShapeException.class);
    }
}
