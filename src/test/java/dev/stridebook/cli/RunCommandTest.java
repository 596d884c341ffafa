package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.TestArchive;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static AutoCloseable archive;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startFromAnArchive() throws Exception {
        archive = TestArchive.forCells();
    }

    @AfterAll
    static void startAsBefore() throws Exception {
        archive.close();
    }

    private static Cli run(Object... arguments) {
        return Cli.run(Stream.concat(Stream.of("run"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new));
    }

    /** A notebook of code cells; "tag: " before a source gives the cell this tag. */
    private Path notebook(String name, String... sources) throws Exception {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("nbformat", 4).put("nbformat_minor", 4).putObject("metadata");
        ArrayNode cells = root.putArray("cells");
        for (String source : sources) {
            ObjectNode cell = cells.addObject().put("cell_type", "code");
            ArrayNode tags = cell.putObject("metadata").putArray("tags");
            if (source.startsWith("report: ")) {
                tags.add("report");
            }
            cell.put("source", source.replace("report: ", "")).putArray("outputs");
            cell.putNull("execution_count");
        }
        return Files.writeString(folder.resolve(name), root.toString());
    }

    @Test
    void notebooks_run_in_their_own_folder_and_processes_and_are_written_with_their_outputs() throws Exception {
        Files.writeString(folder.resolve("beside.txt"), "found");
        Path first = notebook(
                "first.ipynb",
                "System.setProperty(\"left\", \"behind\");\nFiles.readString(Path.of(\"beside.txt\"))",
                "report: System.out.println(\"test accuracy: 98.76 %\");",
                "System.out.println(\"not shown\");");
        Path second = notebook("second.ipynb", "System.getProperty(\"left\")");
        Path results = folder.resolve("results");
        Cli run = run(first, second, "--out", results, "--html");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .contains("test accuracy: 98.76 %")
                .anyMatch(line -> line.matches("ok +.*first.ipynb: 3 cells in [0-9.,]+ s -> .*"));
        Output read = Notebook.read(results.resolve("first.ipynb"))
                .cells()
                .get(0)
                .outputs()
                .get(0);
        assertThat(read.data()).containsEntry("text/plain", "found");
        Output fresh = Notebook.read(results.resolve("second.ipynb"))
                .cells()
                .get(0)
                .outputs()
                .get(0);
        assertThat(fresh.data()).containsEntry("text/plain", "null");
        assertThat(results.resolve("first.html")).content().contains("test accuracy: 98.76 %");
        assertThat(Notebook.read(first).cells().get(0).outputs()).isEmpty();
    }

    @Test
    void a_failing_cell_is_named_with_its_line_and_what_ran_before_is_written() throws Exception {
        Path file =
                notebook("fails.ipynb", "System.out.println(\"before\");", "int a = 1;\nint b = a / 0;", "\"never\"");
        Cli run = run(file, "--out", folder.resolve("results"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAILED ").contains("fails.ipynb: 2 cells");
        assertThat(run.err())
                .contains("fails.ipynb failed in cell 2, [2], line 2:")
                .contains("    int b = a / 0;")
                .contains("ArithmeticException: / by zero")
                .doesNotContain("\u001b");
        Notebook written = Notebook.read(folder.resolve("results/fails.ipynb"));
        assertThat(written.cells().get(0).outputs().get(0).text()).isEqualTo("before\n");
        assertThat(written.cells().get(1).outputs().get(0).type()).isEqualTo(Output.ERROR);
        assertThat(written.cells().get(2).outputs()).isEmpty();
    }

    @Test
    void a_process_that_dies_is_reported_with_its_cell() throws Exception {
        Path file = notebook(
                "dies.ipynb",
                "System.out.println(\"last words\");",
                "new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid()).start();\n"
                        + "Thread.sleep(10_000);");
        Cli run = run(file, "--out", folder.resolve("results"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("dies.ipynb failed in cell 2, [2]:", "exit code 137");
        Notebook written = Notebook.read(folder.resolve("results/dies.ipynb"));
        assertThat(written.cells().get(0).outputs().get(0).text()).isEqualTo("last words\n");
    }

    @Test
    void an_endless_cell_is_stopped() throws Exception {
        Path file = notebook("endless.ipynb", "while (true) { }");

        Cli run = run(file, "--out", folder.resolve("results"), "--timeout", "0.5");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("failed in cell 1", "longer than 0.5 s");
    }

    @Test
    void what_cannot_be_run_is_refused_before_anything_runs() throws Exception {
        Path good = notebook("good.ipynb", "1");
        assertRefused(run(good, folder.resolve("none.ipynb")), "none.ipynb: there is no such file");
        assertRefused(run(folder), "is a folder");
        Path text = Files.writeString(folder.resolve("text.ipynb"), "hello");
        assertRefused(run(text), "text.ipynb: is not JSON");
        assertRefused(run(good, "--timeout", "0"), "--timeout must be a positive number");
        assertRefused(run(good, "--out", text), "is a file. Give a folder.");
        Path twin =
                Files.copy(good, Files.createDirectory(folder.resolve("other")).resolve("good.ipynb"));
        assertRefused(run(good, twin), "would both be written to");
    }

    private static void assertRefused(Cli run, String reason) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(reason);
        assertThat(run.out()).isEmpty();
    }
}
