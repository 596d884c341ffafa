package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.protocol.ConnectionFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The kernel's process, started by Jupyter with the connection file as its one argument. */
public final class KernelMain {
    private KernelMain() {}

    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println(say("Jupyter starts this with one argument, the connection file. To install the kernel:"
                    + " ./stridebook kernel install"));
            System.exit(2);
        }
        // Taken before System.err is redirected to the cells.
        PrintStream log = System.err;
        try {
            // JShell accounts for most of the startup time, and a front end's first requests do not need it.
            CompletableFuture<JavaEvaluator> evaluator = CompletableFuture.supplyAsync(JavaEvaluator::start);
            JupyterWatch.onExit(
                    System.getenv(JupyterWatch.PROCESS),
                    () -> Runtime.getRuntime().halt(0));
            ConnectionFile connection = ConnectionFile.read(Path.of(args[0]));
            evaluator.thenAccept(started -> CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                    .execute(() -> HeapWatch.start(started::runOutOfMemory)));
            new KernelServer(connection, evaluator, line -> log.println("[stridebook] " + line)).serve();
        } catch (IOException | IllegalArgumentException e) {
            log.println(say("The Stridebook kernel cannot run: %s", e.getMessage()));
            Runtime.getRuntime().halt(2);
        }
        // Threads that cells left running must not keep the process alive.
        Runtime.getRuntime().halt(0);
    }
}
