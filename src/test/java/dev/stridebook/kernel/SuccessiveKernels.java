package dev.stridebook.kernel;

import dev.stridebook.kernel.protocol.ConnectionFile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A kernel's process that serves one session after the other, which saves most of the time that a start takes. It reads the names of
 * their connection files from its standard input.
 */
public final class SuccessiveKernels {
    private SuccessiveKernels() {}

    public static void main(String[] args) throws Exception {
        // Taken before the streams are redirected to the cells.
        PrintStream log = System.err;
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            CompletableFuture<JavaEvaluator> evaluator = CompletableFuture.supplyAsync(JavaEvaluator::start);
            new KernelServer(ConnectionFile.read(Path.of(name)), evaluator, log::println).serve();
        }
        Runtime.getRuntime().halt(0);
    }
}
