package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CheckoutCommandsTest {
    /** The test's class path has the maintainers' commands; what they add is what a release answers for. */
    @Test
    void they_are_those_that_a_release_lacks() {
        CommandLine product = Main.ofProduct();
        CommandLine checkout = Main.commandLine();

        assertThat(added(product, checkout)).containsExactlyInAnyOrderElementsOf(CheckoutCommands.OF_MAIN);
        assertThat(added(
                        product.getSubcommands().get("author"),
                        checkout.getSubcommands().get("author")))
                .containsExactlyInAnyOrderElementsOf(CheckoutCommands.OF_AUTHOR);
    }

    private static Set<String> added(CommandLine product, CommandLine checkout) {
        Set<String> names = new HashSet<>(checkout.getSubcommands().keySet());
        names.removeAll(product.getSubcommands().keySet());
        return names;
    }
}
