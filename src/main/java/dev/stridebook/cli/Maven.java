package dev.stridebook.cli;

import java.util.ArrayList;
import java.util.List;

/** The Maven that builds the checkout. */
public final class Maven {
    private Maven() {}

    /** Not yet started, in the checkout's folder. */
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
