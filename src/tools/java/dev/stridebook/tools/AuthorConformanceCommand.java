package dev.stridebook.tools;

import dev.stridebook.cli.Maven;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description =
                "Write docs/conformance.md: run cases recorded with PyTorch in Stridebook, DJL and DL4J. Downloads DJL and DL4J (Linux on x86-64 only) and takes several minutes.")
final class AuthorConformanceCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        return Maven.succeeds(List.of("-q", "-P", "peers", "test-compile", "exec:exec@conformance")) ? 0 : 1;
    }
}
