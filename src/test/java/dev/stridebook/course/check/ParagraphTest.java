package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void breaksBetweenWordsAndKeepsThemWhole() {
        String word = "x".repeat(90);

        assertThat(Paragraph.forTerminal("a " + word + " b c")).containsExactly("a", word, "b c");
        assertThat(Paragraph.forTerminal("one  line")).containsExactly("one  line");
        assertThat(Paragraph.forTerminal("")).containsExactly("");
        assertThat(Paragraph.forTerminal("word ".repeat(100).strip())).allMatch(line -> line.length() <= 80);
    }
}
