package dev.stridebook.launch;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.settings.NativeThreads;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the scripts start Java here: {@code target/java-VERSION.args} has its options and the class path, and
 * {@code target/native-threads.env} the environment variables. Each version of Java has its own, with a class data archive.
 *
 * @param place what is started
 * @param version of Java
 */
record Start(Place place, int version) {
    /** Java asks before native code is loaded since this version. */
    private static final int NATIVE_ACCESS_ASKED_SINCE = 24;

    /** Returns how the running Java is started. */
    static Start of(Place place) {
        return new Start(place, Runtime.version().feature());
    }

    /** Returns the file with the arguments. */
    Path file() {
        return place.target().resolve("java-%d.args".formatted(version));
    }

    /**
     * Makes what is missing or out of date, unless another process is doing so: then waits for it.
     *
     * @param command is about to be run; the tests take no part of what an archive makes faster, and leave it to the next command
     * @param messages is told what takes a while
     * @throws LaunchException if it cannot be made
     */
    void prepare(List<String> command, PrintStream messages) throws IOException, InterruptedException {
        if (place.root().toString().contains(File.pathSeparator)) {
            throw new LaunchException(
                    say(
                            "the folder %s has a \"%s\" in its name, which separates the entries of Java's class path.",
                            place.root(), File.pathSeparator),
                    say("Give it another name."));
        }
        requireFolder(place.target());
        try (FileChannel file = FileChannel.open(
                        place.target().resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock onlyOne = lock(file, messages)) {
            if (!place.isCurrent()) {
                place.make(messages);
                forgetEarlier();
            }
            AtomicFiles.write(
                    place.target().resolve("native-threads.env"),
                    NativeThreads.environment().entrySet().stream()
                            .map(variable -> variable + "\n")
                            .collect(Collectors.joining()));
            StartArchive archive = new StartArchive(place.target(), version);
            if (archive.exists() && isFor(archive)) {
                return;
            }
            if (isTest(command)) {
                putOffArchive();
            } else {
                archive(archive, messages);
            }
        }
    }

    /** Returns whether a command runs the tests. Where another is taken for it, only its start takes longer. */
    static boolean isTest(List<String> command) {
        return command.contains("test");
    }

    private static void requireFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw notWritable(folder);
        }
        if (!Files.isWritable(folder)) {
            throw notWritable(folder);
        }
    }

    private static LaunchException notWritable(Path folder) {
        return new LaunchException(
                say("you cannot write to the folder %s, or it cannot be made.", folder),
                say(
                        "Put Stridebook into a folder that you may write to, or have it started there once by somebody who may."));
    }

    private static FileLock lock(FileChannel file, PrintStream messages) throws IOException {
        FileLock lock = file.tryLock();
        if (lock != null) {
            return lock;
        }
        messages.println(say("Waiting for another build to finish ..."));
        return file.lock();
    }

    /** What was made for earlier classes. */
    private void forgetEarlier() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place.target(), "{java-*.args,classes-*.jsa}")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private boolean isFor(StartArchive archive) throws IOException {
        return Files.exists(file())
                && Arrays.equals(Files.readAllBytes(file()), bytes(arguments(Optional.of(archive))));
    }

    private void putOffArchive() throws IOException {
        List<String> arguments = arguments(Optional.empty());
        arguments.add(0, "-D" + Settings.ARCHIVE_PUT_OFF + "=true");
        AtomicFiles.write(file(), out -> out.write(bytes(arguments)));
    }

    /** The file comes last: the scripts take it for a sign that all is there. */
    private void archive(StartArchive archive, PrintStream messages) throws IOException, InterruptedException {
        messages.println(say("Archiving classes for faster starts ..."));
        Path without = place.target().resolve("java-%d.args.new".formatted(version));
        Files.write(without, bytes(arguments(Optional.empty())));
        archive.create(without);
        AtomicFiles.write(
                file(), out -> out.write(bytes(arguments(Optional.of(archive).filter(StartArchive::exists)))));
        Files.delete(without);
    }

    private List<String> arguments(Optional<StartArchive> archive) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.logger=slf4j",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + Settings.PROJECT + "=" + place.root()));
        if (version >= NATIVE_ACCESS_ASKED_SINCE) {
            arguments.add("--enable-native-access=ALL-UNNAMED");
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        arguments.addAll(place.options());
        archive.ifPresent(made -> arguments.addAll(made.useOptions()));
        arguments.add("-cp");
        arguments.add(place.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return arguments;
    }

    private static byte[] bytes(List<String> arguments) {
        try {
            return JavaCommand.argumentBytes(JavaCommand.argumentText(arguments));
        } catch (IOException odd) {
            throw new LaunchException(odd.getMessage());
        }
    }
}
