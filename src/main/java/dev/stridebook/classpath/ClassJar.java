package dev.stridebook.classpath;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar of class files, by its table of contents. It is opened when its classes are needed if the {@link JarIndex} knows it, otherwise at
 * once, and stays open. Its classes for specific Java versions are ignored.
 */
final class ClassJar implements ClassContainer {
    private final Path path;
    private final Optional<JarIndex.Entry> indexed;
    private Contents contents;

    /** @param zip null if it cannot be read: then it has no classes, as for the compiler */
    private record Contents(ZipFile zip, Map<String, List<String>> classesByPackage, Set<String> services) {}

    private ClassJar(Path path, Optional<JarIndex.Entry> indexed) {
        this.path = path;
        this.indexed = indexed;
    }

    static ClassJar read(Path path) {
        ClassJar jar = new ClassJar(path, JarIndex.ofThisProcess().find(path));
        if (jar.indexed.isEmpty()) {
            jar.contents();
        }
        return jar;
    }

    /** Opens a jar that an index is to know. */
    static ClassJar unindexed(Path path) {
        return new ClassJar(path, Optional.empty());
    }

    /** @throws UncheckedIOException if the index knows the jar and it cannot be opened now: it must not look empty from then on */
    private synchronized Contents contents() {
        if (contents == null) {
            Contents opened = open(path);
            if (opened.zip == null && indexed.isPresent()) {
                throw new UncheckedIOException(new IOException(say("%s was there, but cannot be opened now.", path)));
            }
            contents = opened;
        }
        return contents;
    }

    private static Contents open(Path path) {
        try {
            ZipFile zip = new ZipFile(path.toFile());
            Map<String, List<String>> classes = new HashMap<>();
            Set<String> services = new HashSet<>();
            zip.stream().map(ZipEntry::getName).forEach(name -> {
                int slash = name.lastIndexOf('/');
                if (name.startsWith(SERVICES) && slash + 1 == SERVICES.length() && slash + 1 < name.length()) {
                    services.add(name.substring(slash + 1));
                }
                if (name.endsWith(SUFFIX) && !name.startsWith("META-INF/")) {
                    classes.computeIfAbsent(slash < 0 ? "" : name.substring(0, slash), folder -> new ArrayList<>())
                            .add(name.substring(slash + 1, name.length() - SUFFIX.length()));
                }
            });
            Map<String, List<String>> byPackage = new HashMap<>();
            classes.forEach((folder, names) -> byPackage.put(folder.replace('/', '.'), names));
            return new Contents(zip, byPackage, services);
        } catch (IOException notAJar) {
            return new Contents(null, Map.of(), Set.of());
        }
    }

    @Override
    public Set<String> packages() {
        return indexed.map(JarIndex.Entry::packages)
                .orElseGet(() -> contents().classesByPackage.keySet());
    }

    private boolean hasPackage(String name) {
        return indexed.map(entry -> entry.hasPackage(name))
                .orElseGet(() -> contents().classesByPackage.containsKey(name));
    }

    @Override
    public Stream<ClassFile> classesIn(String packageName) {
        if (!hasPackage(packageName)) {
            return Stream.empty();
        }
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return contents().classesByPackage.getOrDefault(packageName, List.of()).stream()
                .map(name -> new ClassFile(this, prefix + name));
    }

    @Override
    public boolean has(String className) {
        return hasPackage(className.substring(0, Math.max(0, className.lastIndexOf('.')))) && entry(className) != null;
    }

    private ZipEntry entry(String className) {
        ZipFile zip = contents().zip;
        return zip == null ? null : zip.getEntry(entryName(className));
    }

    @Override
    public InputStream open(String className) throws IOException {
        return contents().zip.getInputStream(entry(className));
    }

    @Override
    public URI uriOf(String className) {
        return URI.create("jar:" + path.toUri() + "!/" + entryName(className));
    }

    @Override
    public Set<String> services() {
        return indexed.map(JarIndex.Entry::services).orElseGet(() -> contents().services);
    }

    /** Returns the paths that the manifest adds to the class path; none if there is no manifest, or it cannot be understood. */
    Set<Path> namedByManifest() {
        try {
            return contents().zip == null ? Set.of() : ClassPath.namedByManifest(path);
        } catch (UncheckedIOException | IllegalArgumentException | FileSystemNotFoundException notUsable) {
            return Set.of();
        }
    }

    /** Returns the number of classes. */
    int size() {
        return contents().classesByPackage.values().stream()
                .mapToInt(List::size)
                .sum();
    }

    /** Returns the number of classes that another jar has, too. */
    int shared(ClassJar other) {
        Map<String, List<String>> theirs = other.contents().classesByPackage;
        return contents().classesByPackage.entrySet().stream()
                .filter(each -> theirs.containsKey(each.getKey()))
                .mapToInt(each -> {
                    Set<String> names = new HashSet<>(each.getValue());
                    names.retainAll(Set.copyOf(theirs.get(each.getKey())));
                    names.removeIf(name -> name.endsWith("-info"));
                    return names.size();
                })
                .sum();
    }

    private static String entryName(String className) {
        return className.replace('.', '/') + SUFFIX;
    }
}
