package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsCheckTest {
    @TempDir
    private Path folder;

    @Test
    void theWordsOfAllExercisesAreThereAndNothingBesideThem() throws Exception {
        assertThat(WordsCheck.problems(WordsCheck.FOLDER)).isEmpty();
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(WordsCheck.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private List<String> problemsAfter(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(file), text.replace(before, after));
        return WordsCheck.problems(folder);
    }

    @Test
    void whatTheExerciseHasNotOrTheFileHasNotIsToldWithItsLine() throws Exception {
        assertThat(problemsAfter("S3.5.en.md", "`rounded-up`", "`rounded-down`"))
                .containsExactly(
                        "S3.5.en.md:34: the exercise has no known mistake \"rounded-down\".",
                        "S3.5.en.md:1: the known mistake \"rounded-up\" is missing.");
    }

    @Test
    void everyProblemOfEveryFileIsTold() throws Exception {
        problemsAfter("S3.5.en.md", "# The", "The");
        assertThat(problemsAfter("S3.6.en.md", "## Hints", "## Help"))
                .anyMatch(problem -> problem.startsWith("S3.5.en.md:1: "))
                .anyMatch(problem -> problem.startsWith("S3.6.en.md:") && problem.endsWith("no section \"## Help\"."));
    }

    @Test
    void aFileForNoExerciseAndAnExerciseWithoutAFileAreTold() throws Exception {
        Files.move(folder.resolve("S3.5.en.md"), folder.resolve("S3.55.en.md"));
        Files.createFile(folder.resolve("notes.txt"));

        assertThat(WordsCheck.problems(folder))
                .containsExactlyInAnyOrder(
                        "S3.55.en.md:1: there is no exercise S3.55.",
                        "notes.txt:1: this is not a file of words. Their names are like S3.5.en.md.",
                        "S3.5.en.md:1: this file is missing.");
    }

    @Test
    void anotherLanguageHasAllExercisesToo() throws Exception {
        Files.copy(folder.resolve("S3.5.en.md"), folder.resolve("S3.5.de.md"));

        assertThat(WordsCheck.problems(folder))
                .hasSize(60)
                .contains("S3.6.de.md:1: this file is missing.")
                .doesNotContain("S3.5.de.md:1: this file is missing.");
    }
}
