package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    @ParameterizedTest
    @CsvSource({
        "a kernel, of size 3, a kernel of size 3",
        "窗口每次, 移动一格, 窗口每次移动一格",
        "步幅, 2, 步幅 2",
        "5×5, 卷积核, 5×5 卷积核",
        "你漏掉了填充；, k = 3, 你漏掉了填充；k = 3",
        "用 ReLU, （另一层）, 用 ReLU（另一层）",
        "说的是, “更精细”, 说的是“更精细”",
        "he said, “more finely”, he said “more finely”",
        "等等……, 再看, 等等……再看",
    })
    void aLineBreakIsASpaceWhereOneMayStand(String first, String second, String joined) {
        assertThat(Lines.joined(List.of(first, second))).isEqualTo(joined);
    }

    @Test
    void spacesAroundLinesAndEmptyLinesDoNotMatter() {
        assertThat(Lines.joined(List.of("", " one ", "", "  two", ""))).isEqualTo("one two");
        assertThat(Lines.joined(List.of())).isEmpty();
    }
}
