package dev.stridebook.cli;

import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the Maven that builds the checkout. */
public final class Maven {
    private Maven() {}

    /** Runs Maven, shows what it prints, and returns whether it succeeded. It ends when the caller is interrupted. */
    public static boolean succeeds(List<String> arguments) throws IOException, InterruptedException {
        return ProgramRun.exitCode(run(arguments).inheritIO().start()) == 0;
    }

    /** Like {@link #succeeds(List)}, with another project than the checkout's main one. */
    static boolean succeeds(Path pom, List<String> arguments) throws IOException, InterruptedException {
        return ProgramRun.exitCode(run(pom, arguments).inheritIO().start()) == 0;
    }

    /** Returns a Maven process in the checkout's folder, not started yet. */
    public static ProcessBuilder run(List<String> arguments) {
        return run(Project.root().resolve("pom.xml"), arguments);
    }

    private static ProcessBuilder run(Path pom, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Jupyter.isWindows() ? "mvn.cmd" : "mvn", "-B", "--no-transfer-progress", "-f", pom.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(Project.root().toFile());
    }
}
