package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class CommandPromptTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintWriter writer = CommandPrompt.over(terminal);

    @Test
    void helpAndErrorsNameTheCommandAsItIsTypedOnWindows() {
        Main.commandLine().setOut(writer).setErr(writer).execute("--help");
        Main.commandLine().setOut(writer).setErr(writer).execute("author", "none");
        writer.printf("Run %s%n", "./stridebook doctor");
        String text = terminal.toString(Charset.defaultCharset());
        assertThat(text)
                .contains(".\\stridebook lab  ", "See .\\stridebook author --help.", "Run .\\stridebook doctor")
                .doesNotContain("./stridebook");
    }
}
