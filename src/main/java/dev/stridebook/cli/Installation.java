package dev.stridebook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs programs with pip and with apt-get, and keeps what they print in a file. */
public final class Installation {
    /** Long enough for a slow line, short enough for a lesson to begin. */
    private static final int MINUTES = 20;

    private final Path project;
    private final Path log;

    /** @param name of the file with what was printed, in {@code target} */
    public Installation(Path project, String name) {
        this.project = project;
        this.log = project.resolve("target").resolve(name);
    }

    public Path log() {
        return log;
    }

    public void clearLog() throws IOException {
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
    }

    /** Installs packages into the checkout's {@code .venv}, which it makes if there is none; false if that fails. */
    public boolean pip(String... packages) throws InterruptedException {
        String python = Jupyter.isWindows() ? "python" : "python3";
        Path venv = project.resolve(".venv");
        Path pip = Jupyter.venvPrograms(project).resolve(Jupyter.isWindows() ? "pip.exe" : "pip");
        // One retry: where the index is out of reach, every package would otherwise wait for five.
        List<String> install =
                new ArrayList<>(List.of(pip.toString(), "install", "--quiet", "--retries", "1", "--timeout", "10"));
        install.addAll(List.of(packages));
        return (Files.exists(pip) || run(2, List.of(python, "-m", "venv", venv.toString()))) && run(MINUTES, install);
    }

    /** Whether this is Debian or one of its kin, and this user may install packages. */
    public static boolean mayUseApt() {
        return Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"));
    }

    /** Installs Debian's packages; false if that fails. */
    public boolean apt(List<String> packages) throws InterruptedException {
        run(5, List.of("apt-get", "update"));
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(packages);
        return run(MINUTES, install);
    }

    private boolean run(int minutes, List<String> command) throws InterruptedException {
        try {
            Files.writeString(
                    log,
                    "$ " + String.join(" ", command) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException cannotStart) {
            return false;
        }
    }
}
