package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFolderTest {
    private static final String JAVA = "S3_5_OutputShape.java";
    private static final String NOTEBOOK = "03-padding-and-stride.ipynb";

    @TempDir
    private Path project;

    private AnswerFolder answers;
    private Path exercises;

    @BeforeEach
    void handOut() throws IOException {
        answers = AnswerFolder.in(project);
        exercises = Files.createDirectory(project.resolve("exercises"));
        Files.copy(Path.of("exercises", JAVA), exercises.resolve(JAVA));
        Files.copy(Path.of("exercises", NOTEBOOK), exercises.resolve(NOTEBOOK));
    }

    private Path answer(String name) {
        return project.resolve("answers").resolve(name);
    }

    private void assertAsHandedOut(String name) {
        assertThat(answer(name)).hasSameBinaryContentAs(exercises.resolve(name));
    }

    @Test
    void theFirstUseMakesIt() throws Exception {
        assertThat(answers.complete()).isTrue();

        assertAsHandedOut(JAVA);
        assertAsHandedOut(NOTEBOOK);
        assertThat(answers.file(Catalogue.of(OutputShape.EXERCISE))).isEqualTo(answer(JAVA));
        assertThat(answers.complete()).isFalse();
    }

    @Test
    void whatSomebodyAnsweredInExercisesComesAlong() throws Exception {
        Files.writeString(exercises.resolve(JAVA), "class Mine {}\n");
        Files.writeString(exercises.resolve("Notes.java"), "class Notes {}\n");

        answers.complete();

        assertThat(answer(JAVA)).hasContent("class Mine {}\n");
        assertThat(answer("Notes.java")).exists();
    }

    @Test
    void whatIsNotAnsweredYetFollowsTheLanguage() throws Exception {
        Path chinese = Files.createDirectory(exercises.resolve("zh"));
        Files.copy(Path.of("exercises/zh", JAVA), chinese.resolve(JAVA));
        Files.copy(Path.of("exercises/zh", NOTEBOOK), chinese.resolve(NOTEBOOK));
        answers.complete();
        Files.writeString(answer(NOTEBOOK), "mine");

        Language.CHINESE.during(this::complete);

        assertThat(answer(JAVA)).hasSameBinaryContentAs(chinese.resolve(JAVA));
        assertThat(answer(NOTEBOOK)).hasContent("mine");
        assertThat(answers.differingHandout(Catalogue.of(OutputShape.EXERCISE))).isEmpty();
        answers.complete();
        assertAsHandedOut(JAVA);
    }

    private boolean complete() {
        try {
            return answers.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void foldersAndHiddenFilesStay() throws Exception {
        Files.createDirectory(exercises.resolve(".ipynb_checkpoints"));
        Files.createDirectory(exercises.resolve("kept"));
        Files.createFile(exercises.resolve(".DS_Store"));

        answers.complete();

        assertThat(answers.path()).isDirectoryNotContaining("glob:**/{.*,kept}");
    }

    @Test
    void laterOnlyWhatIsMissingIsAdded() throws Exception {
        answers.complete();
        Files.writeString(answer(JAVA), "class Mine {}\n");
        Files.writeString(exercises.resolve("S9_9_New.java"), "class S9_9_New {}\n");

        answers.complete();

        assertThat(answer(JAVA)).hasContent("class Mine {}\n");
        assertAsHandedOut("S9_9_New.java");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCopyCanBeWrittenToWhereTheOriginalCannot() throws Exception {
        Files.setPosixFilePermissions(exercises.resolve(JAVA), Set.of(PosixFilePermission.OWNER_READ));

        answers.complete();

        assertThat(Files.getPosixFilePermissions(answer(JAVA))).contains(PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aFileInItsPlaceIsLeftAlone() throws Exception {
        Files.writeString(project.resolve("answers"), "mine");

        assertThatIOException().isThrownBy(answers::complete);
        assertThat(project.resolve("answers")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {JAVA, NOTEBOOK})
    void resetKeepsTheAnswer(String name) throws Exception {
        assertThat(answers.reset(answer(name))).isEmpty();
        Files.writeString(answer(name), "mine");

        Path kept = answers.reset(answer(name)).orElseThrow();

        assertThat(kept).startsWithRaw(Path.of("answers", "kept"));
        assertThat(kept.toString()).endsWith(name.substring(name.lastIndexOf('.')));
        assertThat(project.resolve(kept)).hasContent("mine");
        assertAsHandedOut(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers/Mine.java", "exercises/" + JAVA, "answers/kept/" + JAVA, JAVA, "/" + JAVA, "/"})
    void resetRefusesWhatIsNotHandedOut(String file) throws Exception {
        answers.complete();
        Files.writeString(answer("Mine.java"), "class Mine {}\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> answers.reset(project.resolve(file)))
                .withMessageContaining("is not one of the exercise files");
    }

    @Test
    void itKnowsWhereExercisesHasAnotherText() throws Exception {
        answers.complete();
        assertThat(answers.differingHandout(Catalogue.of(OutputShape.EXERCISE))).isEmpty();

        Files.writeString(exercises.resolve(JAVA), "class Mine {}\n");

        assertThat(answers.differingHandout(Catalogue.of(OutputShape.EXERCISE))).contains(Path.of("exercises", JAVA));
    }
}
