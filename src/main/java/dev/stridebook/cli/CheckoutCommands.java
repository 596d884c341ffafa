package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Answers for the maintainers' commands where they are missing, as in a release: they need the sources. */
final class CheckoutCommands {
    static final List<String> OF_MAIN = List.of("test", "bench");

    static final List<String> OF_AUTHOR = List.of(
            "build",
            "check",
            "mutate",
            "gallery",
            "site",
            "screenshots",
            "conformance",
            "fence",
            "download",
            "release",
            "compare",
            "notebooks",
            "poison");

    private CheckoutCommands() {}

    static void addTo(CommandLine main) {
        add(main, OF_MAIN);
        add(main.getSubcommands().get("author"), OF_AUTHOR);
    }

    private static void add(CommandLine parent, List<String> names) {
        for (String name : names) {
            CommandSpec spec = CommandSpec.wrapWithoutInspection((Runnable) () -> {
                throw new UsageException(say(
                        "%s %s is for authors, and needs a checkout of Stridebook's sources. This is a release.",
                        parent.getCommandSpec().name(), name));
            });
            spec.parser().unmatchedArgumentsAllowed(true);
            spec.usageMessage().hidden(true);
            parent.addSubcommand(name, spec);
        }
    }
}
