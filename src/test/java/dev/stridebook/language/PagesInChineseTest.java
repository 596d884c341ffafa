package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for students name the same commands in Chinese, and what they link to is there. */
class PagesInChineseTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(?:\\w*)\\n([\\s\\S]*?)^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+?)(?:#[^)]*)?\\)");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:#|//).*");

    @ParameterizedTest
    @ValueSource(strings = {"README", "docs/lessons", "docs/answering"})
    void aPageHasTheSameCommands(String page) throws IOException {
        assertThat(commands(page + ".zh.md")).isEqualTo(commands(page + ".md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.zh.md", "docs/lessons.zh.md", "docs/answering.zh.md", "docs/documents.zh.md"})
    void whatAPageLinksToIsThere(String page) throws IOException {
        Path folder = Path.of(page).toAbsolutePath().getParent();
        List<String> links = LINK.matcher(Files.readString(Path.of(page)))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("http"))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    /** Returns the lines of code without comments and texts; those of Chinese lessons and their language are what differs. */
    private static List<String> commands(String page) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of(page)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .flatMap(String::lines)
                .map(line -> COMMENT.matcher(line).replaceAll(""))
                .map(line -> line.replaceAll("\"[^\"]*\"", "\"\"")
                        .replace("notebooks/zh/", "notebooks/")
                        .replace(" --lang zh", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
