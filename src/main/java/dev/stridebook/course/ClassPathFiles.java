package dev.stridebook.course;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Shows the compiler the classes on our class path. By itself it walks through all that is in a hundred jars before it compiles
 * a first line, which takes longer than to compile; here it is the jars' lists of entries, and then what is asked for.
 */
final class ClassPathFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private static final String CLASS = JavaFileObject.Kind.CLASS.extension;

    private final List<Path> folders = new ArrayList<>();
    private final Map<String, List<Path>> jarsByPackage = new HashMap<>();
    private final Map<String, Collection<JavaFileObject>> classesByPackage = new HashMap<>();

    /** @param manager for all that is elsewhere, and to say what the class path is */
    ClassPathFiles(StandardJavaFileManager manager) throws IOException {
        super(manager);
        for (Path entry : manager.getLocationAsPaths(StandardLocation.CLASS_PATH)) {
            if (Files.isDirectory(entry)) {
                folders.add(entry);
            } else if (Files.exists(entry)) {
                addPackagesOf(entry);
            }
        }
    }

    private void addPackagesOf(Path jar) throws IOException {
        Set<String> packages = new HashSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
                String name = entries.next().getName();
                if (name.endsWith(CLASS)) {
                    packages.add(packageOf(name));
                }
            }
        } catch (ZipException noJar) {
            // Java itself passes over it, too.
        }
        packages.forEach(name ->
                jarsByPackage.computeIfAbsent(name, none -> new ArrayList<>()).add(jar));
    }

    /** Of an entry {@code a/b/C.class}, {@code a.b}. */
    private static String packageOf(String entry) {
        int end = entry.lastIndexOf('/');
        return end < 0 ? "" : entry.substring(0, end).replace('/', '.');
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH || recurse) {
            return super.list(location, packageName, kinds, recurse);
        }
        if (!kinds.contains(JavaFileObject.Kind.CLASS)) {
            return List.of();
        }
        Collection<JavaFileObject> classes = classesByPackage.get(packageName);
        if (classes == null) {
            classes = classesOf(packageName);
            classesByPackage.put(packageName, classes);
        }
        return classes;
    }

    /** Of two classes with the same name the first one counts, as it does when they run. */
    private Collection<JavaFileObject> classesOf(String packageName) throws IOException {
        Map<String, JavaFileObject> classes = new LinkedHashMap<>();
        String prefix = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        for (Path root : folders) {
            Path folder = root.resolve(prefix);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(CLASS))
                            .sorted()
                            .toList()) {
                        add(prefix + file.getFileName(), file, Files::newInputStream, classes);
                    }
                }
            }
        }
        for (Path jar : jarsByPackage.getOrDefault(packageName, List.of())) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
                    String name = entries.next().getName();
                    if (name.endsWith(CLASS) && packageOf(name).equals(packageName)) {
                        add(name, jar, from -> entry(from, name), classes);
                    }
                }
            }
        }
        return classes.values();
    }

    private interface Opened {
        InputStream from(Path place) throws IOException;
    }

    private static void add(String entry, Path place, Opened opened, Map<String, JavaFileObject> classes) {
        String name = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
        classes.putIfAbsent(name, new ClassOnPath(name, place, opened));
    }

    private static InputStream entry(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream stream = zip.getInputStream(zip.getEntry(name))) {
            return new ByteArrayInputStream(stream.readAllBytes());
        }
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ClassOnPath ours ? ours.binaryName : super.inferBinaryName(location, file);
    }

    private static final class ClassOnPath extends SimpleJavaFileObject {
        private final String binaryName;
        private final Path place;
        private final Opened opened;

        ClassOnPath(String binaryName, Path place, Opened opened) {
            super(place.toUri(), Kind.CLASS);
            this.binaryName = binaryName;
            this.place = place;
            this.opened = opened;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return opened.from(place);
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.CLASS && binaryName.endsWith("." + simpleName);
        }
    }
}
