package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.handin.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course's own solutions earn nothing where they lie; the same answer in another place does. */
class CourseSolutionsTest {
    private static final Path JAVA = Path.of("solutions/S3_5_OutputShape.java");
    private static final Path NOTEBOOK = Path.of("solutions/03-padding-and-stride.ipynb");

    @TempDir
    private Path folder;

    private static Grader grader;

    @BeforeAll
    static void startsTheGrader() throws Exception {
        grader = Grader.start(Rules.of(Catalogue.EXERCISES), Graders.CACHE, "auto");
    }

    @AfterAll
    static void closesTheGrader() {
        grader.close();
    }

    /** Grades a hand-in of these files; a name is followed by its text. */
    private StudentResult grade(String... files) throws Exception {
        for (int i = 0; i < files.length; i += 2) {
            Path file = folder.resolve("ada").resolve(files[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i + 1]);
        }
        return grader.grade(Inbox.list(List.of(folder), Roster.NONE).get(0).read());
    }

    private static int pointsOf(StudentResult result, String exercise) {
        return result.exercises().stream()
                .filter(outcome -> outcome.id().equals(exercise))
                .findFirst()
                .orElseThrow()
                .points();
    }

    private static void assertOfTheCourse(StudentResult result, String... names) {
        assertThat(result.points()).as(Attack.told(result)).isZero();
        assertThat(result.notes())
                .as(Attack.told(result))
                .containsExactly(
                        "The course's own solutions count for nothing. If one is yours, hand it in in another folder. They are: "
                                + String.join(", ", names));
    }

    @Test
    void aZipOfTheWholeFolderEarnsNothingAndIsNamed() throws Exception {
        Path zip = folder.resolve("ada.zip");
        List<Path> solutions;
        try (Stream<Path> files = Files.list(Path.of("solutions"))) {
            solutions = files.sorted().toList();
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : solutions) {
                out.putNextEntry(new ZipEntry("stridebook-main/" + file));
                out.write(Files.readAllBytes(file));
            }
            out.putNextEntry(new ZipEntry("stridebook-main/answers/mine.java"));
            out.write(Files.readString(JAVA)
                    .replace("int height", "int hoehe")
                    .replace("(height", "(hoehe")
                    .getBytes(StandardCharsets.UTF_8));
        }

        StudentResult result =
                grader.grade(Inbox.list(List.of(folder), Roster.NONE).get(0).read());

        assertThat(pointsOf(result, "S3.5")).isEqualTo(2);
        assertThat(result.points()).isEqualTo(2);
        assertThat(result.notes()).hasSize(1);
        assertThat(result.notes().get(0))
                .startsWith("The course's own solutions count for nothing.")
                .contains("S0.C1 in stridebook-main/solutions/01-kernels.ipynb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"solutions/", "Solutions/", "week1/solutions/", "solutions/week1/"})
    void theFolderMayLieAnywhere(String place) throws Exception {
        assertOfTheCourse(
                grade(place + "S3_5_OutputShape.java", Files.readString(JAVA)), place + "S3_5_OutputShape.java");
    }

    @Test
    void whiteSpaceCommentsImportsAndTheNameOfTheFileDoNotMatter() throws Exception {
        String changed = Files.readString(JAVA)
                .replaceAll("// (BEGIN|END) SOLUTION", "/* mine */")
                .replaceFirst("import java.util.\\*;\n", "import java.util.List;\n")
                .replace("    ", "\t")
                .replace("\n", "\r\n");
        assertOfTheCourse(grade("solutions/mine.java", changed), "solutions/mine.java");
    }

    @Test
    void theSameAnswerInAnotherFolderIsTheStudents() throws Exception {
        for (String place : List.of("", "answers/", "my-solutions/", "solutions-of-ada/")) {
            StudentResult result = grade(place + "S3_5_OutputShape.java", Files.readString(JAVA));
            assertThat(pointsOf(result, "S3.5")).as(place).isEqualTo(2);
        }
    }

    @Test
    void anotherAnswerInTheFolderIsTheStudents() throws Exception {
        StudentResult result =
                grade("solutions/S3_5_OutputShape.java", Files.readString(JAVA).replace("height", "rows"));
        assertThat(pointsOf(result, "S3.5")).isEqualTo(2);
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void ofANotebookInTheFolderOnlyTheStudentsOwnAnswersCount() throws Exception {
        String text = Files.readString(NOTEBOOK);
        List<String> all = new ArrayList<>();
        for (var exercise : Catalogue.EXERCISES) {
            if (text.contains("class " + exercise.answerClass() + " ")) {
                all.add(exercise.id());
            }
        }
        StudentResult theirs = grade("solutions/03.ipynb", text);
        assertThat(theirs.points()).isZero();
        assertThat(theirs.notes()).hasSize(1).allMatch(note -> all.stream().allMatch(id -> note.contains(id + " in ")));

        StudentResult one = grade(
                "solutions/03.ipynb", text.replace("int height", "int rows").replace("(height", "(rows"));
        assertThat(pointsOf(one, "S3.5")).as(Attack.told(one)).isEqualTo(2);
        assertThat(one.points()).isEqualTo(2);

        StudentResult elsewhere = grader.grade(
                new Submission("bob", List.of(new SourceFile("answers/03.ipynb", text)), List.of(), Instant.EPOCH));
        assertThat(pointsOf(elsewhere, "S3.5")).isEqualTo(2);
    }
}
