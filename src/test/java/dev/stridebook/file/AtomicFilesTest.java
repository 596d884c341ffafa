package dev.stridebook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void replacesAFileAndMakesItsFolders() throws IOException {
        Path file = folder.resolve("deep/er/file.txt");
        AtomicFiles.write(file, "old");
        AtomicFiles.write(file, "größer");
        assertThat(file).hasContent("größer");
        AtomicFiles.write(file, out -> out.write(new byte[] {1, 2}));
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**~");
    }

    @Test
    void leavesTheOldFileWhereWritingFails() throws IOException {
        Path file = folder.resolve("file.txt");
        AtomicFiles.write(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(1);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**~");
    }

    @Test
    void deletesWhatKilledProcessesLeft() throws IOException {
        Path kept = Files.writeString(folder.resolve("file.txt"), "whole");
        Files.writeString(folder.resolve(".file.txt.1f~"), "hal");
        AtomicFiles.deleteUnfinished(folder);
        assertThat(folder).isDirectoryContaining(path -> path.equals(kept));
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
