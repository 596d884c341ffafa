package dev.stridebook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.grade.Enrolment;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.Roster;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LmsExportsTest {
    private static final String CLASS = """
            student;file;Email address;ID number;Username;Identifier;canvas_id;SIS Login ID;Section;last_name;first_name
            Ada Lovelace;ada;ada@x.org;k1;ada1;Participant 101;201;ada.l;One;Lovelace;Ada
            =HYPERLINK("x");eve;+1@x.org;@id;-2;102;202;=1+1;@One;=A1;-B
            李 雷;li;li@x.org;k3;li3;103;203;li;Two;;
            Tom "T_T" O'Neil, jun.;tom;tom@x.org;k4;tom4;104;204;tom;Two;O'Neil, jun.;Tom
            Nobody;nobody;;;;;;;;;
            """;

    @TempDir
    private Path out;

    private final List<StudentResult> results = new ArrayList<>();

    private void graded(String student, int points, int late, String notGraded) {
        results.add(new StudentResult(
                student,
                "0123456789abcdef",
                "bubblewrap",
                List.of(new ExerciseOutcome(
                        "S3.5", "Size", "a.java", List.of(new TestOutcome("t", "", "", points, 2)), List.of(), "")),
                List.of(),
                "",
                late,
                notGraded));
    }

    private Roster roster(String text) throws IOException {
        return Roster.read(Files.writeString(out.resolve("roster.csv"), text));
    }

    private List<String> export(Roster roster, Lms... systems) throws IOException {
        Reports reports = new Reports(
                out, "hw", results.stream().map(StudentResult::student).toList());
        for (StudentResult result : results) {
            reports.write(result);
        }
        return new LmsExports(out, "Homework 3 (4711)", results, roster::enrolment, UnaryOperator.identity())
                .write(systems.length == 0 ? EnumSet.allOf(Lms.class) : EnumSet.copyOf(List.of(systems)));
    }

    private List<String> lines(String file) throws IOException {
        return List.of(Files.readString(out.resolve(file)).split("\r\n"));
    }

    private void gradeTheClass() {
        graded("Ada Lovelace", 2, 25, "");
        graded("=HYPERLINK(\"x\")", 1, 0, "");
        graded("李 雷", 0, 0, "");
        graded("Tom \"T_T\" O'Neil, jun.", 2, 0, "the cache folder is gone");
        graded("Nobody", 2, 0, "");
    }

    @Test
    void moodlesGradebookGetsAColumnForEachWayToFindAStudent() throws Exception {
        gradeTheClass();
        export(roster(CLASS), Lms.MOODLE);
        assertThat(lines("moodle.csv"))
                .containsExactly(
                        "Full name,Username,ID number,Email address,Homework 3 (4711)",
                        "Ada Lovelace,ada1,k1,ada@x.org,1.5",
                        "\"'=HYPERLINK(\"\"x\"\")\",\"'-2\",\"'@id\",\"'+1@x.org\",1",
                        "李 雷,li3,k3,li@x.org,0",
                        "\"Tom \"\"T_T\"\" O'Neil, jun.\",tom4,k4,tom@x.org,");
        assertThat(lines("moodle-worksheet.csv"))
                .startsWith(
                        "Identifier,Full name,Grade,Maximum grade,Last modified (grade)",
                        "Participant 101,Ada Lovelace,1.5,2,\"'-\"");
    }

    /** Takes a path of the zip apart as Moodle's importziplib.php does: at most five parts between underscores, of the first folder that has four. */
    private static Map.Entry<String, String> asMoodleReads(String path) {
        String[] parts = path.split("/", 2)[0].split("_", 5);
        assertThat(parts).hasSize(5);
        assertThat(parts[1]).containsOnlyDigits();
        assertThat(List.of(parts[2], parts[3])).containsExactly("assignsubmission", "file");
        String file = path.split("/", 2)[1];
        assertThat(file).doesNotStartWith(".").doesNotStartWith("~");
        return Map.entry(parts[1], file);
    }

    @Test
    void moodlesFeedbackIsEachStudentsPageInAFolderWithTheParticipantsNumber() throws Exception {
        gradeTheClass();
        export(roster(CLASS), Lms.MOODLE);
        Map<String, String> pages = new TreeMap<>();
        try (ZipFile zip = new ZipFile(out.resolve("moodle-feedback.zip").toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                Map.Entry<String, String> read = asMoodleReads(entry.getName());
                assertThat(read.getValue()).isEqualTo("feedback.html");
                pages.put(read.getKey(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(pages.keySet()).containsExactly("101", "102", "103", "104");
        assertThat(pages.get("103")).contains("<h1>李 雷</h1>");
        assertThat(pages.get("101")).contains("1.5 of 2 points").doesNotContain("index.html");
        assertThat(pages.get("104"))
                .contains("Not graded, because the cache folder is gone")
                .doesNotContain("of 2");
    }

    /** Moodle takes a row whose user field is empty for one of the student above. */
    @Test
    void moodlesGradebookGetsOnlyColumnsInWhichEverybodyHasAnEntry() throws Exception {
        graded("ada", 2, 0, "");
        graded("bob", 1, 0, "");
        graded("cleo", 0, 0, "");
        String some = """
                student,email,username,id
                ada,ada@x.org,,7
                bob,bob@x.org,b,7
                cleo,,c,
                """;
        List<String> told = export(roster(some), Lms.MOODLE);
        assertThat(lines("moodle.csv"))
                .containsExactly("Full name,Email address,Homework 3 (4711)", "ada,ada@x.org,2", "bob,bob@x.org,1");
        assertThat(told).anyMatch(line -> line.startsWith("NOT in moodle.csv: cleo."));
        assertThat(lines("exports-left-out.csv"))
                .contains("moodle.csv,cleo,\"no Email address is known, by which Moodle finds the others\"");
    }

    @Test
    void canvasGetsItsColumnsInItsOrderAndThePointsOfTheAssignment() throws Exception {
        gradeTheClass();
        export(roster(CLASS), Lms.CANVAS);
        assertThat(lines("canvas.csv"))
                .containsExactly(
                        "Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (4711)",
                        "    Points Possible,,,,,2",
                        "Ada Lovelace,201,,ada.l,One,1.5",
                        "\"'=HYPERLINK(\"\"x\"\")\",202,,\"'=1+1\",\"'@One\",1",
                        "李 雷,203,,li,Two,0",
                        "\"Tom \"\"T_T\"\" O'Neil, jun.\",204,,tom,Two,");
    }

    @Test
    void blackboardGetsUsernamesAndQuotesAroundEverything() throws Exception {
        gradeTheClass();
        export(roster(CLASS), Lms.BLACKBOARD);
        assertThat(lines("blackboard.csv"))
                .containsExactly(
                        "\ufeff\"Last Name\",\"First Name\",\"Username\",\"Student ID\",\"Homework 3 (4711)\"",
                        "\"Lovelace\",\"Ada\",\"ada1\",\"\",\"1.5\"",
                        "\"'=A1\",\"'-B\",\"'-2\",\"\",\"1\"",
                        "\"李 雷\",\"\",\"li3\",\"\",\"0\"",
                        "\"O'Neil, jun.\",\"Tom\",\"tom4\",\"\",\"\"");
    }

    @Test
    void whoHasNoIdIsNamedOnTheTerminalAndInAFile() throws Exception {
        gradeTheClass();
        List<String> told = export(roster(CLASS));
        assertThat(told)
                .filteredOn(line -> line.startsWith("NOT in "))
                .hasSize(4)
                .allMatch(line -> line.contains("Nobody") && !line.contains("Ada"));
        assertThat(told).anyMatch(line -> line.contains("4 of 5 students, 1 of them not graded and without a score"));
        assertThat(lines("exports-left-out.csv").subList(1, 5)).allMatch(line -> line.contains(",Nobody,"));
        results.remove(4);
        assertThat(export(roster(CLASS))).noneMatch(line -> line.startsWith("NOT in "));
        assertThat(out.resolve("exports-left-out.csv")).doesNotExist();
    }

    @Test
    void twoStudentsWithOneIdGetNoScoreOfEachOther() throws Exception {
        graded("lovelaceada_12345_67890_S3_5", 2, 0, "");
        graded("lovelaceada_LATE_12345_67891_S3_6", 1, 0, "");
        graded("turingalan_LATE_777_1_S3_5-2", 1, 0, "");
        List<String> told = export(Roster.NONE, Lms.CANVAS);
        assertThat(lines("canvas.csv")).hasSize(3).last().asString().startsWith("turingalan_LATE_777_1_S3_5-2,777,");
        assertThat(told).anyMatch(line -> line.startsWith("NOT in canvas.csv: lovelaceada_12345_67890_S3_5, love"));

        results.clear();
        graded("ada", 2, 0, "");
        graded("bob", 1, 0, "");
        String twins = "student,email,id\nada,twin@x.org,1\nbob,Twin@x.org,2\n";
        assertThat(export(roster(twins), Lms.MOODLE)).anyMatch(line -> line.startsWith("NOT in moodle.csv: ada, bob"));
        assertThat(lines("moodle.csv")).hasSize(1);
    }

    @Test
    void theNamesOfFoldersAndFilesCarryIdsWhereTheRosterHasNone() throws Exception {
        Enrolment moodle = Roster.NONE.enrolment("Ada Lovelace_12345_assignsubmission_file_");
        assertThat(moodle.moodleParticipant()).contains("12345");
        assertThat(moodle.name()).isEqualTo("Ada Lovelace");
        assertThat(Roster.NONE
                        .enrolment("Ada Lovelace_12345_assignsubmission_file")
                        .moodleParticipant())
                .contains("12345");
        assertThat(Roster.NONE.enrolment("ada_1_file").moodleParticipant()).isEmpty();
        assertThat(Roster.NONE.enrolment("ada_1_file").canvasUser()).isEmpty();
        Roster roster = roster(
                "student,file\nAda,lovelaceada_LATE_12345_67890_S3_5.java\nBob,Bob B_77_assignsubmission_file_\n");
        assertThat(roster.enrolment("Ada").canvasUser()).contains("12345");
        assertThat(roster.enrolment("Bob").moodleParticipant()).contains("77");
        assertThat(roster.enrolment("Bob").name()).isEqualTo("Bob");
    }

    @Test
    void canvasOwnExportIsARosterOnceItHasTheColumnStudent() throws Exception {
        Roster roster = roster("Student,ID,SIS User ID,SIS Login ID,Section\n\"Lovelace, Ada\",201,s1,ada,One\n");
        Enrolment ada = roster.enrolment("Lovelace, Ada");
        assertThat(ada.canvasUser()).contains("201");
        assertThat(ada.idNumber()).isEmpty();
        assertThat(roster("student,id\nAda,201\n").enrolment("Ada").canvasUser())
                .isEmpty();
        assertThat(roster("student,id\nAda,201\n").enrolment("Ada").idNumber()).isEqualTo("201");
    }
}
