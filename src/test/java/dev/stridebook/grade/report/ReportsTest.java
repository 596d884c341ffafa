package dev.stridebook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.grade.CodePart;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.Remark;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.regex.Pattern;
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
                        List.of(new CodePart(0, text + "\n  return 1;")),
                        text,
                        List.of())),
                List.of(text),
                text,
                late);
    }

    @Test
    void textOfStudentsIsEscapedInEveryPage() {
        StudentResult hostile = result(SCRIPT, SCRIPT, 0);
        for (String page : List.of(StudentPage.of(hostile), StudentPage.inClass(hostile))) {
            assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
        }
        String overview = Overview.of(List.of(hostile), new FileNames(List.of(SCRIPT)), Optional.empty());
        // The page's own script is the only one.
        assertThat(overview.split("<script", -1)).hasSize(2);
        assertThat(overview).contains("&lt;script&gt;");
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

    private static String xml(List<StudentResult> results, String assignment) throws IOException {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        JUnitXml.write(results, assignment, xml);
        return xml.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theXmlIsXmlWhateverIsInIt() throws Exception {
        String xml = xml(List.of(result(SCRIPT, SCRIPT, 0)), "hw & 1");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
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
                        "1 student, 1 exercise: median 50 %, mean 50 %",
                        "<td>not graded");
        assertThat(Overview.of(List.of(ada), names, Optional.empty()))
                .contains("1 not graded")
                .doesNotContain("median");
        assertThat(Overview.of(List.of(bob), names, Optional.empty())).doesNotContain("1 not graded");
    }

    @Test
    void theOverviewLinksToSectionsThatThereAre() {
        StudentResult bob = result("bob", "y", 0);
        StudentResult blank = result(new ExerciseOutcome(
                "S3.5", "Size", "", List.of(new TestOutcome("height", "not answered", "", 0, 1)), List.of(), ""));
        for (StudentResult result : List.of(bob, notGraded("bob", "no process started"), blank)) {
            String page =
                    Overview.of(List.of(result), new FileNames(List.of("ada", "bob")), Optional.of("similar.html"));
            assertThat(Pattern.compile("href=\"#(\\w+)\"").matcher(page).results())
                    .allMatch(link -> page.contains("id=\"%s\"".formatted(link.group(1))));
        }
        assertThat(Overview.of(List.of(bob), new FileNames(List.of("bob")), Optional.of("similar.html")))
                .contains("<a href=\"#exercises\">", "<a href=\"similar.html\">Similar answers</a></nav>");
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
                .containsSubsequence("<table class=\"tests\">", "</table>", "class=\"problem\"", "class=\"code\"");
    }

    @Test
    void theLinesThatErrorsNameAreMarked() {
        ExerciseOutcome java = new ExerciseOutcome(
                "S3.5",
                "Size",
                "b/S3_5 (1).java",
                List.of(new TestOutcome("height", "not tested", "", 0, 1)),
                List.of(),
                "",
                List.of(new CodePart(0, "\none\n  two\nthree")),
                "Does not compile:\nb/S3_5 (1).java:3: ';' expected\n    two\n     ^\nb/S3_5 (1).java:4: not a statement",
                List.of());
        assertThat(StudentPage.of(result(java)))
                .contains(
                        "<li><code></code></li>\n<li><code>one</code></li>",
                        "<li class=\"marked\"><code>  two</code><em>&#39;;&#39; expected</em></li>",
                        "<li class=\"marked\"><code>three</code><em>not a statement</em></li>");

        ExerciseOutcome cells = new ExerciseOutcome(
                "S3.5",
                "Size",
                "a.ipynb",
                List.of(
                        new TestOutcome(
                                "height",
                                "raised",
                                "ArithmeticException: at line 1, in x, at cell 7, line 2, in outputSize()",
                                0,
                                1),
                        new TestOutcome(
                                "width",
                                "raised",
                                "IllegalStateException, at cell 4, line 1, in outputSize(3, 4)",
                                0,
                                1)),
                List.of(),
                "",
                List.of(new CodePart(4, "one\ntwo"), new CodePart(7, "three\nfour")),
                "",
                List.of());
        assertThat(StudentPage.of(result(cells)))
                .containsSubsequence(
                        "<p>code cell 4</p>",
                        "<li class=\"marked\"><code>one</code><em>IllegalStateException, in the test “width”</em></li>",
                        "<li><code>two</code></li>",
                        "<p>code cell 7</p>",
                        "<li><code>three</code></li>",
                        "<li class=\"marked\"><code>four</code><em>ArithmeticException: at line 1, in x, in the test “height”</em></li>");
    }

    private static StudentResult result(ExerciseOutcome exercise) {
        return new StudentResult("ada", "0123456789abcdef", "bubblewrap", List.of(exercise), List.of(), "", 0);
    }

    @Test
    void stubsAreNoAnswersInAnyStatistic() {
        List<TestOutcome> untouched = List.of(
                new TestOutcome("height", "not answered", "", 0, 1),
                new TestOutcome("width", "not answered", "", 0, 3));
        List<TestOutcome> half = List.of(
                new TestOutcome("height", "passed", "", 1, 1), new TestOutcome("width", "not answered", "", 0, 3));
        List<TestOutcome> broken = List.of(
                new TestOutcome("height", "does not compile", "", 0, 1),
                new TestOutcome("width", "does not compile", "", 0, 3));
        List<StudentResult> results = new ArrayList<>();
        for (var tests : List.of(untouched, half, broken)) {
            results.add(result(new ExerciseOutcome("S3.5", "Size", "a.java", tests, List.of(), "")));
        }
        StudentResult machineFailed = result(new ExerciseOutcome("S3.5", "Size", "a.java", broken, List.of(), ""));
        results.add(new StudentResult(
                "eve", "0123456789abcdef", "none", machineFailed.exercises(), List.of(), "", 0, "no memory"));
        ClassStatistics.OfExercise exercise =
                ClassStatistics.of(results).exercises().get(0);
        assertThat(exercise.answered()).isEqualTo(2);
        assertThat(exercise.full()).isZero();
        assertThat(exercise.share()).isEqualTo(1.0 / 8);
        assertThat(TestTable.csv(ClassStatistics.of(results)).split("\r\n"))
                .containsExactly(
                        "exercise,test,of,answered,passed,mean", "S3.5,height,1,2,1,0.50", "S3.5,width,3,1,0,0.00");
    }

    @Test
    void whatATeacherSaysIsInAllReportsWithItsReasonAndCounts() throws Exception {
        Remark remark = new Remark("2 instead of 1 points", 1, "Well found!", "Ada Hill", "the task was misprinted");
        ExerciseOutcome before = result("ada", "x", 0).exercises().get(0);
        StudentResult ada = result(new ExerciseOutcome(
                "S3.5", "Size", "x.java", before.tests(), List.of(), "", List.of(), "", List.of(remark)));
        assertThat(ada.score()).isEqualByComparingTo("2");
        assertThat(ada.isFull()).isTrue();
        String said = "2 instead of 1 points, by Ada Hill: the task was misprinted. Well found!";
        for (String report : List.of(
                StudentPage.of(ada),
                Overview.of(List.of(ada), new FileNames(List.of("ada")), Optional.empty()),
                ClassTable.csv(List.of(ada)),
                xml(List.of(ada), "hw"),
                Gradescope.of(ada),
                Classroom.of(ada),
                Classroom.summary(ada))) {
            assertThat(report).contains(said);
        }
        assertThat(new ObjectMapper()
                        .readTree(Json.of(ada))
                        .at("/exercises/0/remarks/0/why")
                        .asText())
                .isEqualTo("the task was misprinted");
        assertThat(ClassTable.nbgrader(List.of(ada), "hw").split("\r\n")[1]).isEqualTo("hw,,,ada,,,,2,0,2,2");
    }

    @Test
    void aMissingStudentCostsAFewKilobytes(@TempDir Path out) throws Exception {
        StudentResult missing = GeneratedClass.of(1).get(0);
        Reports reports = new Reports(out, "hw1", List.of(missing.student(), "bob"));
        reports.write(missing);
        long bytes = 0;
        try (var files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(8_000);
        assertThat(xml(List.of(missing), "hw1")).hasSizeLessThan(400).contains("Nothing was handed in.");
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
