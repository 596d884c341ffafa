package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.process.ProgramLog;
import dev.stridebook.process.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Installs programs with pip, apt-get and npm, and logs their output to a file. */
public final class Installation {
    /** Long enough for a slow connection, short enough for a lesson to start. */
    private static final int MINUTES = 20;

    private static final int LAST_LINES = 8;

    /** The folder with what pip installs, in a release for rooms without internet. */
    public static final String WHEELS = "wheels";

    private final Path project;
    private final Path log;
    private final String searched;

    /** @param name the log file's name in {@code target} */
    public Installation(Path project, String name) {
        this(project, name, System.getenv("PATH"));
    }

    /** @param searched the folders where npm is looked for */
    public Installation(Path project, String name, String searched) {
        this.project = project;
        this.searched = searched;
        this.log = project.resolve("target").resolve(name);
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

    /** Returns npm, without which {@link #npm(Path, Path, String)} cannot be called; empty if it is not there. */
    public Optional<Path> findNpm() {
        return Stream.of(searched.split(File.pathSeparator))
                .map(folder -> Path.of(folder, Jupyter.isWindows() ? "npm.cmd" : "npm"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Installs a package for Node.js into a folder, and returns whether this succeeded. */
    public boolean npm(Path npm, Path folder, String packageAndVersion) throws InterruptedException {
        // Errors alone, so that the last lines of the log say why. One retry, as for pip.
        return run(
                MINUTES,
                List.of(
                        npm.toString(),
                        "install",
                        "--loglevel=error",
                        "--no-audit",
                        "--no-fund",
                        "--fetch-retries=1",
                        "--prefix",
                        folder.toString(),
                        packageAndVersion));
    }

    /** Returns what the programs said last, and where all of it is; empty if none was run. */
    public String lastWords() {
        if (!Files.exists(log)) {
            return "";
        }
        StringBuilder words = new StringBuilder(say("The log of this attempt is %s. It ends with:", log));
        for (String line : new ProgramLog(log).last(LAST_LINES)) {
            words.append(System.lineSeparator()).append("    ").append(line);
        }
        return words.toString();
    }

    private void note(String line) throws IOException {
        Files.writeString(log, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private boolean run(int minutes, List<String> command) throws InterruptedException {
        try {
            note("$ " + String.join(" ", command));
            return runNoted(minutes, command);
        } catch (IOException cannotStart) {
            return false;
        }
    }

    private boolean runNoted(int minutes, List<String> command) throws IOException, InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
            Optional<ProgramRun> run = ProgramRun.within(Duration.ofMinutes(minutes), builder);
            if (run.isEmpty()) {
                note(say("It did not end within %d minutes.", minutes));
            }
            return run.filter(ProgramRun::isSuccess).isPresent();
        } catch (IOException cannotStart) {
            note(cannotStart.getMessage());
            return false;
        }
    }
}
