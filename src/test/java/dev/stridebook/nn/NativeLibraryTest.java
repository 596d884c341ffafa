package dev.stridebook.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/** That a run of the tests with another of ND4J's native libraries really computes with that one. */
@Tag("conformance")
class NativeLibraryTest {
    @Test
    void theLibraryThatWasAskedForIsTheOneThatComputes() {
        List<String> onClassPath = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(jar -> jar.matches("nd4j-native-[0-9].*-(linux|macosx|windows)-.*\\.jar"))
                .toList();
        assertThat(onClassPath).as("native libraries on the class path").hasSize(1);
        assertThat(onClassPath.get(0)).endsWith("-" + System.getProperty("stridebook.native", "") + ".jar");

        String loadedFrom = Loader.load(Nd4jCpu.class);
        assertThat(Path.of(loadedFrom))
                .as("the jar that the loaded library comes from")
                .satisfies(path -> assertThat(path.iterator()).toIterable().contains(Path.of(onClassPath.get(0))));
    }
}
