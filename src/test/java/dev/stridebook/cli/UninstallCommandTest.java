package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, which has another home folder. */
class UninstallCommandTest {
    @TempDir
    private Path home;

    private Path project;
    private List<Path> removed;
    private List<Path> kept;

    @BeforeEach
    void what_a_student_has() throws Exception {
        project = home.resolve("stridebook");
        removed = files(
                "jupyter/kernels/stridebook/kernel.json",
                "jupyter/kernels/stridebook-java/kernel.json",
                "jupyter/kernels/stridebook-ijava/kernel.json",
                "stridebook/stridebook/20261101-120000-0a1b/lib/000-stridebook.jar",
                "cache/mnist/train-images-idx3-ubyte",
                "cache/grade/jplag.jar",
                ".javacpp/cache/library.so",
                "stridebook/.venv/bin/jupyter-lab");
        kept = files(
                "jupyter/kernels/java/kernel.json",
                "jupyter/kernels/stridebook-mine/kernel.json",
                "jupyter/kernels/damaged/kernel.json",
                "cache/something-else/file",
                ".stridebook/progress.json",
                "stridebook/answers/S3_5_OutputShape.java");
        for (Path spec : removed.subList(0, 3)) {
            writeSpec(spec, "\"stridebook_classes\": \"/lib\"");
        }
        for (Path spec : kept.subList(0, 2)) {
            writeSpec(spec, "");
        }
    }

    private static void writeSpec(Path spec, String metadata) throws Exception {
        Files.writeString(spec, "{\"argv\": [\"java\"], \"metadata\": {%s}}".formatted(metadata));
    }

    private List<Path> files(String... names) throws Exception {
        List<Path> files = Stream.of(names).map(home::resolve).toList();
        for (Path file : files) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "text");
        }
        return files;
    }

    private record Run(int exitCode, String output) {}

    private Run uninstall(String typed, String... options) throws Exception {
        Path input = Files.writeString(home.resolve("typed"), typed);
        Path output = home.resolve("output");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.home=" + home,
                                "-Dstridebook.project=" + project,
                                "-cp",
                                Project.classPath(),
                                Main.class.getName(),
                                "uninstall"),
                        Stream.of(options))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JUPYTER_DATA_DIR", home.resolve("jupyter").toString());
        builder.environment().put("STRIDEBOOK_HOME", home.resolve("cache").toString());
        builder.environment()
                .put(
                        "STRIDEBOOK_PROGRESS",
                        home.resolve(".stridebook/progress.json").toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }

    @Test
    void says_what_it_would_remove_and_removes_nothing_unless_told() throws Exception {
        for (String typed : List.of("", "\n", "no\n", "never\n")) {
            Run run = uninstall(typed);
            assertThat(run.output())
                    .contains(
                            "Jupyter kernel",
                            home.resolve("cache/mnist").toString(),
                            project.resolve(".venv").toString())
                    .contains("This is kept: " + home.resolve(".stridebook/progress.json"))
                    .contains("Remove it? [y/N]", "Nothing was removed.")
                    .doesNotContain("stridebook-mine", "something-else");
            assertThat(run.exitCode()).isEqualTo(1);
        }
        assertThat(removed).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void removes_what_it_said_and_nothing_else() throws Exception {
        Run run = uninstall("y\n");
        assertThat(run.output()).contains("Removed.");
        assertThat(run.exitCode()).isZero();
        assertThat(removed).allSatisfy(file -> assertThat(file.getParent()).doesNotExist());
        assertThat(kept).allSatisfy(file -> assertThat(file).exists());

        assertThat(uninstall("", "--yes").output()).isEqualToIgnoringNewLines("There is nothing to remove.");
    }

    @Test
    void does_not_ask_who_is_sure() throws Exception {
        Run run = uninstall("", "--yes");
        assertThat(run.output()).doesNotContain("Remove it?").contains("Removed.");
        assertThat(removed).allSatisfy(file -> assertThat(file).doesNotExist());
    }
}
