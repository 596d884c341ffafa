package dev.stridebook.course.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.predict.Guess.UnreadableException;
import dev.stridebook.course.predict.Guess.Verdict;
import dev.stridebook.shape.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuessTest {
    private static final Guess CHOICE = new ChoiceGuess(List.of("max", "average", "min"));

    private static Verdict verdict(Guess kind, String typed, Object result, double tolerance)
            throws UnreadableException {
        return kind.compare(kind.read(typed), result, tolerance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6          | 6      | true  | You said 6, and 6 it is.
            6.0        | 6      | true  | You said 6.0, and 6 it is.
            5          | 6      | false | You said 5. It is 6, 1 more.
            8          | 6      | false | You said 8. It is 6, 2 less.
            -2         | 6      | false | You said -2. It is 6, 8 more.
            −2         | -2     | true  | You said -2, and -2 it is.
            5          | 25     | false | You said 5. It is 25, 5 times as much.
            100        | 25     | false | You said 100. It is 25; your guess is 4 times as much.
            1,792      | 1792   | true  | You said 1,792, and 1,792 it is.
            1728       | 1792   | false | You said 1728. It is 1,792, 64 more.
            1/8        | 0.125  | true  | You said 1/8, and 0.125 it is.
            22 %       | 21.875 | false | You said 22. It is 21.88, 0.125 less.
            21.9       | 21.875 | true  | You said 21.9. It is 21.88: close enough.
            .5         | 0.5    | true  | You said .5, and 0.5 it is.
            1e6        | 1e6    | true  | You said 1e6, and 1,000,000 it is.
            0          | 25     | false | You said 0. It is 25, 25 more.
            """)
    void a_number_is_compared(String typed, double result, boolean isRight, String sentence) throws Exception {
        assertThat(verdict(new NumberGuess(), typed, result, Double.NaN)).isEqualTo(new Verdict(isRight, sentence));
    }

    @Test
    void a_tolerance_counts_as_right_what_is_near() throws Exception {
        assertThat(verdict(new NumberGuess(), "22", 21.875, 1))
                .isEqualTo(new Verdict(true, "You said 22. It is 21.88: close enough."));
        assertThat(verdict(new NumberGuess(), "23", 21.875, 1).isRight()).isFalse();
        assertThat(verdict(new NumberGuess(), "21.875", 21.875, 0).isRight()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "3x", "4x4", "1,79", "1/0", "1/2/3", "/", "1/", ".", "-", "e5", "1e999", "six", "NaN"})
    void what_is_no_number_is_refused(String typed) {
        assertThatThrownBy(() -> new NumberGuess().read(typed))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("“" + typed + "”")
                .hasMessageEndingWith("Type a number such as 6 or 2.5.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2x3     | You said 2×3, and 2×3 it is.
            (2, 3)  | You said 2×3, and 2×3 it is.
            2 3     | You said 2×3, and 2×3 it is.
            2 X 3   | You said 2×3, and 2×3 it is.
            3×2     | You said 3×2. It is 2×3: both numbers are right, but the height comes first.
            2*2     | You said 2×2. It is 2×3: the height is right, the width is 1 more.
            4x3     | You said 4×3. It is 2×3: the width is right, the height is 2 less.
            3x4     | You said 3×4. It is 2×3: height and width are each 1 less.
            1x5     | You said 1×5. It is 2×3: the height is 1 more, the width 2 less.
            """)
    void a_size_is_compared(String typed, String sentence) throws Exception {
        assertThat(verdict(new SizeGuess(), typed, Size.of(2, 3), Double.NaN))
                .isEqualTo(new Verdict(sentence.endsWith("it is."), sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "3x", "4", "-1x4", "4x4x4", "9999999999x1", "2.5x2"})
    void what_is_no_size_is_refused(String typed) {
        assertThatThrownBy(() -> new SizeGuess().read(typed))
                .hasMessage("“%s” is not a size. Type height and width, such as 4x4.".formatted(typed));
    }

    @ParameterizedTest
    @CsvSource({"b, average", "B), average", "(b), average", "Average, average", "a, max", " c. , min"})
    void a_choice_is_read_by_its_letter_or_its_words(String typed, String choice) throws Exception {
        assertThat(CHOICE.read(typed)).isEqualTo(choice);
    }

    @Test
    void a_choice_is_compared() throws Exception {
        assertThat(verdict(CHOICE, "a", "max", Double.NaN))
                .isEqualTo(new Verdict(true, "You chose “max”, and that is right."));
        assertThat(verdict(CHOICE, "b", "max", Double.NaN))
                .isEqualTo(new Verdict(false, "You chose “average”. It is “max”."));
        assertThatThrownBy(() -> CHOICE.compare("max", "mean", Double.NaN))
                .hasMessageContaining("“mean”, which is none of the choices: [max, average, min]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "1", "ma", "ab", "?"})
    void what_is_none_of_the_choices_is_refused(String typed) {
        assertThatThrownBy(() -> CHOICE.read(typed))
                .hasMessage("“%s” is none of the choices. Type a letter from a to c.".formatted(typed));
    }

    @Test
    void choices_are_told_apart() {
        assertThatThrownBy(() -> Predict.choice("?", "a", "a")).hasMessageContaining("needs 2 to 26 choices");
        assertThatThrownBy(() -> Predict.choice("?", "a", "a", "a")).hasMessageContaining("are alike");
    }
}
