package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLogTest {
    @TempDir
    private Path folder;

    @Test
    void the_last_lines_are_quoted_without_blank_ones_and_long_ones_cut() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "first\n\nsecond\n  \n" + "x".repeat(300) + "\n");
        assertThat(new ProgramLog(file).last(2)).containsExactly("second", "x".repeat(200));
        assertThat(new ProgramLog(file).last(9)).hasSize(3);
    }

    @Test
    void lines_of_a_kind_come_before_the_last_ones() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "a\n! b\n! c\n! d\ne\n");
        assertThat(new ProgramLog(file).firstOr(2, line -> line.startsWith("!")))
                .containsExactly("! b", "! c");
        assertThat(new ProgramLog(file).firstOr(2, line -> line.startsWith("?")))
                .containsExactly("! d", "e");
    }

    @Test
    void letters_that_are_no_utf_8_are_read_all_the_same() throws Exception {
        Path file = Files.write(folder.resolve("log"), new byte[] {'a', (byte) 0xe9, '\n'});
        assertThat(new ProgramLog(file).last(1)).hasSize(1).first().asString().startsWith("a");
    }

    @Test
    void one_that_cannot_be_read_says_so() {
        Path none = folder.resolve("none");
        List<String> lines = new ProgramLog(none).last(5);
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("(The log cannot be read: ")
                .contains("none");
    }
}
