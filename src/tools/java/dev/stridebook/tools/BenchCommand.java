package dev.stridebook.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.Maven;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.Setup;
import dev.stridebook.cli.UsageException;
import dev.stridebook.process.JavaCommand;
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

/** Compiles the benchmarks, which are no part of the product, and runs one in a Java without this one's flags. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Measure how fast Stridebook is, beside PyTorch where python3 has it.",
            "",
            "Both do the same work in turns, and what counts is the ratio of the medians. Run it on a quiet machine; it"
                    + " says if that was busy. The first time this downloads the libraries to compare with, about 200 MB.",
            ""
        })
final class BenchCommand implements Callable<Integer> {
    private static final int STUDENTS = 40;

    @Spec
    private CommandSpec spec;

    /** Of every benchmark. */
    static final class Common {
        @Option(names = "--json", paramLabel = "FILE", description = "Also write all measurements to this file.")
        private Path json;

        @Option(names = "--quick", description = "Few and short measurements: rough figures, soon.")
        private boolean quick;
    }

    /** Of those that compare. */
    static final class WithPyTorch {
        @Option(
                names = "--python",
                paramLabel = "PROGRAM",
                description = "The Python that has PyTorch (default: python3, if it has).")
        private String python;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to measure: bench train, ops, scaling, memory, startup, kernel or grade, or bench report for all.");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Epochs of the MNIST net, an AlexNet-like and a VGG-like one on MNIST.")
    int train(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(names = "--peers", description = "Train the MNIST net in DL4J and DJL too (Linux on x86-64).")
                    boolean peers)
            throws IOException, InterruptedException {
        if (peers && !hasPeers()) {
            throw new UsageException("DL4J and DJL are compared on Linux on x86-64 only. Leave out --peers.");
        }
        return run("train", common, other, Map.of("peers", peers));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Single layers, forward and backward: those of known nets, and a sweep.")
    int ops(@Mixin Common common, @Mixin WithPyTorch other) throws IOException, InterruptedException {
        return run("ops", common, other, Map.of());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "How the cost of a convolution grows with the batch and the image, on one thread and on all.")
    int scaling(@Mixin Common common) throws IOException, InterruptedException {
        return run("scaling", common, new WithPyTorch(), Map.of());
    }

    @Command(mixinStandardHelpOptions = true, description = "The most memory that an epoch of the MNIST net takes.")
    int memory(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(
                            names = "--leak",
                            paramLabel = "MINUTES",
                            description = "Train for so long instead, and say whether memory stays flat within 2 %%.")
                    Double minutes)
            throws IOException, InterruptedException {
        if (minutes != null && !(minutes >= 0.5 && minutes <= 24 * 60)) {
            throw new UsageException("--leak takes minutes, from 0.5 to %d, but it is %s.".formatted(24 * 60, minutes));
        }
        return run("memory", common, other, Map.of("leakMinutes", minutes == null ? 0 : minutes));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "From the start of a program, a cell and a command to the first answer.")
    int startup(@Mixin Common common, @Mixin WithPyTorch other) throws IOException, InterruptedException {
        return run("startup", common, other, Map.of());
    }

    @Command(mixinStandardHelpOptions = true, description = "The kernel, seen from Jupyter's own clients.")
    int kernel(@Mixin Common common) throws IOException, InterruptedException {
        return run("kernel", common, new WithPyTorch(), Map.of("jupyterPython", jupyterPython()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Grading a class: the time for a submission with one exercise, and students a minute.")
    int grade(
            @Mixin Common common,
            @Option(
                            names = "--class",
                            paramLabel = "N",
                            defaultValue = "" + STUDENTS,
                            description = "Students in the class (default: ${DEFAULT-VALUE}).")
                    int students)
            throws IOException, InterruptedException {
        if (students < 1 || students > 1000) {
            throw new UsageException("--class takes 1 to 1000 students, but it is %d.".formatted(students));
        }
        return run("grade", common, new WithPyTorch(), Map.of("students", students));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "All of them, about half an hour, written to docs/performance.md.")
    int report(
            @Mixin Common common,
            @Mixin WithPyTorch other,
            @Option(names = "--out", paramLabel = "FILE", description = "Write the page to this file instead.")
                    Path page)
            throws IOException, InterruptedException {
        requireFolder("--out", page);
        return run(
                "report",
                common,
                other,
                Map.of(
                        "peers",
                        hasPeers(),
                        "jupyterPython",
                        jupyterPython(),
                        "students",
                        STUDENTS,
                        "page",
                        page == null
                                ? Project.root().resolve("docs/performance.md").toString()
                                : page.toAbsolutePath().toString()));
    }

    /** Whether the profile's native libraries run here. */
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

    /** Before minutes of measuring, not after. */
    private static void requireFolder(String option, Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(
                    "%s %s cannot be written: give a file in a folder that is there.".formatted(option, file));
        }
    }

    private boolean compile() throws IOException, InterruptedException {
        spec.commandLine().getOut().println("Compiling the benchmarks ...");
        spec.commandLine().getOut().flush();
        return Maven.run(List.of("-q", "-P", "peers", "test-compile"))
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }

    private static boolean measure(Map<String, Object> plan) throws IOException, InterruptedException {
        Path target = Project.root().resolve("target");
        Path file = Files.createDirectories(target.resolve("bench")).resolve("plan.json");
        Files.writeString(file, new ObjectMapper().writeValueAsString(plan));
        String classPath = Project.classPath() + File.pathSeparator + target.resolve("test-classes");
        return JavaCommand.with(classPath, "dev.stridebook.bench.Bench", List.of(file.toString()))
                        .directory(Project.root().toFile())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
