package dev.stridebook.tools.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Project;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.Output;
import dev.stridebook.process.VectorNotice;
import dev.stridebook.tools.foreign.CellOutcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Notebooks as other people write them do what they are stored with. A cell with the tag {@code raises-exception} has to fail as stored;
 * of one with the tag {@code varies} the text is not compared. Some notebooks download libraries, which needs a network once.
 */
class ForeignNotebooksTest {
    private static final Path NOTEBOOKS = Project.root().resolve("src/test/notebooks");
    private static final Duration LIMIT = Duration.ofSeconds(100);

    @TempDir
    private static Path folder;

    private static KernelOfTests kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = new KernelOfTests(folder, Files.createDirectory(folder.resolve("notebooks")));
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    static List<String> notebooks() throws IOException {
        return names(NOTEBOOKS);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void a_notebook_does_what_it_is_stored_with(String name) throws Exception {
        Path file = NOTEBOOKS.resolve(name);
        Notebook notebook = Notebook.read(file);
        if (needsNewerJava(notebook)) {
            return;
        }
        NotebookTrial trial;
        try (KernelSession session = kernel.session()) {
            trial = NotebookTrial.in(session, file, notebook, LIMIT);
        }
        for (CellOutcome outcome : trial.outcomes()) {
            String where = "%s, cell %d:%n%s%n%s"
                    .formatted(name, outcome.position(), outcome.cell().source(), outcome.text());
            boolean mayFail = mayFail(outcome.cell());
            assertThat(outcome.kind()).as(where).isEqualTo(mayFail ? Kind.EXPECTED : Kind.OK);
            if (mayFail) {
                assertThat(error(outcome.outputs()).name())
                        .as(where)
                        .isEqualTo(error(outcome.cell().outputs()).name());
            }
            if (!outcome.cell().tags().contains("varies")) {
                assertThat(CellOutcome.text(outcome.outputs()))
                        .as(where)
                        .isEqualTo(CellOutcome.text(outcome.cell().outputs()));
            }
        }
        assertThat(VectorNotice.removedFrom(kernel.output())).isEmpty();
    }

    /** Such as one that uses patterns in switch. */
    private static boolean needsNewerJava(Notebook notebook) {
        String version =
                notebook.metadata().path("language_info").path("version").asText();
        return Runtime.Version.parse(version).feature() > Runtime.version().feature();
    }

    private static boolean mayFail(Cell cell) {
        return cell.tags().contains("raises-exception");
    }

    private static Output error(List<Output> outputs) {
        return outputs.stream()
                .filter(output -> output.type().equals(Output.ERROR))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_notebook_is_stored_with_its_outputs() throws Exception {
        assertThat(notebooks()).hasSize(28);
        assertThat(names(NOTEBOOKS.resolve("online"))).hasSize(24);
        for (Path folder : List.of(NOTEBOOKS, NOTEBOOKS.resolve("online"))) {
            for (String name : names(folder)) {
                Notebook notebook = Notebook.read(folder.resolve(name));
                assertThat(JavaNotebooks.isJava(notebook)).as(name).isTrue();
                assertThat(notebook.cells())
                        .as(name)
                        .filteredOn(cell -> cell.isCode() && !cell.source().isBlank())
                        .allSatisfy(cell -> assertThat(cell.executionCount()).isPresent())
                        .allSatisfy(cell -> assertThat(cell.outputs().stream()
                                        .anyMatch(output -> output.type().equals(Output.ERROR)))
                                .isEqualTo(mayFail(cell)));
            }
        }
    }
}
