package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The pictures in the documentation show what the product says today. */
class ScreenshotsTest {
    /** They need JupyterLab with widgets, a debugger's view, or a class that was graded. */
    private static final List<String> TAKEN_BY_HAND =
            List.of("debugger.png", "grading-class.png", "grading-student.png", "grading-students.png", "slider.png");

    private static final List<Screenshot> TAKEN = Screenshots.ALL;

    /** If this fails, run ./stridebook author screenshots, and look at the pictures. */
    @ParameterizedTest
    @FieldSource("TAKEN")
    void whatCanBeReadOnAPictureIsStillSaid(Screenshot picture) throws IOException {
        assertThat(Path.of("docs", picture.file())).isNotEmptyFile();
        assertThat(picture.words()).isNotEmpty();
        for (var said : picture.words().entrySet()) {
            assertThat(text(Path.of(said.getValue())))
                    .as("%s shows \"%s\", which %s must say", picture.file(), said.getKey(), said.getValue())
                    .contains(said.getKey());
        }
    }

    private static String text(Path source) throws IOException {
        String text = source.toString().endsWith(".ipynb")
                ? Notebook.read(source).cells().stream().map(Cell::source).collect(Collectors.joining("\n"))
                : Files.readString(source);
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void everyPictureIsTakenByTheCommandOrKnownToBeTakenByHand() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".png"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(TAKEN.stream().map(Screenshot::file), TAKEN_BY_HAND.stream())
                                    .toList());
        }
    }
}
