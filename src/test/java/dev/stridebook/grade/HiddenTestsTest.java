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
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void theyBelongToTheExerciseWhoseContractTheyTakeAndHaveNamesOfTheirOwn() throws Exception {
        List<Class<?>> hidden = HiddenTests.read(HiddenTestsJar.of(MyTests.class, folder))
                .byExercise()
                .get("S3.5");

        assertThat(hidden).hasSize(1);
        GradedTest test = new GradedTest("mine", "my own test", 2);
        assertThat(GradedTest.manifestOf(hidden.get(0))).containsExactly(test);
        assertThat(Catalogue.of(OutputShape.EXERCISE).gradeRemote(() -> Size.of(3, 2), hidden.get(0)))
                .containsExactly(new TestResult(test, new Verdict.Failed("3 is not right")));
    }

    @Test
    void aJarWithoutTestsIsRefused() throws Exception {
        Path jar = HiddenTestsJar.of(HiddenTestsTest.class, folder);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HiddenTests.read(jar))
                .withMessageEndingWith("has no tests annotated with @Points.");
    }
}
