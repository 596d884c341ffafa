package dev.stridebook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final String SCRIPT = "<script>alert('1')</script>&\"";

    private static StudentResult result(String student, String text, int late) {
        return new StudentResult(
                student,
                "0123456789abcdef",
                "bubblewrap",
                List.of(new ExerciseOutcome(
                        "S3.5",
                        "Size",
                        text + ".java",
                        List.of(
                                new TestOutcome("height", "passed", "", 1, 1),
                                new TestOutcome("width", "failed", text, 0, 1)),
                        List.of(text),
                        "")),
                List.of(text),
                text,
                late);
    }

    @Test
    void textOfStudentsIsEscapedInEveryPage() {
        StudentResult hostile = result(SCRIPT, SCRIPT, 0);
        assertThat(StudentPage.of(hostile)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(Overview.of(List.of(hostile))).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void noCellOfATableIsAFormula() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|calc", "\n=1")) {
            String csv = ClassTable.csv(List.of(result(formula, formula, 0)));
            assertThat(csv.split("\r\n")[1]).startsWith("\"'");
        }
        assertThat(ClassTable.csv(List.of(result("a,\"b\"", "", 0)))).contains("\"a,\"\"b\"\"\"");
    }

    @Test
    void aDayLateCostsItsShareAndThatIsToldEverywhere() throws Exception {
        StudentResult late = result("ada", "x", 25);
        assertThat(late.score()).isEqualByComparingTo("0.75");
        assertThat(ClassTable.nbgrader(List.of(late), "hw1").split("\r\n")[1]).isEqualTo("hw1,,,ada,,,,1,0.25,0.75,2");
        var gradescope = new ObjectMapper().readTree(Gradescope.of(late));
        assertThat(gradescope.path("score").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(gradescope.path("tests")).hasSize(2);
        assertThat(gradescope.path("tests").path(1).path("max_score").asInt()).isEqualTo(1);
    }

    @Test
    void theXmlIsXmlWhateverIsInIt() throws Exception {
        String xml = JUnitXml.of(List.of(result(SCRIPT, SCRIPT, 0)), "hw & 1");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void twoStudentsNeverShareAFile() {
        assertThat(List.of("ada", "Ada", "ÄDA", "a/da", "../ada", "a_da", "", "x".repeat(500)))
                .extracting(FileNames::of)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z0-9_-]{1,80}"));
    }

    @Test
    void theSameResultsGiveTheSameBytes(@TempDir Path one, @TempDir Path other) throws Exception {
        List<StudentResult> results = List.of(result("ada", "x", 0), result("bob", "y", 10));
        for (Path out : List.of(one, other)) {
            Reports reports = new Reports(out, "hw1");
            for (StudentResult result : results) {
                reports.write(result);
            }
            reports.write(results);
        }
        try (var files = Files.walk(one)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(other.resolve(one.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void noFolderKeepsWhatAKilledRunLeftHalfWritten(@TempDir Path out) throws Exception {
        Reports reports = new Reports(out, "hw1");
        StudentResult ada = result("ada", "x", 0);
        reports.write(ada);
        try (var folders = Files.walk(out)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Files.createFile(folder.resolve(".ada.json.0123456789abcdef~"));
            }
        }
        reports.write(List.of(ada));
        try (var files = Files.walk(out)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith("~"));
        }
    }
}
