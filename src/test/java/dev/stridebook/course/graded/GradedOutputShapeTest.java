package dev.stridebook.course.graded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Card;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.OutputShape.Numbers;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradedOutputShapeTest {
    private record Given(Size outputSize, Size otherOutputSize) implements OutputShape.Answer {}

    private static Card check(int height, int width, int otherHeight, int otherWidth) {
        return (Card) OutputShape.EXERCISE
                .variant("document")
                .check(new Given(Size.of(height, width), Size.of(otherHeight, otherWidth)));
    }

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

    @Test
    void theSecondWindowAloneTellsTheRightRuleAndAllWrongOnesApart() {
        GradedOutputShape graded = new GradedOutputShape(Numbers.DOCUMENT);
        assertThat(graded.mistakes())
                .extracting(mistake -> mistake.answer().otherOutputSize())
                .doesNotHaveDuplicates()
                .doesNotContain(graded.right().otherOutputSize());
        assertThat(graded.mistakes())
                .as("whereas many wrong rules give 2×2 for the window of the document")
                .filteredOn(mistake -> mistake.answer().outputSize().equals(Size.of(2, 2)))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void anAnswerToTheFirstWindowAloneEarnsItsPart() {
        Card card = (Card) OutputShape.EXERCISE.variant("document").check(() -> Size.of(2, 2));
        assertThat(card.points()).isEqualTo(1);
        assertThat(card.toString()).contains("– the second window: not answered");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "2, 1, 2, 4, left out the padding",
        "3, 1, 4, 5, swapped the two padding numbers",
        "3, 2, 4, 7, padded both axes",
        "6, 6, 10, 14, moved the window by 1",
        "3, 3, 4, 8, rounded up",
        "3, 3, 4, 12, did not subtract the kernel",
        "1, 1, 2, 6, counted the steps",
        "8, 8, 10, 16, expected the size to stay",
        "2, 2, 7, 3, swapped the height and the width of the output",
        "2, 2, 1, 10, swapped the kernel's height and width",
        "2, 2, 5, 4, swapped the two strides",
        "2, 2, 3, 6, padded only one side",
        "2, 2, 2, 8, divided the side of the input",
        "2, 2, 3, 10, used the kernel's height for both axes",
    })
    void aUsualMistakeIsRecognised(int height, int width, int otherHeight, int otherWidth, String diagnosis) {
        assertThat(check(height, width, otherHeight, otherWidth).diagnoses())
                .singleElement()
                .asString()
                .contains(diagnosis);
    }
}
