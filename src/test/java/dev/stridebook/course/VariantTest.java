package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.OutputSize;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantTest {
    @ParameterizedTest
    @ValueSource(strings = {"Élise Noël", " élise noël ", "E\u0301lise  Noe\u0308l", "ÉLISE NOËL"})
    void capitalsSpacesAndTheFormOfAccentsDoNotMatter(String word) {
        assertThat(Variant.of(word)).isEqualTo(Variant.of("élise noël")).hasToString("élise noël");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "李雷", "O'Brien, Ann-Marie", "s1234567", "ada@example.org", "Борис", "ada (2)"})
    void namesAndIdsAreLegal(String word) {
        assertThat(Variant.of(word).isDocument()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*/", "a\\u002a", "a\"b", "<b>", "../ada", "a\nb;", "-x", "=1+1"})
    void whatCouldEndACommentOrAFormulaIsRefusedWithWhatIsLegal(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Variant.of(word))
                .withMessageContaining("Give a word such as your name");
    }

    @Test
    void aWordMayNotBeEndless() {
        assertThat(Variant.of("x".repeat(100)).word()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> Variant.of("x".repeat(101)));
    }

    /** The numbers are from a program in Python that follows the specification of {@link java.util.Random}. */
    @Test
    void theSameWordGivesTheSameDrawsOnEveryMachine() {
        Random random = Variant.of("Ada").random("S3.5");
        assertThat(IntStream.range(0, 6).map(i -> random.nextInt(100))).containsExactly(49, 37, 48, 2, 62, 46);
        assertThat(Variant.of("ada").random("S3.6").nextLong())
                .isNotEqualTo(Variant.of("ada").random("S3.5").nextLong());
    }

    @Test
    void anExerciseWithoutNumbersSaysThatItHasNoVariants() {
        assertThat(OutputShape.EXERCISE.variant("ada").variant()).contains(Variant.of("ada"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutputSize.EXERCISE.variant("ada"))
                .withMessageContaining("S3.6 OutputSize has no variants");
    }
}
