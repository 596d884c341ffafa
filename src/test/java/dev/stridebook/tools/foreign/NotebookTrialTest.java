package dev.stridebook.tools.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.Notebook;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.tools.foreign.CellOutcome.Comparison;
import dev.stridebook.tools.foreign.CellOutcome.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTrialTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static String code(String source, String metadata, String outputs) {
        return """
                {"cell_type": "code", "metadata": {%s}, "execution_count": 1, "outputs": [%s], "source": "%s"}
                """.formatted(metadata, outputs, source);
    }

    private static String code(String source) {
        return code(source, "", "");
    }

    private static String stored(String text) {
        return """
                {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "%s"}}
                """.formatted(text);
    }

    private static String json(String kernelspec, String... cells) {
        return """
                {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": %s}, "cells": [
                  {"cell_type": "markdown", "metadata": {}, "source": "1 / 0"}, %s]}
                """.formatted(kernelspec, String.join(", ", cells));
    }

    private static Notebook notebook(String... cells) {
        return Notebook.parse(json("{\"name\": \"java\"}", cells), "a.ipynb");
    }

    @Test
    void cells_after_a_failed_one_run_and_those_after_the_kernels_death_do_not() throws Exception {
        Path file = folder.resolve("a.ipynb");
        NotebookTrial trial;
        try (KernelOfTests kernel = new KernelOfTests(folder, folder);
                KernelSession session = kernel.session()) {
            trial = NotebookTrial.in(
                    session,
                    file,
                    notebook(
                            code("1 / 0"),
                            code("1 / 0", "\"tags\": [\"raises-exception\"]", ""),
                            code(
                                    "1 / 0",
                                    "",
                                    "{\"output_type\": \"error\", \"ename\": \"E\", \"evalue\": \"\", \"traceback\": []}"),
                            code(" "),
                            code("20 + 1", "", stored("21")),
                            code("20 + 1;", "", stored("21")),
                            code("20 + 1", "", stored("22")),
                            code("new Scanner(System.in).nextLine()", "\"typed\": [\"Ada\"]", stored("Ada")),
                            code("while (true) ;", "\"limit\": 1", ""),
                            code(
                                    "new ProcessBuilder(\\\"kill\\\", \\\"-9\\\", Long.toString(ProcessHandle.current().pid())).start().waitFor(); Thread.sleep(9000);"),
                            code("1"),
                            code("2")),
                    LIMIT);
        }
        assertThat(trial.outcomes())
                .extracting(CellOutcome::kind)
                .containsExactly(
                        Kind.ERROR,
                        Kind.EXPECTED,
                        Kind.EXPECTED,
                        Kind.OK,
                        Kind.OK,
                        Kind.OK,
                        Kind.OK,
                        Kind.STOPPED,
                        Kind.FAULT,
                        Kind.NOT_RUN,
                        Kind.NOT_RUN);
        assertThat(trial.outcomes())
                .extracting(CellOutcome::comparison)
                .startsWith(Comparison.NOTHING_STORED)
                .contains(Comparison.SAME, Comparison.HIDDEN_VALUE, Comparison.DIFFERENT)
                .filteredOn(Comparison.SAME::equals)
                .hasSize(2);
        assertThat(trial.outcomes().get(0).text()).isEqualTo("ArithmeticException: / by zero");
        assertThat(trial.outcomes().get(0).position()).isEqualTo(2);
        assertThat(trial.outcomes().get(8).text()).startsWith("ended with exit code 137");
        assertThat(trial.executed().cells().get(5).outputs().get(0).data()).containsEntry("text/plain", "21");
    }

    @Test
    void a_kernel_that_does_not_start_is_at_fault() throws Exception {
        KernelSpecFile none =
                new KernelSpecFile(List.of(JavaCommand.program().toString(), "NoSuchClass"), Map.of(), true);
        NotebookTrial trial = NotebookTrial.of(folder.resolve("a.ipynb"), notebook(code("1"), code("2")), none, LIMIT);

        assertThat(trial.outcomes()).extracting(CellOutcome::kind).containsExactly(Kind.FAULT, Kind.NOT_RUN);
        assertThat(trial.outcomes().get(0).text())
                .startsWith("ended with exit code 1.")
                .contains("NoSuchClass");

        TrialReport report = new TrialReport(folder);
        StringWriter out = new StringWriter();
        report.add(trial, new PrintWriter(out, true));
        assertThat(out.toString()).contains("a.ipynb", "cell 2, fault of the kernel: ended with exit code 1.");
        assertThat(report.hasFaults()).isTrue();
        assertThat(report.markdown())
                .contains(
                        "| a.ipynb | 0 | 0 | 0 | 1 | 0 | 1 |", "| a.ipynb | 2 | fault of the kernel | ended with exit");
    }

    @Test
    void the_java_notebooks_of_a_folder_are_found_and_others_left_out() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("x/y"));
        Files.writeString(deep.resolve("b.ipynb"), json("{\"name\": \"java\"}", code("1")));
        Files.writeString(folder.resolve("c.ipynb"), json("{\"name\": \"lab\", \"language\": \"Java\"}", code("1")));
        Files.writeString(
                folder.resolve("d.ipynb"), json("{\"name\": \"python3\", \"language\": \"python\"}", code("1")));
        Files.writeString(folder.resolve("e.ipynb"), "no notebook");
        List<Path> unreadable = new ArrayList<>();

        Map<Path, Notebook> found = JavaNotebooks.in(folder, (file, why) -> unreadable.add(file));

        assertThat(found.keySet()).containsExactly(folder.resolve("c.ipynb"), deep.resolve("b.ipynb"));
        assertThat(unreadable).containsExactly(folder.resolve("e.ipynb"));
    }

    @Test
    void a_spec_is_read_as_jupyter_reads_it() throws Exception {
        Files.writeString(folder.resolve("kernel.json"), """
                {"argv": ["java", "-jar", "{resource_dir}/k.jar", "{connection_file}"], "env": {"A": "b"}, "language": "java"}
                """);
        KernelSpecFile spec = KernelSpecFile.in(folder);

        assertThat(spec.command(Path.of("c.json"))).containsExactly("java", "-jar", folder + "/k.jar", "c.json");
        assertThat(spec.environment()).containsExactly(Map.entry("A", "b"));
        assertThat(spec.interruptsByMessage()).isFalse();
    }
}
