package dev.stridebook.cli;

import java.util.ArrayList;
import java.util.List;

/** Runs the Maven that builds the checkout. */
public final class Maven {
    private Maven() {}

    /** Returns a Maven process in the checkout's folder, not started yet. */
    public static ProcessBuilder run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Jupyter.isWindows() ? "mvn.cmd" : "mvn",
                "-B",
                "--no-transfer-progress",
                "-f",
                Project.root().resolve("pom.xml").toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(Project.root().toFile());
    }
}
