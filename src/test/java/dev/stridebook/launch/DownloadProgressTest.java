package dev.stridebook.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadProgressTest {
    private final List<String> messages = new ArrayList<>();
    private final DownloadProgress progress = new DownloadProgress(messages::add);

    @Test
    void files_under_way_and_files_that_have_arrived_are_summed_up() {
        progress.accept("Downloading from central: repository/a.jar");
        progress.accept("Progress (1): 856 B");
        progress.accept("Progress (2): 9.5/102 MB | 500/900 kB");
        assertThat(messages).containsExactly("  10 MB downloaded");
        progress.accept("Downloaded from central: repository/a.jar (102 MB at 3.4 MB/s)");
        progress.accept("Progress (1): 1.5/2 MB");
        progress.accept("Downloaded from central: repository/b.jar (2.1 MB at 3.4 MB/s)");
        progress.end();
        assertThat(messages)
                .containsExactly("  10 MB downloaded", "  100 MB downloaded", "  105 MB downloaded, all there is");
    }

    @Test
    void nothing_is_told_where_nothing_is_downloaded() {
        progress.accept("[INFO] Scanning for projects...");
        progress.accept("[INFO] Compiling 12 source files (3 MB)");
        progress.end();
        assertThat(messages).isEmpty();
    }
}
