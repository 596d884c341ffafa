package dev.stridebook.course.graded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Card;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradedOutputShapeTest {
    @Test
    void countingPositionsAgreesWithTheFormula() {
        assertThat(OutputShape.WINDOW.outputSize(OutputShape.INPUT)).isEqualTo(Size.of(2, 2));
        for (int input = 5; input < 60; input++) {
            for (Axis axis : Axis.values()) {
                assertThat(GradedOutputShape.positions(OutputShape.WINDOW.axis(axis), input))
                        .isEqualTo(
                                OutputShape.WINDOW.axis(axis).slideOver(input).output());
            }
        }
    }

    @ParameterizedTest(name = "{0}×{1}: {2}")
    @CsvSource({
        "2, 1, left out the padding",
        "3, 1, swapped the two padding numbers",
        "3, 2, padded both axes",
        "6, 6, moved the window by 1",
        "3, 3, rounded up",
        "3, 3, did not subtract the kernel",
        "1, 1, counted the steps",
        "3, 2, rounded to the nearest",
        "8, 8, expected the size to stay",
    })
    void aUsualMistakeIsRecognised(int height, int width, String diagnosis) {
        assertThat(((Card) OutputShape.EXERCISE.check(() -> Size.of(height, width))).diagnoses())
                .anyMatch(text -> text.contains(diagnosis));
    }
}
