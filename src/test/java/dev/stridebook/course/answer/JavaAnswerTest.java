package dev.stridebook.course.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JavaAnswerTest {
    /** A Java file that was handed in. */
    private record Source(String name, String text) {
        JavaAnswer compiled() throws UnusableAnswerException, DoesNotCompileException {
            return JavaAnswer.compile(name, name, text);
        }
    }

    private static Source answer(String body) {
        return file("Answer.java", "class Answer implements OutputShape.Answer {\n" + body + "\n}\n");
    }

    private static Source file(String name, String source) {
        return new Source(
                name,
                "import dev.stridebook.course.*;\nimport dev.stridebook.course.exercise.*;\nimport dev.stridebook.shape.*;\n"
                        + source);
    }

    private static Card grade(JavaAnswer answer) throws UnusableAnswerException {
        return grade(answer, GradedExercise.CALL_LIMIT);
    }

    private static Card grade(JavaAnswer answer, Duration limit) throws UnusableAnswerException {
        return Catalogue.of(answer.exercise()).grade(answer.instance(), limit);
    }

    private static String method(String body) {
        return "    public Size outputSize() {\n        " + body + "\n    }\n"
                + "    public Size otherOutputSize() {\n        return Size.of(3, 7);\n    }";
    }

    @Test
    void checksAClassThatImplementsTheContract() throws Exception {
        assertThat(grade(answer(method("return Size.of(2, 2);")).compiled()).isFull())
                .isTrue();
        assertThat(grade(answer(method("return Size.of(2, 3);")).compiled()).points())
                .isEqualTo(1);
    }

    @Test
    void helpersInTheSameFileAreFine() throws Exception {
        Source file = file(
                "Answer.java",
                "public class Answer implements OutputShape.Answer {\n" + method("return Helper.size();")
                        + "\n}\nclass Helper { static Size size() { return Size.of(2, 2); } }\n");

        assertThat(grade(file.compiled()).isFull()).isTrue();
    }

    @Test
    void aFileThatADownloadRenamedStillCompiles() throws Exception {
        Source file = file(
                "S3_5_OutputShape (1).java",
                "public class S3_5_OutputShape implements OutputShape.Answer {\n" + method("return Size.of(2, 2);")
                        + "\n}\n");

        assertThat(grade(file.compiled()).isFull()).isTrue();
    }

    @Test
    void aWrongTypeDoesNotCompileAndThePlaceIsMarked() throws Exception {
        Source file = answer(method("return \"2×2\";"));

        assertThatThrownBy(() -> file.compiled())
                .isInstanceOf(DoesNotCompileException.class)
                .hasMessage("""
                        Answer.java:6: incompatible types: java.lang.String cannot be converted to dev.stridebook.shape.Size
                                    return "2×2";
                                           ^
                          The value on this line has another type than the one wanted there.
                          Compare both types in the message.""");
    }

    @Test
    void everyErrorIsTold() throws Exception {
        Source file = answer(method("return Size.of(hight, width);"));

        assertThatThrownBy(() -> file.compiled())
                .isInstanceOf(DoesNotCompileException.class)
                .hasMessageContainingAll("variable hight", "variable width");
    }

    @Test
    void aConstructorOrInitialiserThatThrowsIsTheAnswersOwnError() throws Exception {
        Card card = grade(answer("Answer() { throw new IllegalStateException(\"no\"); }" + method("return null;"))
                .compiled());
        assertThat(card.results().get(0).verdict())
                .isEqualTo(new Verdict.Raised("IllegalStateException: no, at line 5 of Answer.java, in outputSize()"));

        Card initialiser = grade(answer("static int zero = 1 / Integer.parseInt(\"0\");" + method("return null;"))
                .compiled());
        assertThat(initialiser.results().get(0).verdict().label()).isEqualTo("raised");
    }

    @Test
    void whatIsNoAnswerIsRefusedWithAReason() throws Exception {
        assertUnusable(
                file("None.java", "class None {}"),
                "No class in",
                "dev.stridebook.course.exercise.DotProduct.Answer for S1.1");
        assertUnusable(
                answer(method("return null;") + "\n static class Second implements OutputShape.Answer {"
                        + method("return null;") + "}"),
                "has 2 answers",
                "Keep one");
    }

    private static void assertUnusable(Source file, String... reasons) {
        assertThatThrownBy(() -> file.compiled())
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContainingAll(reasons);
    }

    @Test
    void aLoopThatNeverEndsIsToldAndItsThreadEnds() throws Exception {
        String both = method("while (true) {}").replace("return Size.of(3, 7);", "return outputSize();");
        Card card = grade(answer(both).compiled(), Duration.ofMillis(200));

        assertThat(card.results())
                .extracting(result -> result.verdict().label())
                .containsOnly("took too long");
        assertThat(card.toString()).contains("outputSize() did not return within 0.2 s");
        for (int wait = 0; wait < 100 && answerThreads() > 0; wait++) {
            Thread.sleep(50);
        }
        assertThat(answerThreads()).isZero();
    }

    private static long answerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("answer"))
                .count();
    }

    @Test
    void anAnswerCannotEndTheProgram() throws Exception {
        assertThat(grade(answer(method("System.exit(3); return null;")).compiled())
                        .toString())
                .contains("System.exit(3) would end the whole program");
        assertThat(grade(answer(method("Runtime.getRuntime().halt(3); return null;"))
                                .compiled())
                        .toString())
                .contains("Runtime.halt(3) would end the whole program");
    }

    @Test
    void aClassThatNeedsAnArgumentIsRefused() throws Exception {
        JavaAnswer answer = answer("Answer(int i) {}" + method("return null;")).compiled();

        assertThatThrownBy(answer::instance)
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("no constructor without parameters");
    }
}
