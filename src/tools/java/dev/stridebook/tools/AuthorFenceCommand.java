package dev.stridebook.tools;

import dev.stridebook.cli.Maven;
import dev.stridebook.cli.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fence",
        mixinStandardHelpOptions = true,
        description = {
            "Find out where native code reads or writes beyond its memory, or computes wrong numbers (Linux on x86-64 only).",
            "Computes random convolutions, blocks and products of matrices with the engine, each block of native memory between"
                    + " pages that may not be touched, and compares the results with plain loops. Writes docs/soundness.md.",
            "20,000 cases take about an hour."
        })
final class AuthorFenceCommand implements Callable<Integer> {
    @Option(names = "--cases", description = "How many cases; default: ${DEFAULT-VALUE}.", defaultValue = "20000")
    private int cases;

    @Option(
            names = "--file",
            description =
                    "Computes the cases of a file instead, one a line as faults quote them, with each set of instructions.")
    private Path file;

    @Option(names = "--seed", description = "Draws other cases; default: ${DEFAULT-VALUE}.", defaultValue = "1")
    private long seed;

    @Option(
            names = "--instructions",
            split = ",",
            description =
                    "The highest sets of instructions that oneDNN may use, as in its ONEDNN_MAX_CPU_ISA; default: ${DEFAULT-VALUE}.",
            defaultValue = "SSE41,AVX,AVX2,AVX512_CORE,DEFAULT")
    private List<String> instructions;

    @Option(
            names = "--every-way",
            description =
                    "Take all ways that oneDNN has, not only those that the engine takes, and write no page: shows which ones to leave out.")
    private boolean everyWay;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The cases and all faults are in " + Project.root().resolve("target/fence") + ".");
        out.flush();
        String arguments = "%s %s %d %s"
                .formatted(
                        everyWay ? "ways" : "engine",
                        file == null ? cases : file.toAbsolutePath(),
                        seed,
                        String.join(" ", instructions));
        return Maven.run(List.of(
                                        "-q",
                                        "-P",
                                        "fence",
                                        "-Dfence.arguments=" + arguments,
                                        "test-compile",
                                        "exec:exec@fence"))
                                .inheritIO()
                                .start()
                                .waitFor()
                        == 0
                ? 0
                : 1;
    }
}
