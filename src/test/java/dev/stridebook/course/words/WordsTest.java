package dev.stridebook.course.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final String GOOD = """
            # Halves

            Compute the half,
            and round down.

            ## Tests

            - `four`: half of 4

            ## Hints

            1. Divide.
            2. By
               2.
            3. even / 2

            ## Mistakes

            - `doubled`: you doubled;
              halve.

            ## Look again

            Is it
            smaller?
            """;

    private static Words read(String text) {
        return Words.read("X1.en.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problemsOf(String text) {
        return catchThrowableOfType(WordsException.class, () -> read(text)).problems();
    }

    @Test
    void linesOfAParagraphAndOfAnItemAreJoined() {
        Words words = read(GOOD);

        assertThat(words.title()).isEqualTo("Halves");
        assertThat(words.task()).isEqualTo("Compute the half, and round down.");
        assertThat(words.test("four")).isEqualTo("half of 4");
        assertThat(words.hints()).containsExactly("Divide.", "By 2.", "even / 2");
        assertThat(words.diagnosis("doubled")).isEqualTo("you doubled; halve.");
        assertThat(words.lookAgain()).hasValue("Is it smaller?");
        assertThat(read(GOOD.replace("\n", "\r\n")).task()).isEqualTo(words.task());
    }

    @Test
    void chineseLinesAreJoinedWithoutASpace() {
        Words words = Words.read(
                "X1.zh.md",
                GOOD.replace("Compute the half,\nand", "求出一半，\n小数\n部分舍去；and")
                        .replace("you doubled;\n  halve.", "你乘了\n  2，应该\n  取一半。")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(words.task()).isEqualTo("求出一半，小数部分舍去；and round down.");
        assertThat(words.diagnosis("doubled")).isEqualTo("你乘了 2，应该取一半。");
    }

    @Test
    void whatIsMissingOrForNothingIsToldWithItsLine() {
        Words words = read(GOOD);

        assertThat(words.problems(List.of("four"), List.of("doubled"), true)).isEmpty();
        assertThat(words.problems(List.of("five"), List.of("doubled", "tripled"), false))
                .containsExactly(
                        "X1.en.md:8: the exercise has no graded test \"four\".",
                        "X1.en.md:1: the graded test \"five\" is missing.",
                        "X1.en.md:1: the known mistake \"tripled\" is missing.",
                        "X1.en.md:24: the exercise judges no claim, so it must not have a section \"## Look again\".");
        assertThat(read(GOOD.substring(0, GOOD.indexOf("## Look again")))
                        .problems(List.of("four"), List.of("doubled"), true))
                .containsExactly("X1.en.md:1: the exercise judges a claim, so it needs a section \"## Look again\".");
    }

    @Test
    void thereAreThreeHintsInTheirOrder() {
        assertThat(problemsOf(GOOD.replace("3. even / 2\n", "")))
                .containsExactly("X1.en.md:12: there are 2 hints, but each exercise needs 3.");
        assertThat(problemsOf(GOOD.replace("3. even", "4. even")))
                .contains(
                        "X1.en.md:15: hint 3 must start with \"3. \", and its further lines with two spaces: 4. even / 2");
    }

    @Test
    void aLineWithoutAPlaceIsTold() {
        assertThat(problemsOf(GOOD.replace("  halve.", "halve.")))
                .containsExactly(
                        "X1.en.md:20: an item must start with \"- `name`: \", and its further lines with two spaces: halve.");
        assertThat(problemsOf(GOOD.replace("## Mistakes", "## Mistaken")))
                .containsExactly("X1.en.md:17: there is no section \"## Mistaken\".");
        assertThat(problemsOf(GOOD.replace("## Mistakes", "## Tests")))
                .containsExactly("X1.en.md:17: the section \"## Tests\" is a duplicate.");
        assertThat(problemsOf(GOOD.replace("`doubled`: you", "`doubled`: you doubled.\n- `doubled`: you")))
                .containsExactly("X1.en.md:20: \"doubled\" is a duplicate.");
    }

    @Test
    void aTitleAndATaskAreNeeded() {
        assertThat(problemsOf(GOOD.substring(2)))
                .containsExactly("X1.en.md:1: the first line must be the title: \"# …\".");
        assertThat(problemsOf(GOOD.replace("Compute the half,\nand round down.\n", "")))
                .containsExactly("X1.en.md:1: there is no task below the title.");
        assertThat(problemsOf(GOOD.replace("# Halves", "# "))).hasSize(1);
        assertThat(problemsOf("")).hasSize(3);
    }

    @Test
    void otherEncodingsAreTold() {
        assertThat(catchThrowableOfType(
                                WordsException.class,
                                () -> Words.read("X1.en.md", "# Größe".getBytes(StandardCharsets.ISO_8859_1)))
                        .problems())
                .containsExactly("X1.en.md:1: the file is not UTF-8 text. Save it as UTF-8.");
    }
}
