package dev.stridebook.tools.poison;

import dev.stridebook.cli.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs cells that try to break a session of the kernel. */
@Command(
        name = "poison",
        mixinStandardHelpOptions = true,
        description = {
            "Run cells in the kernel that try to break its session: half a program, definitions in odd orders, endless loops, errors"
                    + " that fail themselves.",
            "After each cell, 1 + 1 must be 2, and what was defined before the first cell must be there. Prints each cell that did harm;"
                    + " ends with exit code 1 if there are any."
        })
public final class PoisonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int cells;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed draws the same cells (default: another each time).")
    private Long seed;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "0",
            description = "Begin with the cell of this number.")
    private int first;

    @Override
    public Integer call() throws IOException, TimeoutException {
        if (cells < 1 || first < 0) {
            throw new UsageException("--cells must be at least 1 and --first at least 0, but they are %d and %d."
                    .formatted(cells, first));
        }
        long drawn = seed == null ? new SplittableRandom().nextLong(1_000_000) : seed;
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Seed %d, Java %s.%n", drawn, Runtime.version());
        out.flush();
        PoisonCells all = new PoisonCells(drawn);
        int harmful = 0;
        PoisonedKernel kernel = PoisonedKernel.start(Files.createTempDirectory("stridebook-poison"));
        try {
            for (int number = first; number < first + cells; number++) {
                PoisonCell cell = all.cell(number);
                List<String> faults = kernel.survive(cell);
                if (!faults.isEmpty()) {
                    harmful++;
                    out.printf("Cell %d: %s%n%s%n%n", number, String.join("; ", faults), cell.excerpt());
                    out.flush();
                    kernel.close();
                    kernel = PoisonedKernel.start(Files.createTempDirectory("stridebook-poison"));
                }
            }
            out.printf("%d of %d cells did harm.%n", harmful, cells);
            out.print(kernel.output());
        } finally {
            kernel.close();
        }
        return harmful == 0 ? 0 : 1;
    }
}
