package dev.stridebook.cli;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.settings.NativeThreads;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The zip from which Gradescope builds an <a
 * href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">autograder</a>: its two scripts and everything they run,
 * so that building the image needs no network except for apt.
 *
 * @param project a built checkout
 * @param libraries jars for Linux on x86-64, in class path order
 * @param exercises the exercises that count
 */
record GradescopeBundle(Path project, List<Path> libraries, List<GradedExercise<?>> exercises) {
    private static final List<String> SCRIPTS = List.of("setup.sh", "run_autograder", "grade");

    /** Reference answers, and tools that only the project's maintainers use. */
    private static final List<String> LEFT_OUT = List.of(
            "dev/stridebook/course/solution/",
            "dev/stridebook/tools/",
            "META-INF/services/" + MoreCommands.class.getName());

    /** Creates the bundle of a checkout. Downloads Gradescope's native libraries with Maven if this machine uses other ones. */
    static GradescopeBundle of(Path project, List<GradedExercise<?>> exercises)
            throws IOException, InterruptedException {
        Path target = project.resolve("target");
        Path list = target.resolve("classpath.txt");
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            list = target.resolve("gradescope-classpath.txt");
            fetchLibraries(list);
        }
        List<Path> libraries = Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return new GradescopeBundle(project, libraries, exercises);
    }

    private static void fetchLibraries(Path list) throws IOException, InterruptedException {
        boolean isDone = Maven.succeeds(List.of(
                "-q",
                "dependency:build-classpath",
                "-DincludeScope=runtime",
                "-Dmdep.outputFile=" + list,
                "-Plinux-x86_64,!linux-arm64,!macos-arm64,!macos-x86_64,!windows-x86_64",
                "-Dnd4j.platform=linux-x86_64",
                "-Dnd4j.classifier=linux-x86_64-onednn"));
        if (!isDone) {
            throw new WorkFailedException(
                    "Maven could not download the libraries for Linux on x86-64, which Gradescope needs.");
        }
    }

    /** Writes the zip, replacing an existing file. */
    void write(Path zip) throws IOException {
        Path unfinished = zip.resolveSibling(zip.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileSystem files = FileSystems.newFileSystem(
                unfinished,
                Map.of("create", "true", "enablePosixFileAttributes", "true", "compressionMethod", "STORED"))) {
            Path root = files.getPath("/");
            for (String script : SCRIPTS) {
                Path copy = Files.writeString(root.resolve(script), script(script));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.writeString(
                    root.resolve("native-threads.env"),
                    NativeThreads.environment().entrySet().stream()
                            .map(variable -> variable + "\n")
                            .collect(Collectors.joining()));
            Files.writeString(
                    root.resolve("exercises"),
                    exercises.stream().map(GradedExercise::id).collect(Collectors.joining(",")));
            Path stub = project.resolve("exercises").resolve(exercises.get(0).answerClass() + ".java");
            Files.copy(stub, Files.createDirectory(root.resolve("blank")).resolve("Blank.java"));
            writeLibraries(root);
        }
        Files.move(unfinished, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String script(String name) throws IOException {
        try (InputStream text = GradescopeBundle.class.getResourceAsStream("gradescope/" + name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void writeLibraries(Path root) throws IOException {
        Path folder = Files.createDirectory(root.resolve("lib"));
        List<Path> jars = new ArrayList<>();
        for (Path library : libraries) {
            jars.add(Files.copy(
                    library, folder.resolve(library.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES));
        }
        // A jar, because a class data archive does not support folders.
        Path own = folder.resolve("stridebook.jar");
        writeOwnJar(own);
        jars.add(own);
        Files.writeString(
                root.resolve("class-path"),
                jars.stream().map(jar -> root.relativize(jar).toString()).collect(Collectors.joining(":")));
    }

    private void writeOwnJar(Path file) throws IOException {
        Path classes = project.resolve("target/classes");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(classes)) {
            for (Path entry : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(entry).toString().replace('\\', '/');
                if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
                    jar.putNextEntry(new JarEntry(name));
                    Files.copy(entry, jar);
                }
            }
        }
    }
}
