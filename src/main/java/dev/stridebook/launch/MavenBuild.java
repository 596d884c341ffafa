package dev.stridebook.launch;

import static dev.stridebook.language.Language.say;

import dev.stridebook.process.ProgramLog;
import dev.stridebook.process.ProgramRun;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The build of a checkout with the machine's Maven. */
public final class MavenBuild {
    /** What the first build downloads, Maven's own plugins included: {@code ./stridebook author download} measures it. */
    private static final int FIRST_DOWNLOAD_MB = 270;

    private static final boolean IS_WINDOWS = File.separatorChar == '\\';
    private static final int MOST_ERRORS = 20;

    private final Path root;
    private final Path log;

    /** @param log gets all that Maven prints */
    MavenBuild(Path root, Path log) {
        this.root = root;
        this.log = log;
    }

    void run(PrintStream messages) throws IOException, InterruptedException {
        String maven = findMaven(messages);
        messages.printf(
                say(
                        "Building Stridebook with Java %d (the first time also downloads its libraries, about %d MB) ...%n"),
                Runtime.version().feature(),
                FIRST_DOWNLOAD_MB);
        Process process = new ProcessBuilder(command(maven, root))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (BufferedReader output = process.inputReader();
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
            follow(output, copy, messages);
        }
        if (ProgramRun.exitCode(process) != 0) {
            throw new LaunchException(say("the build failed. Maven's full output is in %s.", log), reasons());
        }
    }

    /** Returns the command that builds a checkout for the launchers. Not in batch mode, in which Maven is silent until it has all of a file. */
    public static List<String> command(String maven, Path root) {
        return List.of(
                maven,
                "-f",
                root.resolve("pom.xml").toString(),
                "-Dstyle.color=never",
                // Leaves out what only tests need.
                "-Dstridebook.start",
                "process-classes");
    }

    private static void follow(Reader output, PrintWriter copy, PrintStream messages) throws IOException {
        DownloadProgress progress = new DownloadProgress(messages::println);
        eachLine(output, line -> {
            progress.accept(line);
            if (line.contains("Compiling ")) {
                messages.println(say("  compiling"));
            }
            if (!line.startsWith("Progress ")) {
                copy.println(line);
            }
        });
        progress.end();
    }

    /** Maven ends a line of progress with a carriage return alone. */
    private static void eachLine(Reader output, Consumer<String> reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = output.read(); character >= 0; character = output.read()) {
            if (character != '\n' && character != '\r') {
                line.append((char) character);
            } else if (line.length() > 0) {
                reader.accept(line.toString().strip());
                line.setLength(0);
            }
        }
        reader.accept(line.toString());
    }

    private List<String> reasons() {
        return new ProgramLog(log).firstOr(MOST_ERRORS, line -> line.startsWith("[ERROR]"));
    }

    private String findMaven(PrintStream messages) throws IOException, InterruptedException {
        String name = IS_WINDOWS ? "mvn.cmd" : "mvn";
        if (isOnPath(name)) {
            return name;
        }
        if (!"root".equals(System.getProperty("user.name")) || !isOnPath("apt-get")) {
            throw new LaunchException(
                    say("Maven is not on the PATH."), say("Install Maven 3.8 or later (package: maven)."));
        }
        messages.println(say("Installing maven with apt-get (once) ..."));
        for (List<String> command : List.of(
                List.of("apt-get", "update"),
                List.of("apt-get", "install", "-y", "--no-install-recommends", "maven"))) {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (ProgramRun.exitCode(process) != 0) {
                throw new LaunchException(
                        say("apt-get could not install maven. Its output is in %s; it ends with:", log), reasons());
            }
        }
        return name;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
