package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GalleryTest {
    private static final Path DOCS = Path.of("docs");

    /** If this fails, run ./stridebook author gallery. */
    @Test
    void thePageShowsEachPictureWithItsLine() throws Exception {
        String page = Files.readString(DOCS.resolve(Gallery.PAGE));

        assertThat(page).contains(Gallery.SETUP);
        for (Gallery.Exhibit exhibit : Gallery.EXHIBITS) {
            assertThat(page).contains(exhibit.title(), exhibit.sentence(), exhibit.line());
            assertThat(page).containsPattern("!\\[\\S[^\\n]{20,}]\\(gallery/" + exhibit.file() + "\\)");
            assertThat(DOCS.resolve(Gallery.FOLDER).resolve(exhibit.file())).isNotEmptyFile();
        }
    }

    @Test
    void thePicturesAreSmallAndNoneIsLeftOver() throws Exception {
        try (Stream<Path> files = Files.list(DOCS.resolve(Gallery.FOLDER))) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
                assertThat(Gallery.EXHIBITS)
                        .anyMatch(exhibit ->
                                exhibit.file().equals(file.getFileName().toString()));
            }
            assertThat(bytes).isBetween(100_000L, 1_500_000L);
        }
    }
}
