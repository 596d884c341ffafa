package dev.stridebook.cli;

import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Installs programs with pip and apt-get, and logs their output to a file. */
public final class Installation {
    /** Long enough for a slow connection, short enough for a lesson to start. */
    private static final int MINUTES = 20;

    /** The folder with what pip installs, in a release for rooms without internet. */
    public static final String WHEELS = "wheels";

    private final Path project;
    private final Path log;

    /** @param name the log file's name in {@code target} */
    public Installation(Path project, String name) {
        this.project = project;
        this.log = project.resolve("target").resolve(name);
    }

    /** Returns the log file. */
    public Path log() {
        return log;
    }

    /** Deletes the log of an earlier installation. */
    public void clearLog() throws IOException {
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
    }

    /** Installs packages into the checkout's {@code .venv}, which is created if needed, and returns whether this succeeded. */
    public boolean pip(String... packages) throws InterruptedException {
        String python = Jupyter.isWindows() ? "python" : "python3";
        Path venv = project.resolve(".venv");
        Path pip = Jupyter.venvPrograms(project).resolve(Jupyter.isWindows() ? "pip.exe" : "pip");
        // One retry: if the index is unreachable, pip would otherwise retry five times for every package.
        List<String> install =
                new ArrayList<>(List.of(pip.toString(), "install", "--quiet", "--retries", "1", "--timeout", "10"));
        install.addAll(List.of(packages));
        return (Files.exists(pip) || run(2, List.of(python, "-m", "venv", venv.toString())))
                && (pipFromWheels(install) || run(MINUTES, install));
    }

    /** What is packed is for one version of Python, so this may fail where there is a network. */
    private boolean pipFromWheels(List<String> install) throws InterruptedException {
        Path wheels = project.resolve(WHEELS);
        if (!Files.isDirectory(wheels)) {
            return false;
        }
        List<String> offline = new ArrayList<>(install);
        offline.addAll(List.of("--no-index", "--find-links", wheels.toString()));
        return run(MINUTES, offline);
    }

    /** Returns whether this is a Debian-based system on which this user may install packages. */
    public static boolean mayUseApt() {
        return Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"));
    }

    /** Installs Debian packages and returns whether this succeeded. */
    public boolean apt(List<String> packages) throws InterruptedException {
        List<String> install = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(packages);
        // A second one at the same time would be refused.
        synchronized (Installation.class) {
            run(5, List.of("apt-get", "update"));
            return run(MINUTES, install);
        }
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
            return ProgramRun.within(Duration.ofMinutes(minutes), builder)
                    .filter(ProgramRun::isSuccess)
                    .isPresent();
        } catch (IOException cannotStart) {
            return false;
        }
    }
}
