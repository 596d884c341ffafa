package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    private static final List<String> PARTS = List.of(
            "卷积核", "步幅 ", "2", "，", "。", "（", "）", "“", "”", "《", "》", "、", " ", "stride ", "output", "3×3", "……", "——",
            "a b ", "𠮷");
    /** What no line of a Chinese text starts with. */
    private static final String NOT_FIRST = "，。、）》";
    /** What no line of a Chinese text ends with. */
    private static final String NOT_LAST = "（《";

    @ParameterizedTest
    @CsvSource({"stride, 6", "步幅, 4", "步幅 2：好, 10", "é, 1", "e\u0301, 1", "⌊8⌋, 3", "✓ 通过, 6", "𠮷, 2", "'', 0"})
    void wideCharactersTakeTwoColumns(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void padsToColumns() {
        assertThat(Columns.padded("步幅", 6)).isEqualTo("步幅  ");
        assertThat(Columns.padded("stride", 4)).isEqualTo("stride");
    }

    @Test
    void wrapsChineseBetweenCharactersAndEnglishAtSpaces() {
        assertThat(Columns.wrap("窗口在输入上滑动，每次移动两格。", 10)).containsExactly("窗口在输入", "上滑动，每", "次移动两", "格。");
        assertThat(Columns.wrap("a window slides over the input", 10))
                .containsExactly("a window", "slides", "over the", "input");
        assertThat(Columns.wrap("运行 ./stridebook\u00a0check 来检查", 14))
                .containsExactly("运行", "./stridebook\u00a0check", "来检查");
    }

    @RepeatedTest(200)
    void noLineIsWiderThanItMayBeAndNothingIsLost() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String text = random.ints(1 + random.nextInt(40), 0, PARTS.size())
                .mapToObj(PARTS::get)
                .collect(Collectors.joining())
                .strip();
        // The longest run without a break: a word between brackets and full stops.
        int columns = 30 + random.nextInt(50);
        List<String> lines = Columns.wrap(text, columns);
        assertThat(String.join("", lines).replace(" ", "")).as("seed %d", seed).isEqualTo(text.replace(" ", ""));
        for (String line : lines) {
            boolean canBreak = Columns.wrap(line, 1).size() > 1;
            assertThat(Columns.of(line) <= columns || !canBreak)
                    .as("seed %d: %s", seed, line)
                    .isTrue();
        }
        assertThat(lines.subList(1, lines.size()))
                .as("seed %d", seed)
                .noneMatch(line -> !line.isEmpty()
                        && NOT_FIRST.indexOf(line.charAt(0)) >= 0
                        && !text.contains(" " + line.charAt(0)));
        assertThat(lines.subList(0, lines.size() - 1))
                .as("seed %d", seed)
                .noneMatch(line -> !line.isEmpty()
                        && NOT_LAST.indexOf(line.charAt(line.length() - 1)) >= 0
                        && !text.contains(line.charAt(line.length() - 1) + " "));
    }
}
