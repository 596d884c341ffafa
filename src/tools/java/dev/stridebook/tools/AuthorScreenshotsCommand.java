package dev.stridebook.tools;

import dev.stridebook.cli.Maven;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "screenshots",
        mixinStandardHelpOptions = true,
        description = {
            "Take the pictures in docs/ that show the product, in a browser and in Jupyter Notebook 6.",
            "./stridebook test installs both. Look at the pictures before you commit them."
        })
final class AuthorScreenshotsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Pictures to take, such as explorer.png (default: all).")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Maven.succeeds(List.of(
                        "-q",
                        "-P",
                        "screenshots",
                        "-Dscreenshots.arguments=" + String.join(" ", files),
                        "test-compile",
                        "exec:exec@screenshots"))
                ? 0
                : 1;
    }
}
