package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    @TempDir
    private Path folder;

    @Test
    void aSubmissionThatCannotBeReadCostsNobodyElseAnything() throws Exception {
        Path gone;
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            gone = zip.getPath("/ada.java");
        }
        Path bob = Files.copy(Path.of("solutions/S3_5_OutputShape.java"), folder.resolve("bob.java"));
        List<UnreadSubmission> all = List.of(
                new UnreadSubmission("ada", List.of(gone), Optional.empty(), Optional.empty()),
                new UnreadSubmission("bob", List.of(bob), Optional.empty(), Optional.empty()));
        try (Grader grader = Grader.start(Graders.RULES, Graders.CACHE, "auto")) {
            List<StudentResult> results = Batch.grade(grader, all, folder, 1, Set.of(), (result, isNew) -> {});
            assertThat(results.get(0).notGraded()).contains("the grader failed: ", "ClosedFileSystemException");
            assertThat(results.get(1).isFull()).isTrue();
        }
    }
}
