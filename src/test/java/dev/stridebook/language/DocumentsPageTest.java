package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that goes through the documents in Chinese leaves out nothing that the course covers. */
class DocumentsPageTest {
    private static final Pattern COVERED = Pattern.compile("(?m)^\\| (S\\d\\.\\w+) \\|");
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\])\\[([^\\[\\]`]+)](?![(\\[])");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/documents.zh.md"));
    }

    @Test
    void itNamesAllThatIsCovered() throws IOException {
        List<String> covered = COVERED.matcher(Files.readString(Path.of("docs/coverage.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(covered)
                .hasSizeGreaterThan(80)
                .allSatisfy(id -> assertThat(page).containsPattern("(?<![\\w.])" + Pattern.quote(id) + "(?!\\w)"));
    }

    @Test
    void itLinksToAllExercises() {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            String id = exercise.id();
            assertThat(page)
                    .contains("[" + id + "]")
                    .containsPattern("(?m)^\\[" + Pattern.quote(id) + "]: \\.\\./exercises/zh/" + id.replace('.', '_')
                            + "_\\w+\\.java$");
        }
    }

    @Test
    void eachLessonAndExerciseThatItNamesInBracketsHasAnAddress() {
        assertThat(REFERENCE
                        .matcher(page.replaceAll("「[^」]*」", "").replaceAll("`[^`]*`", ""))
                        .results())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(page).contains("\n[" + reference.group(1) + "]: ../"));
    }
}
