package dev.stridebook.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void a_release() throws Exception {
        root = folder.resolve("stride book");
        Files.createDirectories(root.resolve("lib"));
        Files.createFile(root.resolve("lib/stridebook.jar"));
        Files.write(root.resolve("lib/class-path"), List.of("b.jar", "a.jar", "stridebook.jar"));
    }

    @Test
    void a_release_is_known_by_its_jar_and_has_its_jars_in_order_and_its_data() throws Exception {
        Place release = Place.at(root);
        Path lib = root.resolve("lib");
        assertThat(release.isCurrent()).isTrue();
        assertThat(release.classPath())
                .containsExactly(lib.resolve("b.jar"), lib.resolve("a.jar"), lib.resolve("stridebook.jar"));
        assertThat(release.options()).isEmpty();

        Path data = Files.createDirectory(root.resolve("data"));
        assertThat(release.options()).containsExactly("-Dstridebook.data=" + data);
        assertThat(Place.at(folder)).isInstanceOf(Checkout.class);
    }

    @Test
    void a_place_where_nothing_can_be_written_is_refused() throws Exception {
        Files.createFile(root.resolve("target"));
        assertThatThrownBy(() -> Start.of(Place.at(root)).prepare(List.of(), System.err))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("you cannot write to the folder " + root.resolve("target"))
                .hasMessageContaining("Put Stridebook into a folder that you may write to");
    }
}
