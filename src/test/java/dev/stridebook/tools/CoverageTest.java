package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void readsIdsAndRanges() {
        assertThat(Coverage.ids("S3.1 to S3.3, S3.C2 and (S0.6); S4.5"))
                .containsExactly("S0.6", "S3.1", "S3.2", "S3.3", "S3.C2", "S4.5");
        assertThat(Coverage.ids("S9 and MS3.1x")).isEmpty();
    }

    @Test
    void everyDocumentAndItsClaimsAreParts() throws Exception {
        assertThat(Coverage.curriculum())
                .extracting(Coverage.Part::id)
                .contains("S0.1", "S1.8", "S2.7", "S3.16", "S4.5", "S4.C8")
                .doesNotHaveDuplicates();
    }

    @Test
    void aLessonWithALetterIsNamedWithIt() throws Exception {
        assertThat(Coverage.of(Path.of("")).toMarkdown())
                .contains("| S5.9 | dilation | [00b](../notebooks/00b-why-convolve-why-pool.ipynb) |");
    }

    @Test
    void aLessonCoversWhatItsTextNames() throws Exception {
        assertThat(Coverage.of(Path.of("")).toMarkdown())
                .contains("| S3.5 |")
                .contains(
                        "[03](../notebooks/03-padding-and-stride.ipynb) | [S3.5](../exercises/S3_5_OutputShape.java)");
    }
}
