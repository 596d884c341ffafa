package dev.stridebook.cli;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.file.PackedFolder;
import dev.stridebook.language.Language;
import dev.stridebook.settings.NativeThreads;
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
        Project.requireCheckout("author gradescope");
        return new GradescopeBundle(project, NativePlatform.LINUX_X86_64.libraries(project), exercises);
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
                    Stream.of(NativeThreads.environment(), Language.environment())
                            .flatMap(variables -> variables.entrySet().stream())
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
        PackedFolder.write(
                project.resolve("target/classes"),
                own,
                name -> LEFT_OUT.stream().noneMatch(name::startsWith));
        jars.add(own);
        Files.writeString(
                root.resolve("class-path"),
                jars.stream().map(jar -> root.relativize(jar).toString()).collect(Collectors.joining(":")));
    }
}
