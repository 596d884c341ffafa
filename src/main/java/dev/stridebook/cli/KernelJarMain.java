package dev.stridebook.cli;

import dev.stridebook.Internal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * The command line of {@code stridebook-kernel-VERSION-PLATFORM.jar}, which has everything that the kernel needs, for people with a
 * Jupyter of their own. The jar unpacks what is in it and starts this, for as long as it takes. So a kernel is always installed as a
 * copy; if no place is given, in the user's own data folder.
 */
@Internal
public final class KernelJarMain {
    private static final List<String> PLACES = List.of("--user", "--prefix", "--sys-prefix");

    private KernelJarMain() {}

    /** @param arguments the jar's name, and what the user typed after it */
    public static void main(String[] arguments) {
        Main.speakAsAsked(arguments);
        List<String> typed = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        boolean isPlaceless = typed.stream().noneMatch(word -> PLACES.contains(word.replaceFirst("=.*", "")));
        if (typed.contains("install") && isPlaceless) {
            typed.add("--user");
        }
        System.exit(commandLine(arguments[0]).execute(typed.toArray(String[]::new)));
    }

    private static CommandLine commandLine(String jar) {
        return Main.prepared(new CommandLine(new KernelCommand()).setCommandName("java -jar " + jar));
    }
}
