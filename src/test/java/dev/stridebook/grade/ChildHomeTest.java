package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildHomeTest {
    /**
     * With all but the mark that says so, as a grader leaves it that is killed at the end. Where a name is beyond ASCII, Java says more while it
     * archives than fits into a pipe that nobody reads.
     */
    @Test
    void oneThatWasNotFinishedIsMadeAgain(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("gräde now");
        ChildHome first = ChildHome.findOrMake(cache, AnswerProcesses::rehearse);
        Path archive = first.folder().resolve("classes.jsa");
        Object before = Files.readAttributes(archive, "creationTime,size,fileKey");
        Files.delete(first.folder().resolve("ready"));

        ChildHome again = ChildHome.findOrMake(cache, AnswerProcesses::rehearse);

        assertThat(again.folder()).isEqualTo(first.folder());
        assertThat(again.missing()).isEmpty();
        assertThat(Files.readAttributes(archive, "creationTime,size,fileKey")).isNotEqualTo(before);
    }
}
