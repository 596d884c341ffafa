package dev.stridebook.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.Maven;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.Setup;
import dev.stridebook.cli.UsageException;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.ProgramRun;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compiles the benchmarks, which are not part of the product, and runs one in a separate JVM without this JVM's flags. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Measure Stridebook's speed, and compare it with PyTorch if python3 has it.",
            "",
            "Both do the same work in turns, and the ratio of their medians is reported. Use a machine that is otherwise idle; the output says if it was busy. The first run downloads the libraries to compare with, about 200 MB.",
            ""
        })
final class BenchCommand implements Callable<Integer> {
    private static final int STUDENTS = 40;
    private static final int KERNELS = 10;

    private static final int RANDOM_LAYERS = 100;

    @Spec
    private CommandSpec spec;

    /** Options of every benchmark. */
    static final class Common {
        @Option(names = "--json", paramLabel = "FILE", description = "Also write all measurements to this file.")
        private Path json;

        @Option(names = "--quick", description = "Make fewer and shorter measurements, for rough results.")
        private boolean quick;
    }

    /** Options of the benchmarks that compare with PyTorch. */
    static final class WithPyTorch {
        @Option(
                names = "--python",
                paramLabel = "PROGRAM",
                description = "A Python that has PyTorch (default: python3).")
        private String python;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "Choose what to measure: bench train, around, ops, scaling, memory, lessons, kernels, startup, kernel or grade; or bench report for all.");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Measure epochs on MNIST of the MNIST net, an AlexNet-like net and a VGG-like net.")
    int train(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(names = "--peers", description = "Also train the MNIST net in DL4J and DJL (Linux on x86-64 only).")
                    boolean peers,
            @Option(names = "--tuned", description = "Also train in PyTorch as an expert writes it.") boolean tuned,
            @Option(names = "--neighbour", description = "Train once more beside a process that keeps a core busy.")
                    boolean neighbour)
            throws IOException, InterruptedException {
        if (peers && !hasPeers()) {
            throw new UsageException("--peers works only on Linux on x86-64. Leave it out.");
        }
        return run("train", common, other, Map.of("peers", peers, "tuned", tuned, "neighbour", neighbour));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Measure what surrounds the layers of a training: loading, the first epoch, testing, augmentation, Adam.")
    int around(@Mixin Common common, @Mixin WithPyTorch other) throws IOException, InterruptedException {
        return run("around", common, other, Map.of());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Measure single layers, forward and backward: those of known nets, and a range of sizes.")
    int ops(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(
                            names = "--random",
                            paramLabel = "N",
                            description = "Measure so many random layers instead, 100 in less than ten minutes.")
                    Integer random,
            @Option(
                            names = "--seed",
                            paramLabel = "SEED",
                            description = "Draw the random layers by this seed (default: 1).")
                    Long seed)
            throws IOException, InterruptedException {
        if (random == null) {
            if (seed != null) {
                throw new UsageException(
                        "--seed draws random layers. Say how many, as in --random 100 --seed %d.".formatted(seed));
            }
            return run("ops", common, other, Map.of());
        }
        requireFrom1("--random", random, 10_000, "layers");
        return run("random", common, other, Map.of("random", random, "seed", seed == null ? 1 : seed));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Measure how the time of a convolution grows with batch and image size, on one thread and on all.")
    int scaling(@Mixin Common common) throws IOException, InterruptedException {
        return run("scaling", common, new WithPyTorch(), Map.of());
    }

    @Command(mixinStandardHelpOptions = true, description = "Measure the peak memory of an epoch of the MNIST net.")
    int memory(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(
                            names = "--leak",
                            paramLabel = "MINUTES",
                            description = "Train this long instead and say whether memory stays flat within 2 %%.")
                    Double minutes,
            @Option(
                            names = "--shapes",
                            description = "With --leak: change the sizes of batches and images all the time.")
                    boolean shapes)
            throws IOException, InterruptedException {
        if (minutes != null && !(minutes >= 0.5 && minutes <= 24 * 60)) {
            throw new UsageException("--leak must be from 0.5 to %d minutes, but is %s.".formatted(24 * 60, minutes));
        }
        if (shapes && minutes == null) {
            throw new UsageException("--shapes is for --leak. Say how long, as in --leak 60 --shapes.");
        }
        return run("memory", common, other, Map.of("leakMinutes", minutes == null ? 0 : minutes, "shapes", shapes));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Run all lessons and measure their cells: which does a student wait for?")
    int lessons(@Mixin Common common) throws IOException, InterruptedException {
        return run("lessons", common, new WithPyTorch(), Map.of());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Measure the memory of kernels, one alone and several at once, before and after cells and lessons.")
    int kernels(
            @Mixin Common common,
            @Option(
                            names = "--at-once",
                            paramLabel = "N",
                            defaultValue = "" + KERNELS,
                            description = "Kernels that run at the same time (default: ${DEFAULT-VALUE}).")
                    int kernels)
            throws IOException, InterruptedException {
        requireFrom1("--at-once", kernels, 100, "kernels");
        return run("kernels", common, new WithPyTorch(), Map.of("kernels", kernels, "jupyterPython", jupyterPython()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Measure the time to the first result of a program, a cell and a command.")
    int startup(@Mixin Common common, @Mixin WithPyTorch other) throws IOException, InterruptedException {
        return run("startup", common, other, Map.of());
    }

    @Command(mixinStandardHelpOptions = true, description = "Measure the kernel through Jupyter's own client.")
    int kernel(@Mixin Common common) throws IOException, InterruptedException {
        return run("kernel", common, new WithPyTorch(), Map.of("jupyterPython", jupyterPython()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Measure grading: the time for a submission with one exercise, and students per minute for a class.")
    int grade(
            @Mixin Common common,
            @Option(
                            names = "--class",
                            paramLabel = "N",
                            defaultValue = "" + STUDENTS,
                            description = "Students in the class (default: ${DEFAULT-VALUE}).")
                    int students)
            throws IOException, InterruptedException {
        requireFrom1("--class", students, 1000, "students");
        return run("grade", common, new WithPyTorch(), Map.of("students", students));
    }

    private static void requireFrom1(String option, int count, int most, String what) {
        if (count < 1 || count > most) {
            throw new UsageException("%s must be from 1 to %d %s, but is %d.".formatted(option, most, what, count));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Run all benchmarks and write docs/performance.md. Takes about half an hour.")
    int report(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "Write the page to this file instead of docs/performance.md.")
                    Path page,
            @Option(
                            names = "--before",
                            paramLabel = "FILE",
                            description =
                                    "Also compare starts, waits in lessons and memory with those of an earlier version, whose report wrote this file as --json.")
                    Path before)
            throws IOException, InterruptedException {
        requireFolder("--out", page);
        if (before != null && !Files.isReadable(before)) {
            throw new UsageException(
                    "--before %s cannot be read. Give what `bench report --json` wrote for an earlier version."
                            .formatted(before));
        }
        Map<String, Object> more = new LinkedHashMap<>(Map.of(
                "peers",
                hasPeers(),
                "tuned",
                true,
                "neighbour",
                true,
                "jupyterPython",
                jupyterPython(),
                "kernels",
                KERNELS,
                "students",
                STUDENTS,
                "random",
                RANDOM_LAYERS,
                "seed",
                1,
                "page",
                page == null
                        ? Project.root().resolve("docs/performance.md").toString()
                        : page.toAbsolutePath().toString()));
        more.put("before", before == null ? null : before.toAbsolutePath().toString());
        return run("report", common, other, more);
    }

    /** Returns whether the native libraries of DL4J and DJL run here. */
    private static boolean hasPeers() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private String jupyterPython() throws IOException, InterruptedException {
        return new Setup(spec.commandLine().getOut()).jupyter().python().toString();
    }

    private int run(String benchmark, Common common, WithPyTorch other, Map<String, Object> more)
            throws IOException, InterruptedException {
        requireFolder("--json", common.json);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("benchmark", benchmark);
        plan.put("quick", common.quick);
        plan.put("python", other.python == null ? Jupyter.isWindows() ? "python" : "python3" : other.python);
        plan.put("pythonGiven", other.python != null);
        plan.put(
                "json",
                common.json == null ? null : common.json.toAbsolutePath().toString());
        plan.put("project", Project.root().toString());
        plan.put("classPath", Project.classPath());
        plan.putAll(more);
        return compile() && measure(plan) ? 0 : 1;
    }

    /** Checks a file to write before minutes of measuring, not after. */
    private static void requireFolder(String option, Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(
                    "%s %s cannot be written. Give a file in an existing folder.".formatted(option, file));
        }
    }

    private boolean compile() throws IOException, InterruptedException {
        spec.commandLine().getOut().println("Compiling the benchmarks ...");
        spec.commandLine().getOut().flush();
        return Maven.succeeds(List.of("-q", "-P", "peers", "test-compile"));
    }

    private static boolean measure(Map<String, Object> plan) throws IOException, InterruptedException {
        Path target = Project.root().resolve("target");
        Path file = Files.createDirectories(target.resolve("bench")).resolve("plan.json");
        Files.writeString(file, new ObjectMapper().writeValueAsString(plan));
        String classPath = Project.classPath() + File.pathSeparator + target.resolve("test-classes");
        ProcessBuilder java = JavaCommand.with(classPath, "dev.stridebook.bench.Bench", List.of(file.toString()));
        // What starts kernels starts them from the archive, as the launcher does.
        Settings.archive().ifPresent(archive -> java.command().add(1, "-D%s=%s".formatted(Settings.ARCHIVE, archive)));
        return ProgramRun.exitCode(
                        java.directory(Project.root().toFile()).inheritIO().start())
                == 0;
    }
}
