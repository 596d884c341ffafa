package dev.stridebook.classpath;

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
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar of class files, by its table of contents; it stays open. Its classes for specific Java versions are ignored. */
final class ClassJar implements ClassContainer {
    private final Path path;
    private final ZipFile zip;
    private final Map<String, List<String>> classesByPackage;
    private final Set<String> services;

    private ClassJar(Path path, ZipFile zip, Map<String, List<String>> classesByPackage, Set<String> services) {
        this.path = path;
        this.zip = zip;
        this.classesByPackage = classesByPackage;
        this.services = services;
    }

    /** A jar that cannot be read has no classes, as for the compiler. */
    static ClassJar read(Path path) {
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
            return new ClassJar(path, zip, byPackage, services);
        } catch (IOException notAJar) {
            return new ClassJar(path, null, Map.of(), Set.of());
        }
    }

    @Override
    public Set<String> packages() {
        return classesByPackage.keySet();
    }

    @Override
    public Stream<ClassFile> classesIn(String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return classesByPackage.getOrDefault(packageName, List.of()).stream()
                .map(name -> new ClassFile(this, prefix + name));
    }

    @Override
    public boolean has(String className) {
        return zip != null && zip.getEntry(entryName(className)) != null;
    }

    @Override
    public InputStream open(String className) throws IOException {
        return zip.getInputStream(zip.getEntry(entryName(className)));
    }

    @Override
    public URI uriOf(String className) {
        return URI.create("jar:" + path.toUri() + "!/" + entryName(className));
    }

    @Override
    public Set<String> services() {
        return services;
    }

    /** Returns the paths that the manifest adds to the class path; none if there is no manifest, or it cannot be understood. */
    Set<Path> namedByManifest() {
        try {
            return zip == null ? Set.of() : ClassPath.namedByManifest(path);
        } catch (UncheckedIOException | IllegalArgumentException | FileSystemNotFoundException notUsable) {
            return Set.of();
        }
    }

    /** Returns the number of classes. */
    int size() {
        return classesByPackage.values().stream().mapToInt(List::size).sum();
    }

    /** Returns the number of classes that another jar has, too. */
    int shared(ClassJar other) {
        return classesByPackage.entrySet().stream()
                .filter(each -> other.classesByPackage.containsKey(each.getKey()))
                .mapToInt(each -> {
                    Set<String> names = new HashSet<>(each.getValue());
                    names.retainAll(Set.copyOf(other.classesByPackage.get(each.getKey())));
                    names.removeIf(name -> name.endsWith("-info"));
                    return names.size();
                })
                .sum();
    }

    private static String entryName(String className) {
        return className.replace('.', '/') + SUFFIX;
    }
}
