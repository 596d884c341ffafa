package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.kernel.TestArchive;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lessons in a real Jupyter: its own client starts our kernel from its spec and runs every cell through the protocol. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JupyterLessonsTest {
    private static final long MINUTES = 9;
    /** The lessons that train or measure: their kernels have both of Java's compilers, as users' have. For the others the first does. */
    private static final Set<String> COMPUTING = Set.of(
            "00b-why-convolve-why-pool.ipynb",
            "01-kernels.ipynb",
            "06-mnist.ipynb",
            "08-augmentation.ipynb",
            "10-how-fast.ipynb");

    @Test
    void aRealJupyterClientRunsEveryLesson(@TempDir Path folder) throws Exception {
        Path project = Project.root();
        Jupyter jupyter = Jupyter.find(project)
                .orElseThrow(() ->
                        new AssertionError("There is no Jupyter on this machine. ./stridebook test installs one."));
        Path data = folder.resolve("jupyter");
        TestArchive.install(data);
        List<Path> lessons = lessons(project);
        Path out = Files.createDirectories(folder.resolve("out"));
        Map<Boolean, List<Path>> byWork = lessons.stream()
                .collect(Collectors.partitioningBy(
                        lesson -> COMPUTING.contains(lesson.getFileName().toString())));
        assertThat(byWork.get(true)).hasSameSizeAs(COMPUTING);
        execute(jupyter, data, byWork.get(true), out, Map.of());
        execute(jupyter, data, byWork.get(false), out, Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"));

        for (Path lesson : lessons) {
            Notebook executed = Notebook.read(out.resolve(lesson.getFileName()));
            assertThat(executed.cells()).filteredOn(Cell::isCode).isNotEmpty();
            assertThat(Files.size(out.resolve(lesson.getFileName())))
                    .as(lesson + " in bytes")
                    .isLessThan(1_000_000);
        }
        assertThat(verdicts(out)).isNotEmpty().isEqualTo(verdicts(project.resolve("notebooks")));
    }

    /** @param variables of the kernels' environment */
    private static void execute(Jupyter jupyter, Path data, List<Path> lessons, Path out, Map<String, String> variables)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                jupyter.python().toString(),
                Path.of("src/test/python/execute_notebooks.py").toAbsolutePath().toString(),
                out.toString()));
        lessons.forEach(lesson -> command.add(lesson.toString()));
        Path log = out.resolveSibling("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JUPYTER_DATA_DIR", data.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended in %d minutes", MINUTES).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    /** What the myth lab printed. */
    private static List<String> verdicts(Path folder) throws Exception {
        return Notebook.read(folder.resolve("09-myth-lab.ipynb")).cells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .flatMap(output -> output.text().lines())
                .filter(line -> line.matches("S\\d\\.\\w+: .*"))
                .toList();
    }

    @Test
    void everyLessonIsStoredWithItsOutputsAndIsSmall() throws Exception {
        for (Path lesson : lessons(Project.root())) {
            assertThat(Files.size(lesson)).as(lesson + " in bytes").isLessThan(1_000_000);
            assertThat(Notebook.read(lesson).cells())
                    .filteredOn(cell -> cell.isCode() && !cell.source().isBlank())
                    .as(lesson + ": run it with --out notebooks")
                    .allSatisfy(cell -> assertThat(cell.executionCount()).isPresent());
        }
    }

    private static List<Path> lessons(Path project) throws Exception {
        try (Stream<Path> files = Files.list(project.resolve("notebooks"))) {
            List<Path> lessons = files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
            assertThat(lessons).hasSize(12);
            return lessons;
        }
    }
}
