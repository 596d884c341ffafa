package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the page for newcomers to Java as a notebook: each block must print what stands under it. */
class JavaPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyBlockPrintsWhatStandsUnderIt() throws Exception {
        String page = Files.readString(Path.of("docs/java.md"));
        int examples = 0;
        try (JavaEvaluator session = JavaEvaluator.start()) {
            Matcher example = EXAMPLE.matcher(page);
            while (example.find()) {
                RecordedIo io = new RecordedIo();
                CellResult result = session.evaluate(example.group(1), ++examples, io);
                assertThat(result).as(example.group(1)).isInstanceOf(CellResult.Done.class);
                assertThat(io.out()).isEqualTo(example.group(2));
            }
        }
        assertThat(examples).isEqualTo(page.split("```java").length - 1);
    }
}
