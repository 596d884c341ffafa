package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.DotProduct;
import dev.stridebook.course.exercise.OutputSize;
import dev.stridebook.course.graded.Points;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.shape.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a teacher's own tests, a report says no more than whether they passed, whatever answers do with what they are given. */
class PrivateTestsTest {
    private static final String SECRET = "7919";
    private static final String ANSWERS = """
            import dev.stridebook.course.exercise.*;
            import dev.stridebook.shape.*;

            class Size1 implements OutputSize.Answer {
                @Override
                public Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation) {
                    Spy.sees(input.height());
                    return input;
                }
            }

            class Dot1 implements DotProduct.Answer {
                @Override
                public double dot(double[][] patch, double[][] kernel) {
                    Spy.sees((int) patch[0][0]);
                    return patch[0][0];
                }
            }

            class Spy {
                static void sees(int number) {
                    String before = System.getProperty("seen", "");
                    System.setProperty("seen", before + " " + number);
                    %s
                }
            }
            """;
    /** Fails once an answer has seen something, and tells what; it runs before the tests of each exercise. */
    private static final String TELL_TALE = """
            if (System.getProperty("seen", "").contains("7919")) {
                throw new IllegalStateException(System.getProperty("seen"));
            }
            """;

    private static Grader grader;

    static final class HiddenSize {
        @Points(1)
        @DisplayName("hidden size")
        void test(OutputSize.Answer answer) {
            Size one = Size.of(1, 1);
            assertEquals(
                    1,
                    answer.outputSize(Size.of(7919, 7919), one, Size.of(0, 0), Size.of(7919, 1), 1)
                            .height());
        }
    }

    static final class HiddenDot {
        @Points(1)
        @DisplayName("hidden dot product")
        void test(DotProduct.Answer answer) {
            assertEquals(7919, answer.dot(new double[][] {{7919}}, new double[][] {{1}}));
        }
    }

    @BeforeAll
    static void startsTheGrader() throws Exception {
        Rules rules = new Rules(
                List.of(Catalogue.of(OutputSize.EXERCISE), Catalogue.of(DotProduct.EXERCISE)),
                Map.of("S3.6", List.of(HiddenSize.class), "S1.1", List.of(HiddenDot.class)),
                "",
                Deadline.NONE,
                Limits.USUAL);
        grader = Grader.start(rules, Graders.CACHE, "auto");
    }

    @AfterAll
    static void closesTheGrader() {
        grader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(number); System.err.println(number);",
                "if (number == 7919) throw new IllegalStateException(before + number);",
                "if (before.contains(\"7919\")) throw new IllegalStateException(before);"
            })
    void nothingThatAnAnswerSaysTellsWhatTheyAskFor(String spying) {
        String answers = ANSWERS.formatted(spying);
        SourceFile java = new SourceFile("Answers.java", answers);
        SourceFile notebook = Graders.notebook("answers.ipynb", List.of(answers, TELL_TALE));
        for (SourceFile file : List.of(java, notebook)) {
            StudentResult result = grader.grade(new Submission("eve", List.of(file), List.of(), Instant.EPOCH));
            assertThat(result.isGraded()).as(result.notGraded()).isTrue();
            assertThat(result.exercises())
                    .flatExtracting(ExerciseOutcome::tests)
                    .filteredOn(test -> test.test().startsWith("hidden"))
                    .hasSize(2)
                    .allSatisfy(test -> {
                        assertThat(test.outcome()).isIn("passed", "failed");
                        assertThat(test.detail()).isEmpty();
                    });
            List<ExerciseOutcome> withoutCode = result.exercises().stream()
                    .map(exercise -> exercise.withCode(List.of(), exercise.problem()))
                    .toList();
            assertThat(result.notes() + result.output() + withoutCode).doesNotContain(SECRET);
        }
    }
}
