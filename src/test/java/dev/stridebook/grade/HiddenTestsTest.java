package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedTest;
import dev.stridebook.course.check.TestResult;
import dev.stridebook.course.check.Verdict;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.graded.Points;
import dev.stridebook.shape.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenTestsTest {
    static final class MyTests {
        @Points(2)
        @DisplayName("my own test")
        void mine(OutputShape.Answer answer) {
            assertEquals(2, answer.outputSize().height());
        }
    }

    @TempDir
    private Path folder;

    private Path jar(Class<?> type) throws IOException {
        Path jar = folder.resolve("tests.jar");
        String name = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream file = type.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            file.transferTo(out);
        }
        return jar;
    }

    @Test
    void theyBelongToTheExerciseWhoseContractTheyTakeAndHaveNamesOfTheirOwn() throws Exception {
        List<Class<?>> hidden =
                HiddenTests.read(jar(MyTests.class)).byExercise().get("S3.5");

        assertThat(hidden).hasSize(1);
        GradedTest test = new GradedTest("mine", "my own test", 2);
        assertThat(GradedTest.manifestOf(hidden.get(0))).containsExactly(test);
        assertThat(Catalogue.of(OutputShape.EXERCISE).gradeRemote(() -> Size.of(3, 2), hidden.get(0)))
                .containsExactly(new TestResult(test, new Verdict.Failed("3 is not right")));
    }

    @Test
    void aJarWithoutTestsIsRefused() throws Exception {
        Path jar = jar(HiddenTestsTest.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HiddenTests.read(jar))
                .withMessageEndingWith("has no tests annotated with @Points.");
    }
}
