package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.handin.Packing;
import dev.stridebook.handin.Writing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private static Cli check(Object fileOrId) {
        return Cli.run("check", fileOrId.toString());
    }

    private Path answer(String expression) throws Exception {
        return Files.writeString(folder.resolve("Answer.java"), """
                import dev.stridebook.course.exercise.*;
                import dev.stridebook.shape.*;

                class Answer implements OutputShape.Answer {
                    public Size outputSize() {
                        return %s;
                    }

                    @Override
                    public Size otherOutputSize() {
                        return Size.of(3, 7);
                    }
                }
                """.formatted(expression));
    }

    @Test
    void aFullScoreExitsWithZero() throws Exception {
        Cli run = check(answer("Size.of(2, 2)"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("S3.5 · The output's size by hand: 2 of 2 points");
    }

    @Test
    void fewerPointsExitWithOne() throws Exception {
        Cli run = check(answer("Size.of(2, 1)"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("1 of 2 points", "outputSize(): 2×1 is not right");
    }

    @Test
    void anAnswerThatDoesNotCompileExitsWithOneAndItsErrors() throws Exception {
        Cli run = check(answer("\"2x2\""));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Answer.java:6: incompatible types", "0 points");
    }

    @Test
    void anIdStandsForTheFileInAnswers() throws Exception {
        ProjectFolder.handOut(folder);
        Files.createDirectory(folder.resolve("answers"));
        Files.move(answer("Size.of(2, 2)"), folder.resolve("answers/S3_5_OutputShape.java"));

        assertThat(checkHere("S3.5").exitCode()).isZero();
    }

    @Test
    void theFirstCheckOfAnIdMakesTheFolderAndSaysSo() throws Exception {
        ProjectFolder.handOut(folder);

        Cli first = checkHere("S3.5");

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out())
                .startsWith("Created answers/, the folder for your answers, as a copy of exercises/.")
                .contains("Not answered yet.")
                .doesNotContain("differs");
        assertThat(folder.resolve("answers/S3_5_OutputShape.java"))
                .hasSameTextualContentAs(folder.resolve("exercises/S3_5_OutputShape.java"));
        assertThat(checkHere("S3.5").out()).doesNotContain("Made");
    }

    @Test
    void aFileIsCheckedWhereItIs() throws Exception {
        ProjectFolder.handOut(folder);

        Cli run = checkHere(folder.resolve("exercises/S3_5_OutputShape.java"));

        assertThat(run.out()).contains("Not answered yet.");
        assertThat(folder.resolve("answers")).doesNotExist();
    }

    @Test
    void whoAnsweredInExercisesIsToldHowToGoOn() throws Exception {
        ProjectFolder.handOut(folder);
        checkHere("S3.5");
        Path edited = folder.resolve("exercises/S3_5_OutputShape.java");
        Files.copy(answer("Size.of(2, 2)"), edited, StandardCopyOption.REPLACE_EXISTING);

        Cli run = checkHere("S3.5");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Not answered yet.")
                .contains("exercises/S3_5_OutputShape.java is different. To check that file: ./stridebook check "
                        + "exercises/S3_5_OutputShape.java. To copy it to answers/: ./stridebook reset S3.5.");
        ProjectFolder.during(folder, () -> Cli.run("reset", "S3.5"));
        assertThat(checkHere("S3.5").exitCode()).isZero();
    }

    @Test
    void whereNoFolderCanBeMadeTheReasonIsGiven() throws Exception {
        ProjectFolder.handOut(folder);
        Files.writeString(folder.resolve("answers"), "a file where the folder should be");

        Cli run = checkHere("S3.5");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "An exercise could not be copied to " + folder.resolve("answers"),
                        "Make sure that it is a folder and that you can write to it.")
                .doesNotContain("\tat ");
    }

    private Cli checkHere(Object fileOrId) {
        return ProjectFolder.during(folder, () -> check(fileOrId));
    }

    @Test
    void nothingToCheckExitsWithTwo() throws Exception {
        assertRefused(check(folder.resolve("Missing.java")), "There is no file");
        assertRefused(check(Files.createDirectory(folder.resolve("Folder.java"))), "is a folder");
        assertRefused(
                check(Files.writeString(folder.resolve("answer.txt"), "2x2")),
                "Nothing that was handed in can be graded (answer.txt). Hand in .java files or .ipynb notebooks");
        assertRefused(check(Files.writeString(folder.resolve("answer.py"), "print(2)")), "Hand in .java files");
        assertRefused(check(Files.writeString(folder.resolve("Answer.java.txt"), "2x2")), "Rename it to Answer.java");
        assertRefused(check(Files.write(folder.resolve("Binary.java"), new byte[] {(byte) 0xff, 0})), "is not UTF-8");
        assertRefused(check(Files.createFile(folder.resolve("Empty.ipynb"))), "it is empty (0 bytes)");
        assertRefused(check(Files.writeString(folder.resolve("None.java"), "class None {}")), "No class in");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsCheckedHoweverItIsWritten(Writing writing) throws Exception {
        Path java = Files.write(folder.resolve("A.JAVA"), writing.save(writing.source()));
        Path notebook = Files.write(folder.resolve("A.Ipynb"), writing.save(writing.notebook()));
        for (Path file : List.of(java, notebook)) {
            Cli run = check(file);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("S3.5 · The output's size by hand: 2 of 2 points");
            assertThat(run.out().contains("because it is not UTF-8. Save it as UTF-8."))
                    .isEqualTo(!writing.isUtf8());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsCheckedHoweverItIsPacked(Packing packing) throws Exception {
        Path written = packing.write(folder, "ada", "S3_5.java", Writing.UTF_8.save(Writing.UTF_8.source()));
        Cli run = check(written);
        if (packing.isFile()) {
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).startsWith("S3.5 · The output's size by hand: 2 of 2 points");
        } else {
            assertRefused(run, "is a folder");
        }
    }

    @Test
    void aNotebooksAnswersAreCheckedOneByOne() throws Exception {
        Cli solutions = check("solutions/03-padding-and-stride.ipynb");
        assertThat(solutions.exitCode()).isZero();
        assertThat(solutions.out()).contains("S3.1 ·", "S3.5 · The output's size by hand: 2 of 2 points", "Well done!");

        Cli exercises = check("exercises/03-padding-and-stride.ipynb");
        assertThat(exercises.exitCode()).isEqualTo(1);
        assertThat(exercises.out()).contains("Not answered yet.");
    }

    @Test
    void anUnknownExerciseIsRefusedWithTheOnesThereAre() {
        assertRefused(check("S9.9"), "There is no exercise S9.9. The exercises are: S1.1, S2.1");
    }

    private static void assertRefused(Cli run, String reason) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(reason).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }
}
