package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseFilesTest {
    private static final Path EXERCISE = Path.of("exercises/S3_5_OutputShape.java");

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

    @Test
    void noSolutionIsLeftInTheExercises() throws Exception {
        try (Stream<Path> files = Files.walk(project.resolve("exercises"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(70 * Language.values().length)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("SOLUTION", "(8 + 2 * 1 - 5)"));
        }
    }

    @Test
    void aSecondBuildHasNothingToDo() throws Exception {
        assertThat(ExerciseFiles.in(project).build()).isEmpty();
        assertThat(ExerciseFiles.in(project).outOfDate()).isEmpty();
    }

    @Test
    void aChangeOfASolutionIsCarriedOver() throws Exception {
        Path solution = project.resolve("solutions/S3_5_OutputShape.java");
        Files.writeString(solution, Files.readString(solution).replace("class ", "// New.\nclass "));
        assertThat(ExerciseFiles.in(project).outOfDate()).contains(EXERCISE);

        assertThat(ExerciseFiles.in(project).build()).contains(EXERCISE);
        assertThat(project.resolve(EXERCISE)).content().contains("// New.");
    }

    @Test
    void aChangeByHandIsReportedAndUndone() throws Exception {
        String derived = Files.readString(project.resolve(EXERCISE));
        Files.writeString(project.resolve(EXERCISE), "class Mine {}\n");
        assertThat(ExerciseFiles.in(project).outOfDate()).containsExactly(EXERCISE);

        assertThat(ExerciseFiles.in(project).build()).containsExactly(EXERCISE);
        assertThat(project.resolve(EXERCISE)).hasContent(derived);
    }

    @Test
    void whatNoExerciseGivesIsReportedAndDeleted() throws Exception {
        Path java = Files.writeString(project.resolve("exercises/S9_9_Old.java"), "class S9_9_Old {}\n");
        Path notebook = Files.writeString(project.resolve("exercises/99-old.ipynb"), "{}");
        Path other = Files.writeString(project.resolve("exercises/notes.txt"), "mine");
        assertThat(ExerciseFiles.in(project).outOfDate())
                .containsExactly(project.relativize(notebook), project.relativize(java));

        ExerciseFiles.in(project).build();

        assertThat(java).doesNotExist();
        assertThat(notebook).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void howGitEndsLinesDoesNotMatter() throws Exception {
        String derived = Files.readString(project.resolve(EXERCISE));
        Files.writeString(project.resolve(EXERCISE), derived.replace("\n", "\r\n"));

        assertThat(ExerciseFiles.in(project).outOfDate()).isEmpty();
    }

    @Test
    void theStubStatesTheTask() throws Exception {
        assertThat(Files.readString(project.resolve(EXERCISE)).replaceAll("\\s+\\*?\\s*", " "))
                .contains(OUTPUT_SHAPE.title(), OUTPUT_SHAPE.task().replace("`", ""));
    }

    @Test
    void whatATaskNamesInCodeCanBeUsedInItsStub() {
        assertThat(Catalogue.EXERCISES).allSatisfy(exercise -> {
            String stub = Files.readString(project.resolve(ExerciseFiles.javaFile(exercise)));
            String names = TaskImports.namesInCode(exercise)
                    .map(name -> "Class<?> the%s = %s.class;\n".formatted(name, name))
                    .collect(Collectors.joining("", "class Names {\n", "}\n"));

            assertThat(MemoryCompiler.compile("Names.java", stub.substring(0, stub.indexOf("/*")) + names))
                    .containsKey("Names");
        });
    }

    @Test
    void aClassOutsideOfWhatEveryStubImportsIsImportedByName() throws Exception {
        assertThat(project.resolve("exercises/S4_C5_CountLayers.java"))
                .content()
                .startsWith("""
                        import dev.stridebook.course.*;
                        import dev.stridebook.course.exercise.*;
                        import dev.stridebook.nn.Networks;
                        import dev.stridebook.shape.*;
                        import java.util.*;
                        """);
        assertThat(Notebook.read(project.resolve("exercises/07-cost.ipynb"))
                        .cells()
                        .get(1)
                        .source())
                .contains("import dev.stridebook.nn.Networks;");
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
