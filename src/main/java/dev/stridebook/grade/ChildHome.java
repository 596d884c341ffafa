package dev.stridebook.grade;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.grade.child.AnswerMain;
import dev.stridebook.grade.sandbox.Launcher;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.language.Language;
import dev.stridebook.process.ClassDataArchive;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with everything that a process with answers reads: those of our classes that it may have, the libraries, unpacked
 * native libraries, a class data archive for a quick start, and the launcher. It is created once and kept.
 *
 * @param folder the folder, readable by every user who runs answers
 * @param libraries the names of the libraries' jars
 */
record ChildHome(Path folder, List<Path> libraries) {
    private static final String OWN_JAR = "stridebook.jar";
    private static final String ARCHIVE = "classes.jsa";
    private static final String READY = "ready";

    /**
     * Returns the home for this version of our classes, libraries and Java; creates it if there is none.
     *
     * @param rehearsal runs typical answers once in a new home, with the given JVM options
     */
    static ChildHome findOrMake(Path cache, Rehearsal rehearsal) throws IOException, InterruptedException {
        byte[] own = ChildJar.build();
        List<Path> libraries = ClassPath.ofThisProcess().stream()
                .filter(entry -> entry.toString().endsWith(".jar") && Files.isRegularFile(entry))
                .filter(entry -> !entry.equals(ChildJar.ownLocation()))
                .toList();
        Path folder =
                Files.createDirectories(cache.toAbsolutePath()).toRealPath().resolve(key(own, libraries));
        ChildHome home = new ChildHome(
                folder, libraries.stream().map(Path::getFileName).sorted().toList());
        try (RandomAccessFile file = new RandomAccessFile(folder + ".lock", "rw");
                FileLock onlyOne = file.getChannel().lock()) {
            if (home.missing().isPresent()) {
                home.make(own, libraries);
                rehearsal.run(home, List.of("-XX:ArchiveClassesAtExit=" + folder.resolve(ARCHIVE)));
                ClassDataArchive.writeIndex(folder.resolve(ARCHIVE), home.classPath());
                Files.write(folder.resolve(READY), new byte[0]);
            }
            Launcher.install(folder);
        }
        return home;
    }

    /** Starts a process with additional options, runs typical answers in it, and waits for it to end. */
    interface Rehearsal {
        void run(ChildHome home, List<String> options) throws IOException, InterruptedException;
    }

    /** Returns a file that is not there: some systems delete those of a cache that nobody has used for long. */
    Optional<Path> missing() throws IOException {
        Stream<Path> files = Stream.concat(
                Stream.of(READY, OWN_JAR).map(folder::resolve),
                libraries.stream().map(this::inHome));
        Optional<Path> missing = files.filter(file -> !Files.exists(file)).findFirst();
        return missing.isPresent() || hasFolders(natives()) ? missing : Optional.of(natives());
    }

    private static boolean hasFolders(Path natives) throws IOException {
        try (var folders = Files.newDirectoryStream(natives, Files::isDirectory)) {
            return folders.iterator().hasNext();
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    private Path inHome(Path library) {
        return folder.resolve("lib").resolve(library.getFileName());
    }

    /** Returns a text that changes when the folder, or one of those in it, is moved or gets other files or rights. */
    String state() {
        StringBuilder state = new StringBuilder();
        for (Path each : List.of(folder.getParent(), folder, folder.resolve("lib"), natives())) {
            try {
                state.append(Files.getAttribute(each, changeTime(each))).append(' ');
            } catch (IOException missing) {
                state.append("missing ");
            }
        }
        return state.toString();
    }

    /** The time of the last change of a folder's place or rights, where the system keeps it. */
    private static String changeTime(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? "unix:ctime"
                : "lastModifiedTime";
    }

    private void make(byte[] own, List<Path> libraries) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(natives());
        Files.write(folder.resolve(OWN_JAR), own);
        // Left by a grader that was killed before the home was ready: Java would take it and refuse to make another.
        Files.deleteIfExists(folder.resolve(ARCHIVE));
        for (Path library : libraries) {
            Path place = inHome(library);
            if (!Files.exists(place)) {
                provide(library, place);
            }
        }
    }

    /**
     * Links the file if every user may read it, because answers may run as another user; otherwise creates a copy that every user
     * may read.
     */
    private static void provide(Path library, Path place) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(library, PosixFileAttributeView.class);
        if (rights == null || rights.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
            try {
                Files.createLink(place, library);
                return;
            } catch (IOException | UnsupportedOperationException otherDisk) {
                // Copied below instead.
            }
        }
        Files.copy(library, place, StandardCopyOption.COPY_ATTRIBUTES);
        if (rights != null) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String key(byte[] own, List<Path> libraries) throws IOException {
        Digest digest = new Digest().add(own).add(Runtime.version() + System.getProperty("java.home"));
        for (Path library : libraries) {
            digest.add("%s %d %s"
                    .formatted(library.getFileName(), Files.size(library), Files.getLastModifiedTime(library)));
        }
        return digest.hex().substring(0, 16);
    }

    /** Returns the folder to which JavaCPP unpacks native libraries. */
    Path natives() {
        return folder.resolve("natives");
    }

    /**
     * Returns the command that starts the process.
     *
     * @param natives the folder of native libraries, as the process sees it
     * @param more additional JVM options
     */
    List<String> command(Limits limits, Path natives, List<String> more, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(JavaCommand.program().toRealPath().toString()));
        command.addAll(JavaCommand.options());
        command.addAll(limits.javaOptions());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // What the compiler leaves behind is then collected a few times instead of dozens of times: a
                // twentieth less work.
                "-XX:InitialHeapSize=64m",
                "-XX:NewSize=32m",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                // Replies come on the stream where Java would say it, and nobody reads on after what is none.
                "-Xlog:disable",
                "-Xlog:all=warning,cds=off,cds+dynamic=off:stderr",
                "-Duser.language=en",
                // A property, as the environment of answers has nothing of ours.
                "-D" + Settings.LANGUAGE + "=" + Language.current().code(),
                "-Dorg.bytedeco.javacpp.cachedir=" + natives));
        if (Files.exists(folder.resolve(ARCHIVE))) {
            command.addAll(ClassDataArchive.useOptions(folder.resolve(ARCHIVE)));
        }
        command.addAll(more);
        command.add("-cp");
        command.add(classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(AnswerMain.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private List<Path> classPath() {
        return Stream.concat(
                        Stream.of(folder.resolve(OWN_JAR)), libraries.stream().map(this::inHome))
                .toList();
    }
}
