package dev.stridebook.cli;

import dev.stridebook.data.DataException;
import dev.stridebook.data.DataStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stridebook data}: puts a data set into the cache and says what is there. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Fetch a data set into the cache, check it and show what is there.")
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = "mnist",
            paramLabel = "SET",
            description = "mnist (if left out) or fashion-mnist.")
    private String set;

    @Option(names = "--from", paramLabel = "DIR", description = "Take the files from this folder, plain or as .gz.")
    private Path from;

    @Option(names = "--repair", description = "Fetch damaged files again.")
    private boolean repair;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        DataStore store =
                switch (set) {
                    case "mnist" -> DataStore.mnist(out::println);
                    case "fashion-mnist" -> DataStore.fashionMnist(out::println);
                    default ->
                        throw new ParameterException(
                                spec.commandLine(),
                                "\"%s\" is not a data set. Choose one of %s."
                                        .formatted(set, List.of("mnist", "fashion-mnist")));
                };
        try {
            store.complete(Optional.ofNullable(from), repair);
            out.println("%s%n%s%nin %s, SHA-256 of all four files as published"
                    .formatted(store.train(), store.test(), store.folder()));
            return 0;
        } catch (DataException failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return 1;
        }
    }
}
