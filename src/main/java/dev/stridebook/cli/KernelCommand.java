package dev.stridebook.cli;

import dev.stridebook.kernel.KernelSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells Jupyter about the kernel of this checkout. */
@Command(
        name = "kernel",
        description = {
            "Install, list or remove the Jupyter kernel \"" + KernelSpec.DISPLAY_NAME + "\".",
            "",
            "It goes into Jupyter's data folder of the user, or into JUPYTER_DATA_DIR. Other kernels, a kernel called"
                    + " \"java\" among them, are never touched.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class KernelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: kernel install, kernel list or kernel remove.");
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** {@code kernel install}. */
    @Command(description = "Install the kernel of this checkout with the Java that runs this, and try it out.")
    int install() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        KernelSpec kernel = KernelSpec.ofUser();
        try {
            Optional<Path> before = kernel.install();
            before.ifPresent(other -> out.println("Replaced the kernel that ran from " + other + "."));
            out.println("Installed \"%s\" in %s.".formatted(KernelSpec.DISPLAY_NAME, kernel.folder()));
            out.flush();
            kernel.selfTest();
            out.println("It started and ran a cell.");
            out.flush();
            return 0;
        } catch (IOException e) {
            err.println("The kernel cannot be installed in %s (%s). JUPYTER_DATA_DIR names another folder."
                    .formatted(kernel.folder(), reason(e)));
        } catch (IllegalStateException | KernelSpec.SelfTestFailed e) {
            err.println(e.getMessage());
        }
        err.flush();
        return 1;
    }

    /** {@code kernel list}. */
    @Command(description = "List the kernels of the user, and what is wrong with them.")
    int list() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<KernelSpec.Installed> kernels = KernelSpec.ofUser().list();
        for (KernelSpec.Installed kernel : kernels) {
            out.println("%-14s %-24s %-10s %s"
                    .formatted(kernel.name(), kernel.displayName(), kernel.language(), kernel.folder()));
            kernel.problem().ifPresent(problem -> out.println("               problem: " + problem));
        }
        if (kernels.stream().noneMatch(kernel -> kernel.name().equals(KernelSpec.NAME))) {
            out.println("The Stridebook kernel is not installed. To install it: ./stridebook kernel install");
        }
        out.flush();
        return 0;
    }

    /** {@code kernel remove}. */
    @Command(description = "Removes the Stridebook kernel, and nothing else.")
    int remove() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        KernelSpec kernel = KernelSpec.ofUser();
        out.println(
                kernel.remove()
                        ? "Removed \"%s\" from %s.".formatted(KernelSpec.DISPLAY_NAME, kernel.folder())
                        : "The Stridebook kernel is not installed in " + kernel.folder() + ".");
        out.flush();
        return 0;
    }
}
