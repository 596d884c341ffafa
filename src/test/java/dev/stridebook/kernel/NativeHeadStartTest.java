package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.classpath.SessionClassPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeHeadStartTest {
    private final SessionClassPath classPath = new SessionClassPath(ClassPath.ofThisProcess());
    private final NativeHeadStart natives = new NativeHeadStart(classPath);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Nd4j.ones(1, 1, 8, 8)", "int a = 1; var conv = new Conv2d(1, 10, kernel(5));"})
    void what_computes_with_arrays_begins_to_load_them_once(String snippet) {
        assertThat(natives.begin(snippet)).isTrue();
        assertThat(natives.begin(snippet)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1",
                "show(WindowPicture.of(kernel(3).padding(1).stride(2), new Size(8, 8)));",
                "List<String> names = new ArrayList<>(List.of(\"Conv2d\"));",
                "record Digits(INDArray images) { int[] shape() { return new int[2]; } }"
            })
    void what_computes_with_none_does_not(String snippet) {
        assertThat(natives.begin(snippet)).isFalse();
        assertThat(natives.begin("Nd4j.rand(2, 3)")).isTrue();
    }

    @Test
    void another_nd4j_of_the_users_is_left_to_itself() throws Exception {
        Path theirs = new TestJar(folder)
                .with("org.nd4j.linalg.factory.Nd4j", "public class Nd4j { }")
                .write("nd4j-api-0.1.jar");
        classPath.apply(classPath.plan(ClassPathRequest.of(List.of(theirs)), Map.of()));

        assertThat(natives.begin("Nd4j.rand(2, 3)")).isFalse();
    }
}
