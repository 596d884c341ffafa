package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExerciseFilesTest {
    private static final Path ANSWER = Path.of("exercises/S3_5_OutputShape.java");
    private static final Path NOTEBOOK = Path.of("exercises/03-padding-and-stride.ipynb");

    private static final GradedExercise<OutputShape.Answer> OUTPUT_SHAPE = Catalogue.of(OutputShape.EXERCISE);

    @TempDir
    private Path project;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectory(project.resolve("solutions"));
        try (Stream<Path> solutions = Files.list(Path.of("solutions"))) {
            for (Path solution :
                    solutions.filter(file -> file.toString().endsWith(".java")).toList()) {
                Files.copy(solution, project.resolve("solutions").resolve(solution.getFileName()));
            }
        }
        ExerciseFiles.in(project).build();
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    /** As if an author had changed the exercise. */
    private void changeSolution() throws IOException {
        Path solution = project.resolve("solutions/S3_5_OutputShape.java");
        Files.writeString(solution, Files.readString(solution).replace("class ", "// New.\nclass "));
    }

    @Test
    void noSolutionIsLeftInTheExercises() throws Exception {
        try (Stream<Path> files = Files.list(project.resolve("exercises"))) {
            assertThat(files)
                    .hasSizeGreaterThan(60)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("SOLUTION", "(8 + 2 * 1 - 5)"));
        }
    }

    @Test
    void aSecondBuildHasNothingToDo() throws Exception {
        assertThat(ExerciseFiles.in(project).build().changed()).isEmpty();
        assertThat(ExerciseFiles.in(project).outOfDate()).isEmpty();
    }

    @Test
    void anAnswerIsNoReasonToFailAndIsNeverOverwritten() throws Exception {
        write(ANSWER, "class Mine {}\n");
        assertThat(ExerciseFiles.in(project).outOfDate()).isEmpty();

        changeSolution();
        assertThat(ExerciseFiles.in(project).outOfDate()).contains(ANSWER);
        assertThat(ExerciseFiles.in(project).build().kept()).containsExactly(ANSWER);
        assertThat(project.resolve(ANSWER)).hasContent("class Mine {}\n");
        assertThat(ExerciseFiles.in(project).outOfDate()).isEmpty();
    }

    @Test
    void whatNobodyAnsweredIsBroughtUpToDate() throws Exception {
        changeSolution();

        assertThat(ExerciseFiles.in(project).build().changed()).contains(ANSWER, Path.of("exercises/built.json"));
        assertThat(project.resolve(ANSWER)).content().contains("// New.");
    }

    @Test
    void resetKeepsACopyOfTheAnswer() throws Exception {
        assertThat(ExerciseFiles.in(project).reset(ANSWER)).isEmpty();
        write(ANSWER, "class Mine {}\n");

        Path copy = ExerciseFiles.in(project).reset(ANSWER).orElseThrow();

        assertThat(project.resolve(copy)).hasContent("class Mine {}\n");
        assertThat(project.resolve(ANSWER)).content().contains("throw new NotAnsweredYetException();");
        assertThat(ExerciseFiles.in(project).outOfDate()).isEmpty();
    }

    @Test
    void resetPutsANotebookBackToo() throws Exception {
        String handedOut = Files.readString(project.resolve(NOTEBOOK));
        write(NOTEBOOK, handedOut.replace("throw new NotAnsweredYetException();", "return null;"));

        Path copy = ExerciseFiles.in(project).reset(NOTEBOOK).orElseThrow();

        assertThat(project.resolve(copy)).content().contains("return null;");
        assertThat(copy.toString()).endsWith(".ipynb");
        assertThat(project.resolve(NOTEBOOK)).hasContent(handedOut);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exercises/built.json",
                "exercises/Mine.java",
                "solutions/S3_5_OutputShape.java",
                "/S3_5_OutputShape.java"
            })
    void resetRefusesWhatIsNotHandedOut(Path file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExerciseFiles.in(project).reset(file))
                .withMessageContaining("is none of the files that are handed out");
    }

    @Test
    void anAnswerIsAStudentsUntilGitHasIt() throws Exception {
        write(ANSWER, "class Mine {}\n");
        assertThat(ExerciseFiles.in(project).committedAnswers()).isEmpty();
        git("init", "--quiet");
        assertThat(ExerciseFiles.in(project).committedAnswers()).isEmpty();

        git("add", ".");
        assertThat(ExerciseFiles.in(project).committedAnswers()).containsExactly(ANSWER);
        assertThat(AuthorCheck.of(project).problemsOfFiles())
                .anyMatch(problem -> problem.contains("Run ./stridebook reset " + ANSWER + " and commit that."));

        ExerciseFiles.in(project).reset(ANSWER);
        assertThat(ExerciseFiles.in(project).committedAnswers()).isEmpty();
        git("add", ".");
        write(ANSWER, "class Another {}\n");
        assertThat(ExerciseFiles.in(project).committedAnswers()).isEmpty();
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }

    @Test
    void theStubStatesTheTask() throws Exception {
        assertThat(Files.readString(project.resolve(ANSWER)).replaceAll("\\s+\\*?\\s*", " "))
                .contains(OUTPUT_SHAPE.title(), OUTPUT_SHAPE.task());
    }

    @Test
    void theNotebookCarriesWhatNbgraderNeeds() throws Exception {
        Notebook notebook = Notebook.read(project.resolve("exercises/03-padding-and-stride.ipynb"));
        Cell check = notebook.cells().stream()
                .filter(cell -> cell.metadata()
                        .path("nbgrader")
                        .path("grade_id")
                        .asText()
                        .equals("s3-5-check"))
                .findFirst()
                .orElseThrow();

        assertThat(notebook.metadata().path("kernelspec").path("language").asText())
                .isEqualTo("java");
        assertThat(check.metadata().path("nbgrader").path("points").asInt()).isEqualTo(OUTPUT_SHAPE.points());
        assertThat(check.metadata().path("nbgrader").path("schema_version").asInt())
                .isEqualTo(3);
        assertThat(check.metadata().path("nbgrader").path("locked").asBoolean()).isTrue();
        // MD5 of source, type, the three flags, the id and the points, as nbgrader's utils.compute_checksum has it.
        assertThat(check.metadata().path("nbgrader").path("checksum").asText())
                .isEqualTo("39ae57e9657446104eb58934be26d661");
    }
}
