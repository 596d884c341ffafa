package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.GradedTest;
import dev.stridebook.course.exercise.OutputShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentsTest {
    private static final GradedExercise<?> EXERCISE = Catalogue.of(OutputShape.EXERCISE);
    private static final GradedTest TEST = EXERCISE.manifest().get(0);
    private static final String HEADING = "student,exercise,test,points,comment,who,why\n";

    @TempDir
    private Path folder;

    private Comments read(String table) throws IOException {
        return read(table, "UTF-8");
    }

    private Comments read(String table, String encoding) throws IOException {
        Path csv = Files.write(folder.resolve("c.csv"), table.getBytes(encoding));
        return Comments.read(csv, List.of("ada", "Müller Jürgen"), Graders.RULES);
    }

    /** Who failed every test. */
    private static StudentResult result(String student) {
        List<TestOutcome> tests = EXERCISE.manifest().stream()
                .map(test -> new TestOutcome(test.name(), "failed", "", 0, test.points()))
                .toList();
        return new StudentResult(
                student,
                "",
                "",
                List.of(new ExerciseOutcome(EXERCISE.id(), EXERCISE.title(), "a.java", tests, List.of(), "")),
                List.of("A note."),
                "",
                50);
    }

    @Test
    void pointsOfAnExerciseReplaceThoseOfItsTestsBeforeALatePenalty() throws Exception {
        Comments comments = read(HEADING + "ada,S3.5,,2,,Ada Hill,the task was misprinted\n");
        StudentResult ada = comments.applyTo(result("ada"));
        assertThat(ada.points()).isEqualTo(2);
        assertThat(ada.score()).isEqualByComparingTo("1");
        assertThat(ada.remarks()).containsExactly("S3.5: 2 instead of 0 points, by Ada Hill: the task was misprinted");
        assertThat(ada.exercises().get(0).tests())
                .isEqualTo(result("ada").exercises().get(0).tests());
        assertThat(comments.applyTo(result("bob"))).isEqualTo(result("bob"));
        // Graded again with another result, the points are those that the teacher gives.
        assertThat(comments.applyTo(comments.applyTo(result("ada"))).points()).isEqualTo(2);
    }

    @Test
    void whoWasNotGradedHasNoPointsFromATeacherEither() throws Exception {
        StudentResult result = result("ada");
        StudentResult notGraded =
                new StudentResult("ada", "", "", result.exercises(), result.notes(), "", 0, "the cache folder is gone");
        Comments comments = read(HEADING + "ada,S3.5,,2,,Ada Hill,the task was misprinted\nada,,,,Well!,Ada Hill,\n");
        assertThat(comments.applyTo(notGraded)).isEqualTo(notGraded);
    }

    @Test
    void pointsOfATestReplaceItsOwn() throws Exception {
        StudentResult ada = read(HEADING + "ada,S3.5,%s,1,Well found!,A. Hill,right by eye.\n".formatted(TEST.name()))
                .applyTo(result("ada"));
        assertThat(ada.points()).isEqualTo(1);
        assertThat(ada.remarks())
                .containsExactly("S3.5: “%s”: 1 instead of 0 points, by A. Hill: right by eye. Well found!"
                        .formatted(TEST.name()));
    }

    @Test
    void aCommentChangesNoPointsAndMayBeAboutEverything() throws Exception {
        StudentResult ada = read("""
                        student,exercise,comment,who
                        ada,S3.5,"Two
                        lines",Hill
                        ada,,Come and see me.,Hill
                        """).applyTo(result("ada"));
        assertThat(ada.points()).isZero();
        assertThat(ada.remarksAndNotes()).containsExactly("S3.5: Hill: Two lines", "Hill: Come and see me.", "A note.");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ',', ''",
        "UTF-8, ';', '\ufeff'",
        "UTF-16LE, '\t', '\ufeff'",
        "windows-1252, ';', ''",
        "ISO-8859-1, ';', 'sep=;\r\n'"
    })
    void commentsAreReadAsSpreadsheetsWriteThem(String encoding, String separator, String mark) throws Exception {
        String table = mark
                + " Student,EXERCISE,test,points,comment,who,why\r\n,,,,,,\r\nMüller Jürgen,S3.5,,1,Schön,Frau Groß,für Mühe\r\n";
        StudentResult result = read(table.replace(",", separator), encoding).applyTo(result("Müller Jürgen"));
        assertThat(result.remarks()).containsExactly("S3.5: 1 instead of 0 points, by Frau Groß: für Mühe. Schön");
    }

    @Test
    void aNameMayBeWrittenWithItsAccentsApart() throws Exception {
        assertThat(read(HEADING + "Mu\u0308ller Ju\u0308rgen,S3.5,,1,,x,y\n")
                        .applyTo(result("Müller Jürgen"))
                        .points())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adda,S3.5,,1,,x,y|there is no student \"adda\" in this class",
                "ada,S9.99,,1,,x,y|there is no exercise \"S9.99\". Graded are S3.5.",
                "ada,S3.6,,1,,x,y|S3.6 is not among the exercises that are graded, which are S3.5.",
                "ada,S3.5,tset,1,,x,y|S3.5 has no test \"tset\". It has \"",
                "ada,S3.5,,3,,x,y|the points are \"3\". Give a whole number from 0 to 2, which is what S3.5 is worth.",
                "ada,S3.5,,-1,,x,y|the points are \"-1\"",
                "ada,S3.5,,half,,x,y|the points are \"half\"",
                "ada,S3.5,,1,,,y|the column \"who\" is empty",
                "ada,S3.5,,1,,x,|the column \"why\" is empty",
                "ada,S3.5,,,,x,|it says nothing",
                "ada,,,1,,x,y|the column \"exercise\" is empty",
                "ada,S3.5,,2,,x,y|a line above it changes points of ada in S3.5, too"
            })
    void aWrongRowIsRefusedWithItsLine(String row, String reason) {
        String other = row.contains(",2,") ? "ada" : "Müller Jürgen";
        String before = "\n%s,S3.5,,1,\"two\nlines\",x,y\n\n".formatted(other);
        assertThatThrownBy(() -> read(HEADING + before + row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c.csv, line 6: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aTableThatIsNoneSaysWhatItNeeds() {
        assertThatThrownBy(() -> read("name,points\nada,1\n"))
                .hasMessageContaining("needs the columns \"student\", \"exercise\" and \"who\"")
                .hasMessageContaining("It has [name, points].");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty. Its first row names the columns.");
    }

    @Test
    void everyTestOfTheRulesCanBeNamed() throws Exception {
        for (GradedTest test : EXERCISE.manifest()) {
            assertThat(read(HEADING + "ada,S3.5,\"%s\",%d,,x,y\n".formatted(test.name(), test.points()))
                            .applyTo(result("ada"))
                            .points())
                    .isEqualTo(test.points());
        }
    }
}
