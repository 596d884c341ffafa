package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.DataException;
import dev.stridebook.data.DataStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stridebook data}: downloads a data set to the cache, verifies it and describes it. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Download a data set to the cache, verify it and show what it contains.")
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = "mnist",
            paramLabel = "SET",
            description = "mnist (default) or fashion-mnist.")
    private String set;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description =
                    "Copy the files from this folder or those below it, plain or as .gz, instead of downloading them.")
    private Path from;

    @Option(names = "--repair", description = "Download damaged files again.")
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
                                say("There is no data set \"%s\". Choose mnist or fashion-mnist.", set));
                };
        try {
            store.complete(Optional.ofNullable(from), repair);
            out.println(say(
                    "%s%n%s%nin %s; the SHA-256 of all four files is as published",
                    store.train(), store.test(), store.folder()));
            return 0;
        } catch (DataException failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return 1;
        }
    }
}
