package dev.stridebook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        "",
                        text + "\n  return 1;",
                        text)),
                List.of(text),
                text,
                late);
    }

    @Test
    void textOfStudentsIsEscapedInEveryPage() {
        StudentResult hostile = result(SCRIPT, SCRIPT, 0);
        assertThat(StudentPage.of(hostile)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(Overview.of(List.of(hostile), new FileNames(List.of(SCRIPT)), Optional.empty()))
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
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
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        JUnitXml.write(List.of(result(SCRIPT, SCRIPT, 0)), "hw & 1", xml);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.toByteArray()));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    private static StudentResult notGraded(String student, String reason) {
        StudentResult graded = result(student, "x", 0);
        return new StudentResult(
                student, graded.digest(), "bubblewrap", graded.exercises(), List.of("a note"), "", 0, reason);
    }

    @Test
    void whoWasNotGradedHasNoPointsInAnyReport() throws Exception {
        StudentResult ada = notGraded("ada", "no process <started>");
        List<StudentResult> all = List.of(ada, result("bob", "y", 0));
        String why = "Not graded, because no process <started>. This says nothing about the answers.";

        List<String> csv = ClassTable.csv(all).lines().toList();
        assertThat(csv.get(0)).startsWith("student,state,score,points,of,late_percent,S3.5,");
        assertThat(csv.get(1)).startsWith("ada,not graded,,,2,,").contains(why + " | a note");
        assertThat(csv.get(2)).startsWith("bob,graded,1,1,2,0,1,");
        assertThat(ClassTable.nbgrader(all, "hw1").lines()).contains("hw1,,,ada,,,,,,,2");

        JsonNode json = new ObjectMapper().readTree(Json.of(ada));
        assertThat(json.path("points").isNull() && json.path("score").isNull()).isTrue();
        assertThat(json.path("notGraded").asText()).isEqualTo("no process <started>");
        JsonNode gradescope = new ObjectMapper().readTree(Gradescope.of(ada));
        assertThat(gradescope.has("score") || gradescope.has("tests")).isFalse();
        assertThat(gradescope.path("output").asText()).startsWith(why);
        JsonNode classroom = new ObjectMapper().readTree(Classroom.of(ada));
        assertThat(classroom.path("status").asText()).isEqualTo("error");
        assertThat(classroom.path("tests").findValuesAsText("status")).containsOnly("error");
        assertThat(Classroom.summary(ada)).startsWith("## Not graded").doesNotContain("points");

        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        JUnitXml.write(all, "hw1", xml);
        assertThat(xml.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "name=\"ada\" tests=\"1\" errors=\"1\"", "<error message=\"Not graded", "name=\"bob\"");
    }

    @Test
    void theOverviewNamesWhoWasNotGradedAndCountsThemNowhere() {
        StudentResult ada = notGraded("ada", "no process <started>");
        StudentResult bob = result("bob", "y", 0);
        FileNames names = new FileNames(List.of("ada", "bob"));
        String page = Overview.of(List.of(ada, bob), names, Optional.empty());
        assertThat(page)
                .containsSubsequence(
                        "<h2>1 not graded</h2>",
                        "ada</a>: no process &lt;started&gt;",
                        "1 students, 1 exercises: median 50 %, mean 50 %",
                        "<td>not graded</td>");
        assertThat(Overview.of(List.of(ada), names, Optional.empty()))
                .contains("1 not graded")
                .doesNotContain("median");
        assertThat(Overview.of(List.of(bob), names, Optional.empty())).doesNotContain("not graded");
    }

    @Test
    void aReportOfAnEarlierRunIsKeptUntilThereIsAnother(@TempDir Path out) throws Exception {
        Reports reports = new Reports(out, "hw1", List.of("ada"));
        Path students = out.resolve("students");
        reports.write(result("ada", "x", 0));
        String good = Files.readString(students.resolve("ada.html"));
        for (int run = 0; run < 2; run++) {
            reports.write(notGraded("ada", "the machine failed"));
            assertThat(students.resolve("ada.html")).content().contains("Not graded", "href=\"ada~earlier.html\"");
            assertThat(students.resolve("ada~earlier.html")).hasContent(good);
        }
        reports.write(result("ada", "x", 0));
        try (var files = Files.list(students)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsOnly("ada.html", "ada.json");
        }
    }

    @Test
    void twoStudentsNeverShareAFile() {
        List<String> first = List.of("ada", "Ada", "ÄDA", "a/da", "../ada", "a_da", "", "x".repeat(500), "李-雷", "李 雷");
        FileNames names = new FileNames(first);
        // Others who call themselves what the first ones' files are called.
        Set<String> all = new TreeSet<>(first);
        first.forEach(student -> all.add(names.of(student)));
        all.addAll(List.of(
                "e\u0301va", "\u00e9va", "\u00c9VA", "stra\u00dfe", "STRASSE", "nul", "x".repeat(501), "x".repeat(40)));
        FileNames of = new FileNames(all);
        assertThat(all)
                .extracting(student -> Normalizer.normalize(of.of(student), Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(all)
                .extracting(of::of)
                .allMatch(name -> name.matches("[\\p{L}\\p{M}\\p{N}_-]{0,40}(~[0-9a-f]{32})?"));
    }

    @ParameterizedTest
    @CsvSource({"李 雷,李-雷", "student-001,student-001", "Ada Lovelace,Ada-Lovelace", "e\u0301va,\u00e9va", "../ada,_ada"})
    void aFileHasTheLettersOfItsStudentInAnyScript(String student, String name) {
        assertThat(new FileNames(List.of("bob", student)).of(student)).isEqualTo(name);
    }

    @Test
    void inTwoRunsAStudentHasTheSameFileWhateverTheOrderOfTheClass() {
        List<String> students = new ArrayList<>(List.of("Ada", "ada", "a da", "a-da", "李 雷"));
        FileNames one = new FileNames(students);
        Collections.reverse(students);
        FileNames other = new FileNames(students);
        assertThat(students).allMatch(student -> one.of(student).equals(other.of(student)));
        assertThat(one.of("ada")).isEqualTo("ada");
        assertThat(one.of("a-da")).isEqualTo("a-da");
    }

    @Test
    void theCodeOfAStudentStandsBesideItsTestsWithItsErrors() {
        String page = StudentPage.of(result("ada", "x", 0));
        assertThat(page)
                .contains("<li><code>  return 1;</code></li>", "<pre class=\"problem\">x</pre>")
                .containsSubsequence("<table>", "</table>", "class=\"problem\"", "class=\"code\"");
    }

    @Test
    void theSameResultsGiveTheSameBytes(@TempDir Path one, @TempDir Path other) throws Exception {
        List<StudentResult> results = List.of(result("ada", "x", 0), result("bob", "y", 10));
        for (Path out : List.of(one, other)) {
            Reports reports = new Reports(out, "hw1", List.of("ada", "bob"));
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
        Reports reports = new Reports(out, "hw1", List.of("ada"));
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
