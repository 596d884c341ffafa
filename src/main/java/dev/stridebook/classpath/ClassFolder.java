package dev.stridebook.classpath;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of class files, listed again on each request, since a build may change it. */
record ClassFolder(Path root) implements ClassContainer {
    @Override
    public Set<String> packages() {
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> packages = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> root.relativize(file.getParent()))
                    .forEach(folder -> packages.add(
                            folder.toString().replace(folder.getFileSystem().getSeparator(), ".")));
            return packages;
        } catch (IOException e) {
            throw new UncheckedIOException(say("The class path entry %s cannot be read.", root), e);
        }
    }

    @Override
    public Stream<ClassFile> classesIn(String packageName) throws IOException {
        Path folder = root.resolve(packageName.replace('.', '/'));
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> new ClassFile(this, prefix + name.substring(0, name.length() - SUFFIX.length())))
                    .toList()
                    .stream();
        }
    }

    @Override
    public Set<String> services() {
        Path folder = root.resolve(SERVICES);
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(say("The class path entry %s cannot be read.", root), e);
        }
    }

    private Path file(String className) {
        return root.resolve(className.replace('.', '/') + SUFFIX);
    }

    @Override
    public boolean has(String className) {
        return Files.isRegularFile(file(className));
    }

    @Override
    public InputStream open(String className) throws IOException {
        return Files.newInputStream(file(className));
    }

    @Override
    public URI uriOf(String className) {
        return file(className).toUri();
    }
}
