package dev.stridebook.tools;

import dev.stridebook.cli.Maven;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.UsageException;
import dev.stridebook.process.Kill;
import dev.stridebook.process.ProgramRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Run all tests of Stridebook.",
            "First installs what is missing: Jupyter to run the lessons, its test suite for kernels, Notebook 6 and Chromium to"
                    + " show pages, bubblewrap and Spark for grading, gcc to test native code, Gradle to test what its users get, and MNIST. Ends with a table of where the time went.",
            "Further arguments are passed to Maven, such as -Dtest=WindowTest."
        })
final class TestCommand implements Callable<Integer> {
    /** ND4J's native libraries for Linux on x86-64, the default one first; other systems have only one. */
    private static final List<String> NATIVES =
            List.of("linux-x86_64-onednn", "linux-x86_64", "linux-x86_64-onednn-avx2");

    @Option(
            names = "--every-native",
            description =
                    "Run all tests with each of ND4J's native libraries for Linux on x86-64, and print a table at the end. By default, only the conformance tests run with the other libraries.")
    private boolean everyNative;

    @Unmatched
    private List<String> mavenArguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        requireSeveralNatives();
        TestTimes times = new TestTimes(System::nanoTime);
        times.begin("set-up");
        // In parallel with the set-up, which waits for the network. What they find wrong is reported by the test run
        // below; it neither compiles again nor looks again at a file that is well formatted.
        List<Process> meanwhile = List.of(inBackground("test-compile"), inBackground("spotless:check"));
        try {
            new TestSetup(out).all();
            for (Process each : meanwhile) {
                each.waitFor();
            }
        } finally {
            meanwhile.forEach(Kill::tree);
        }
        return everyNative ? testEveryNative(out) : test(times, out);
    }

    private Process inBackground(String goal) throws IOException {
        return maven(List.of(), goal)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private int test(TestTimes times, PrintWriter out) throws IOException, InterruptedException {
        times.begin("Maven's start");
        Process process = maven(List.of(), "verify").redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader()) {
            times.follow(output, out, Project.root().resolve("target/surefire-reports"));
        }
        return ProgramRun.exitCode(process) == 0 ? 0 : 1;
    }

    private void requireSeveralNatives() {
        boolean isThere = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (everyNative && !isThere) {
            throw new UsageException(
                    "--every-native works only on Linux on x86-64. Leave it out to test this machine's only native library.");
        }
    }

    private int testEveryNative(PrintWriter out) throws IOException, InterruptedException {
        List<TestTotals> runs = new ArrayList<>();
        for (String classifier : NATIVES) {
            out.printf("%nWith the native library %s%n", classifier);
            out.flush();
            Process process = maven(
                            List.of(
                                    "-Dnd4j.classifier=" + classifier,
                                    "-Dstridebook.differential.skip=true",
                                    // Keeps the default library in the launcher's class path.
                                    "-Dmdep.skip=true"),
                            "verify")
                    .redirectErrorStream(true)
                    .start();
            runs.add(TestTotals.read(classifier, process, out));
        }
        out.println();
        TestTotals.table(runs).forEach(out::println);
        return runs.stream().allMatch(TestTotals::isPassed) ? 0 : 1;
    }

    private ProcessBuilder maven(List<String> options, String phase) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(mavenArguments);
        arguments.add(phase);
        return Maven.run(arguments);
    }
}
