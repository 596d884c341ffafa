package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command's own part: what it refuses, and what it says. {@code GraderTest} grades. */
class GradeCommandTest {
    @TempDir
    private Path folder;

    private Cli grade(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "grade";
        arguments[1] = folder.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Cli.run(arguments);
    }

    @Test
    void wrongOptionsAreRefusedBeforeAnythingRuns() throws Exception {
        assertThat(Cli.run("grade", folder.resolve("nowhere").toString()).err()).contains("There is no file or folder");
        assertThat(grade().err()).contains("There is nothing to grade in");
        Files.writeString(folder.resolve("ada.java"), "class A {}");
        assertThat(grade("--only", "S9.99").err()).contains("There is no exercise S9.99, which --only names");
        assertThat(grade("--lesson", "9").err())
                .contains("There is no lesson 9 with exercises, which --lesson names. There are 01, 02, 03,");
        assertThat(grade("--sandbox", "sand").err()).contains("There is no sandbox \"sand\"");
        assertThat(grade("--jobs", "0").err()).contains("--jobs must be at least 1");
        assertThat(grade("--due", "tomorrow").err()).contains("--due is \"tomorrow\"");
        assertThat(grade("--late", "101").err()).contains("from 0 to 100 percent");
        assertThat(grade("--timeout", "500").err()).contains("--timeout must be at least 1 and at most");
        assertThat(grade("--jobs", "0").exitCode()).isEqualTo(2);
        assertThat(grade("--comments", "nowhere.csv").err())
                .contains("There is no file nowhere.csv, which --comments names.");
        Path said = Files.writeString(
                Files.createDirectories(folder.resolve("out")).resolve("comments.csv"),
                "student,exercise,points,who,why\nada,S3.5,1,Hill,late train\nbob,S3.5,1,Hill,late train\n");
        for (Cli run : List.of(
                grade("--comments", said.toString()),
                grade("--out", folder.resolve("out").toString()))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("comments.csv, line 3: there is no student \"bob\" in this class");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--timeout 0|--timeout must be at least 1 and at most --submission-timeout, but they are 0 and 240.",
                "--timeout -1|but they are -1 and 240.",
                "--timeout 601|but they are 601 and 240. For a longer --timeout, give a longer --submission-timeout as well.",
                "--submission-timeout 19|but they are 20 and 19.",
                "--submission-timeout 86401|--submission-timeout must be at most 86400 seconds, which is a day, but is 86401.",
                "--timeout 86401 --submission-timeout 86401|--submission-timeout must be at most 86400 seconds",
                "--timeout 2147483647 --submission-timeout 2147483647|--submission-timeout must be at most 86400 seconds",
                "--timeout 2147483648|Invalid value for option '--timeout'",
                "--timeout 1.5|Invalid value for option '--timeout'"
            })
    void aTimeLimitThatCannotBeIsRefused(String options, String reason) throws Exception {
        Files.writeString(folder.resolve("ada.java"), "class A {}");

        Cli run = grade(options.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(reason);
    }

    /** In containers, the home of a user without a name is often a folder that only root may write. */
    @Test
    void aCacheThatCannotBeMadeIsNamedWithWhatToDo() throws Exception {
        Files.writeString(folder.resolve("ada.java"), "class A {}");
        System.setProperty(Settings.HOME, folder.resolve("ada.java").toString());
        try {
            Cli run = grade("--out", folder.resolve("grades").toString());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("cannot be prepared in", "ada.java/grade", "STRIDEBOOK_HOME");
        } finally {
            System.clearProperty(Settings.HOME);
        }
    }

    @Test
    void aSystemThatNobodyKnowsIsNamed() throws Exception {
        Files.writeString(folder.resolve("ada.java"), "class A {}");

        Cli run = grade("--export", "moodle,sakai");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\"sakai\"", "moodle, canvas and blackboard");
    }

    /** The class hands in as Moodle's download does: a folder each. One answer went from a notebook into a Java file. */
    @Test
    void copiesAreOnAPageAndScoresInTheFilesForMoodle() throws Exception {
        String type = Files.readString(Path.of("solutions/S3_3_StridedConvolution.java"))
                .replaceAll("(?s)^.*?(?=class )|// (BEGIN|END) SOLUTION", "");
        String imports = "import dev.stridebook.course.exercise.*;\n";
        Path submissions = Files.createDirectory(folder.resolve("submissions"));
        Path ada = Files.createDirectory(submissions.resolve("Ada_1_assignsubmission_file_"));
        Path bob = Files.createDirectory(submissions.resolve("Bob_2_assignsubmission_file_"));
        Files.createDirectory(submissions.resolve("Cleo"));
        Files.writeString(
                ada.resolve("mine.java"), imports + type.replace("row", "zeile").replace("column", "spalte"));
        ObjectNode notebook = JsonNodeFactory.instance.objectNode();
        ObjectNode cell = notebook.putArray("cells").addObject();
        cell.put("cell_type", "code").put("id", "a").putNull("execution_count").putObject("metadata");
        cell.put(
                "source",
                "int tries = 3;\n" + type + "StridedConvolution.EXERCISE.check(new S3_3_StridedConvolution())");
        cell.putArray("outputs");
        notebook.putObject("metadata");
        notebook.put("nbformat", 4).put("nbformat_minor", 5);
        Files.writeString(bob.resolve("mine.ipynb"), notebook.toString());
        Path out = folder.resolve("grades");

        Cli run = Cli.run(
                "grade",
                submissions.toString(),
                "--only",
                "S3.3",
                "--out",
                out.toString(),
                "--similarity",
                "--export",
                "moodle");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("NOT in moodle-worksheet.csv and moodle-feedback.zip: Cleo.");
        assertThat(Files.readString(out.resolve("moodle-worksheet.csv")))
                .contains("Participant 1,Ada,4,4,", "Participant 2,Bob,4,4,");
        assertThat(Files.readString(out.resolve("index.html"))).contains("<a href=\"similar.html\">");
        assertThat(Files.readString(out.resolve("similar.html")))
                .contains("100 %", "no proof", "zeile", "<li class=\"marked\">")
                .doesNotContain("<mark>int tries", "word for word");
    }

    @Test
    void progressTellsTheTimeThatIsLeft() {
        StringWriter text = new StringWriter();
        // Such a clock may begin below 0 and pass the largest number on its way.
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
        GradeProgress progress = new GradeProgress(
                3,
                new PrintWriter(text),
                () -> now.getAndAdd(Duration.ofSeconds(10).toNanos()));
        progress.graded(result("ada", List.of()), false);
        progress.graded(result("bob", List.of("one", "two")), true);
        progress.graded(result("cleo", List.of()), true);
        assertThat(text.toString().lines())
                .containsExactly(
                        "[1/3] ada: 0 of 0 (unchanged)",
                        "[2/3, 10 s left] bob: 0 of 0 · one (and 1 more)",
                        "[3/3] cleo: 0 of 0");
    }

    private static StudentResult result(String student, List<String> notes) {
        return new StudentResult(student, "", "unshare", List.of(), notes, "", 0);
    }
}
