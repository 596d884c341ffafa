package dev.stridebook.tools.compare;

import dev.stridebook.cli.Jupyter;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.UsageException;
import dev.stridebook.cli.WorkFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws random cases, runs each in PyTorch and with both engines, and reports where the results differ. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compare the library with PyTorch on random cases: layers, losses, optimisers and small networks, legal and illegal.",
            "",
            "Prints a table, and the first deviations as simple as they can be made. Ends with exit code 1 if there are any. Needs a Python with PyTorch 2.13.",
            ""
        })
public final class CompareCommand implements Callable<Integer> {
    private static final List<String> ENGINES = List.of("onednn", "nd4j");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cases",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int cases;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed draws the same cases (default: another each time).")
    private Long seed;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Only this layer, loss or optimiser, by PyTorch's name; can be given again.")
    private List<String> layers = List.of();

    @Option(names = "--case", paramLabel = "N", description = "Only the case of this number, as a report names it.")
    private Integer number;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "both",
            description = "onednn, nd4j or both (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many deviations to simplify and print (default: ${DEFAULT-VALUE}).")
    private int shown;

    @Option(names = "--python", paramLabel = "PROGRAM", description = "A Python that has PyTorch (default: python3).")
    private String python;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Kind> kinds = kinds();
        List<String> engines = engines();
        if (cases < 1 || cases > 10_000_000) {
            throw new UsageException("--cases must be from 1 to 10000000, but is %d.".formatted(cases));
        }
        PythonWithTorch pytorch = pytorch();
        long drawn = seed == null ? new SplittableRandom().nextLong(1_000_000) : seed;
        PrintWriter out = spec.commandLine().getOut();
        String script = Project.root().resolve("src/peers/python/compare.py").toString();
        try (Peer torch = Peer.pytorch(pytorch.python(), script)) {
            Map<String, Peer> ours = new LinkedHashMap<>();
            engines.forEach(name -> ours.put(name, Peer.stridebook(Project.classPath(), name)));
            try {
                out.printf("Seed %d, %s against %s.%n", drawn, engines, torch.library());
                out.flush();
                Report report = new Run(torch, ours, drawn).of(numbered(kinds, drawn), this::progress);
                report.print(out, shown);
                return report.hasDeviations() ? 1 : 0;
            } finally {
                ours.values().forEach(Peer::close);
            }
        }
    }

    private List<Kind> kinds() {
        try {
            return layers.isEmpty() ? Kinds.ALL : layers.stream().map(Kinds::of).toList();
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(unknown.getMessage());
        }
    }

    private List<String> engines() {
        if (!engine.equals("both") && !ENGINES.contains(engine)) {
            throw new UsageException("--engine must be onednn, nd4j or both, but is %s.".formatted(engine));
        }
        return engine.equals("both") ? ENGINES : List.of(engine);
    }

    private PythonWithTorch pytorch() throws IOException, InterruptedException {
        String program = python == null ? Jupyter.isWindows() ? "python" : "python3" : python;
        PythonWithTorch pytorch = PythonWithTorch.of(program);
        if (pytorch.absence() != null) {
            throw new WorkFailedException(
                    "%s has no PyTorch (%s), so there is nothing to compare with. Install it (pip install torch), or choose an interpreter that has it with --python."
                            .formatted(program, pytorch.absence()));
        }
        return pytorch;
    }

    /** As many cases of each kind, or the one that was asked for. */
    private List<Case> numbered(List<Kind> kinds, long drawn) {
        List<Case> all = new ArrayList<>();
        int each = number == null ? Math.max(1, cases / kinds.size()) : 1;
        for (int i = 0; i < each; i++) {
            for (Kind kind : kinds) {
                all.add(Case.draw(kind, drawn, number == null ? i : number));
            }
        }
        return all;
    }

    private void progress(int done, int deviations) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%,d cases, %,d deviations%n", done, deviations);
        err.flush();
    }
}
