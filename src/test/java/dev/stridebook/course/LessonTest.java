package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LessonTest {
    @Test
    void eachLessonHasANotebookAndTheirFilesAreInTeachingOrder() throws Exception {
        try (Stream<Path> files = Files.list(Project.root().resolve("notebooks"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".ipynb"))
                            .sorted()
                            .map(name -> name.substring(0, name.indexOf('-'))))
                    .containsExactlyElementsOf(
                            Arrays.stream(Lesson.values()).map(Lesson::number).toList());
        }
    }

    @Test
    void aLessonThatCameInBetweenHasALetter() {
        assertThat(Lesson.WHY).hasToString("00b Why convolve, why pool");
        assertThat(Lesson.KERNELS).hasToString("01 Kernels");
        assertThat(Lesson.KERNELS.notebook()).isEqualTo("01-kernels.ipynb");
    }
}
