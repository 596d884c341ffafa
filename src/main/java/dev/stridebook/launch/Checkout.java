package dev.stridebook.launch;

import dev.stridebook.file.PackedFolder;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout, built with Maven when it is first used and whenever its sources have changed.
 *
 * @param root its folder
 */
record Checkout(Path root) implements Place {
    private static final List<String> SOURCES = List.of("src/main", "src/tools", "solutions", "pom.xml");

    @Override
    public boolean isCurrent() throws IOException {
        if (!Files.exists(stamp()) || !Files.exists(jarList())) {
            return false;
        }
        return newestSource().compareTo(Files.getLastModifiedTime(stamp())) <= 0;
    }

    private FileTime newestSource() throws IOException {
        FileTime[] newest = {FileTime.fromMillis(0)};
        SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                newest[0] = later(newest[0], attributes.lastModifiedTime());
                return FileVisitResult.CONTINUE;
            }
        };
        for (String source : SOURCES) {
            Files.walkFileTree(root.resolve(source), visitor);
        }
        return newest[0];
    }

    private static FileTime later(FileTime one, FileTime other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public void make(PrintStream messages) throws IOException, InterruptedException {
        // What changes during the build is built next time. What comes from a machine with another clock is built only
        // once.
        FileTime begin = later(FileTime.from(Instant.now()), newestSource());
        new MavenBuild(root, target().resolve("build.log")).run(messages);
        Files.writeString(jarList(), jarOfClasses().getFileName().toString());
        Files.writeString(stamp(), begin + System.lineSeparator());
        Files.setLastModifiedTime(stamp(), begin);
    }

    /**
     * Packs our own classes, because a class data archive does not support folders. Where a running kernel keeps the jar from being
     * replaced, as on Windows, there is another one.
     */
    private Path jarOfClasses() throws IOException {
        Path unfinished = target().resolve("classes.jar.new");
        PackedFolder.write(target().resolve("classes"), unfinished, name -> true);
        for (int i = 1; ; i++) {
            Path jar = target().resolve(i == 1 ? "classes.jar" : "classes-" + i + ".jar");
            try {
                return Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException inUse) {
                if (!Files.exists(jar)) {
                    throw inUse;
                }
            }
        }
    }

    /** Ours come first: Java opens the jars one by one until it finds what it looks for, and a hundred take a twentieth of a second. */
    @Override
    public List<Path> classPath() throws IOException {
        List<Path> entries = new ArrayList<>(List.of(target().resolve(Files.readString(jarList()))));
        String libraries = Files.readString(target().resolve("classpath.txt")).strip();
        Stream.of(libraries.split(File.pathSeparator)).map(Path::of).forEach(entries::add);
        return entries;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    private Path stamp() {
        return target().resolve("built");
    }

    /** Names the jar of the last build. */
    private Path jarList() {
        return target().resolve("classes-jar.txt");
    }
}
