package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.shape.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExercisesCommandTest {
    private static final String STUB = "answers/S0_6_PoolSize.java";
    private static final String NOTEBOOK = "answers/04-pooling.ipynb";
    private static final String OPEN = "throw new NotAnsweredYetException();";

    @TempDir
    private Path project;

    @BeforeEach
    void handOut() throws IOException {
        ProjectFolder.handOut(project);
    }

    private Cli run(String... arguments) {
        return ProjectFolder.during(project, () -> Cli.run(arguments));
    }

    private String text(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    private void change(String file, String before, String after) throws IOException {
        assertThat(text(file)).contains(before);
        Files.writeString(project.resolve(file), text(file).replace(before, after));
    }

    private static GradedExercise<PoolSize.Answer> poolSize(String word) {
        return Catalogue.of(PoolSize.EXERCISE).variant(Variant.of(word));
    }

    private static String right(String word) {
        PoolSize.Numbers numbers = (PoolSize.Numbers) poolSize(word).numbers().orElseThrow();
        List<Integer> sides = numbers.kernels().stream()
                .map(k -> Window.kernel(k)
                        .stride(numbers.stride())
                        .outputSize(numbers.side(), numbers.side())
                        .height())
                .toList();
        return "return new int[] {%s};".formatted(sides.toString().replaceAll("[\\[\\]]", ""));
    }

    @Test
    void aStubStatesItsNumbersAndItsVariantAndIsCheckedWithThem() throws Exception {
        assertThat(run("exercises", "--variant", " Ada ").out())
                .isEqualTo("The exercises in answers have the numbers of variant ada.\n"
                        .replace("\n", System.lineSeparator()));
        assertThat(text(STUB).replaceAll("\\s+\\*?\\s*", " "))
                .contains(poolSize("ada").task(), " Variant: ada ")
                .doesNotContain(poolSize("document").task());

        change(STUB, OPEN, right("ada"));
        assertThat(run("check", "S0.6").out()).startsWith("S0.6 · The size after pooling · variant ada: 2 of 2 points");
        assertThat(run("check", "S0.6", "--variant", "document").exitCode()).isEqualTo(1);
        change(STUB, "Variant: ada", "Variant: bob");
        assertThat(run("check", "S0.6").out()).contains("variant bob: ").doesNotContain("2 of 2 points");
        assertThat(run("check", "S0.6", "--variant", "ADA").exitCode()).isZero();
    }

    @Test
    void aNotebookStatesItsNumbersAndItsVariantAndIsCheckedWithThem() throws Exception {
        run("exercises", "--variant", "ada");
        Path file = project.resolve(NOTEBOOK);
        Notebook notebook = Notebook.read(file);
        assertThat(notebook.cells().get(1).source()).endsWith("\n\nCourse.variant(\"ada\");");
        assertThat(notebook.cells())
                .extracting(Cell::source)
                .anyMatch(cell -> cell.contains(poolSize("ada").task()));

        notebook.withCells(notebook.cells().stream()
                        .map(cell -> cell.source().startsWith("class S0_6")
                                ? cell.withSource(cell.source().replace(OPEN, right("ada")))
                                : cell)
                        .toList())
                .write(file);

        assertThat(run("check", file.toString()).out())
                .contains("S0.6 · The size after pooling · variant ada: 2 of 2 points")
                .doesNotContain("Note:");
    }

    @Test
    void whatIsAnsweredIsKeptAndWhatIsNotGetsTheNewNumbers() throws Exception {
        run("exercises", "--variant", "ada");
        change(STUB, OPEN, right("ada"));
        String answered = text(STUB);

        Cli again = run("exercises", "--variant", "bob");

        assertThat(again.out()).contains("numbers of variant bob", "except S0_6_PoolSize.java, which has been changed");
        assertThat(text(STUB)).isEqualTo(answered);
        assertThat(text("answers/S1_2_ActivationMaps.java")).contains("Variant: bob");
        assertThat(run("exercises", "--variant", "document").exitCode()).isZero();
        assertThat(text("answers/S1_2_ActivationMaps.java"))
                .isEqualTo(text("exercises/S1_2_ActivationMaps.java"))
                .doesNotContain("Variant:");
    }

    @Test
    void startingOverAndANewExerciseKeepTheVariant() throws Exception {
        run("exercises", "--variant", "ada");
        String stub = text(STUB);
        change(STUB, OPEN, right("ada"));
        Files.delete(project.resolve("answers/S1_2_ActivationMaps.java"));

        assertThat(run("reset", "S0.6").out()).contains("Your answer is kept in");

        assertThat(text(STUB)).isEqualTo(stub);
        assertThat(text("answers/S1_2_ActivationMaps.java")).contains("Variant: ada");
        assertThat(run("check", "S0.6").out())
                .contains("Not answered yet.", "variant ada")
                .doesNotContain("is different");
    }

    @Test
    void aHintHasTheNumbersOfTheFile() throws Exception {
        run("exercises", "--variant", "ada");
        assertThat(poolSize("ada").hints().get(1))
                .isNotEqualTo(poolSize("document").hints().get(1));
        List<String> told = List.of(
                run("hint", "S0.6").out().strip(), run("hint", "S0.6").out().strip());
        assertThat(poolSize("ada").hints()).containsAll(told);
    }

    @Test
    void aClassGetsAFolderForEachStudent() throws Exception {
        Path roster = Files.writeString(project.resolve("class.csv"), "student,variant\nAda Lovelace,\nBob/2,s17\n");
        Cli handedOut = run(
                "exercises",
                "--roster",
                roster.toString(),
                "--out",
                project.resolve("out").toString());

        assertThat(handedOut.err()).isEmpty();
        assertThat(text("out/Ada Lovelace/S0_6_PoolSize.java")).contains("Variant: ada lovelace");
        assertThat(text("out/Bob_2/S0_6_PoolSize.java")).contains("Variant: s17");
        assertThat(text("out/Bob_2/04-pooling.ipynb")).contains("Course.variant(\\\"s17\\\");");
    }

    @Test
    void badInputIsToldWithWhatIsLegal() throws Exception {
        assertThat(run("exercises").exitCode()).isEqualTo(2);
        for (String word : List.of("", " ", "*/")) {
            Cli refused = run("exercises", "--variant", word);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("cannot name a variant. Give a word such as your name");
        }
        Path roster = Files.writeString(project.resolve("class.csv"), "student,variant\nAda,<b>\n");
        assertThat(run("exercises", "--roster", roster.toString(), "--out", "x").err())
                .contains("class.csv, Ada: \"<b>\" cannot name a variant");
        assertThat(run("exercises", "--roster", roster.toString()).err()).contains("--roster needs --out");
        run("exercises", "--variant", "ada");
        change(STUB, "Variant: ada", "Variant: <ada>");
        assertThat(run("check", "S0.6").err()).contains("\" <ada>\" cannot name a variant");
        assertThat(run("check", "S0.6").exitCode()).isEqualTo(2);
    }
}
