package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.grade.report.Reports;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code on a student's page, with the lines that the compiler and the tests name. */
class StudentCodeTest {
    private static Grader grader;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startsTheGrader() throws Exception {
        grader = Grader.start(Graders.RULES, Graders.CACHE, "auto");
    }

    @AfterAll
    static void closesTheGrader() {
        grader.close();
    }

    private String page(SourceFile file) throws IOException {
        StudentResult result = grader.grade(new Submission("ada", List.of(file), List.of(), Instant.EPOCH));
        new Reports(folder, "hw", List.of("ada", "bob")).write(result);
        return Files.readString(folder.resolve("students/ada.html"));
    }

    /** Replaces the first statement that returns. */
    private static SourceFile file(String kind, String statement) throws IOException {
        AnswerSource solution = AnswerSource.solution(Catalogue.of(OutputShape.EXERCISE));
        AnswerSource changed = new AnswerSource(
                solution.exercise(),
                solution.imports(),
                "\n\n" + solution.type().replaceFirst("return [^;]*;", statement));
        return kind.equals("java")
                ? changed.asJava("in a folder/S3_5 (1)")
                : Graders.notebook(
                        "a.ipynb", List.of("int before = 1;", "", changed.imports(), changed.type(), changed.check()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "ipynb"})
    void theLineThatDoesNotCompileIsMarked(String kind) throws Exception {
        assertThat(page(file(kind, "int a = \"one\";\n        return null;")))
                .containsOnlyOnce("<li class=\"marked\">")
                .containsPattern(
                        "<li class=\"marked\"><code> *int a = &quot;one&quot;;</code><em>.*incompatible types.*</em>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "ipynb"})
    void theLineOfAnExceptionIsMarked(String kind) throws Exception {
        assertThat(page(file(kind, "int none = 0;\n        int all = 1 / none;\n        return null;")))
                .containsOnlyOnce("<li class=\"marked\">")
                .containsPattern(
                        "<li class=\"marked\"><code> *int all = 1 / none;</code><em>ArithmeticException: / by zero, in the test “.*”</em>");
    }
}
