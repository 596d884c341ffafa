package dev.stridebook.classpath;

import static dev.stridebook.language.Language.say;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Gives the compiler the class path from the tables of contents of its jars. The compiler's own way, mounting each of a hundred
 * jars as a file system, takes half of the time until the first cell has run. JShell's index of all classes, which would take
 * another second of processor time, is not built; {@link #packages} serves completion instead.
 */
public final class ClassPathFiles {
    private final Map<Path, CompletableFuture<ClassContainer>> contents = new HashMap<>();
    private final Set<Path> entries = new LinkedHashSet<>();
    private List<Path> first = List.of();
    private Set<Path> leftOut = Set.of();

    /** Starts reading the jars in the background. */
    public ClassPathFiles(Collection<Path> classPath) {
        add(classPath);
    }

    private synchronized void add(Collection<Path> paths) {
        paths.forEach(this::read);
        entries.addAll(paths);
    }

    private synchronized CompletableFuture<ClassContainer> read(Path path) {
        return contents.computeIfAbsent(path, unread -> CompletableFuture.supplyAsync(() -> ClassContainer.of(unread)));
    }

    /** Puts entries before all others, and leaves others out. */
    synchronized void arrange(List<Path> first, Set<Path> leftOut) {
        first.forEach(this::read);
        this.first = List.copyOf(first);
        this.leftOut = Set.copyOf(leftOut);
    }

    /** Returns what an entry holds, whether it is on the class path or not. */
    ClassContainer contents(Path entry) {
        return read(entry).join();
    }

    private List<ClassContainer> containers() {
        Set<Path> order;
        synchronized (this) {
            order = new LinkedHashSet<>(first);
            entries.stream().filter(path -> !leftOut.contains(path)).forEach(order::add);
        }
        return order.stream().map(this::contents).toList();
    }

    /** Opens the class file of a class; empty if it is neither here nor the JDK's. */
    public Optional<InputStream> open(String className) throws IOException {
        for (ClassContainer container : containers()) {
            if (container.has(className)) {
                return Optional.of(container.open(className));
            }
        }
        return Optional.ofNullable(ClassLoader.getPlatformClassLoader()
                .getResourceAsStream(className.replace('.', '/') + ClassContainer.SUFFIX));
    }

    /** Returns whether a class is here. */
    public boolean hasClass(String name) {
        return containers().stream().anyMatch(container -> container.has(name));
    }

    /** Returns whether a package has classes here. */
    public boolean hasPackage(String name) {
        return containers().stream().anyMatch(container -> container.packages().contains(name));
    }

    private List<ClassFile> classesIn(String packageName) throws IOException {
        Map<String, ClassFile> first = new LinkedHashMap<>();
        for (ClassContainer container : containers()) {
            container.classesIn(packageName).forEach(file -> first.putIfAbsent(file.binaryName(), file));
        }
        return List.copyOf(first.values());
    }

    /** Returns the names of all packages that have classes, including the JDK's. */
    public NavigableSet<String> packages() {
        NavigableSet<String> packages = new TreeSet<>();
        containers().forEach(container -> packages.addAll(container.packages()));
        ModuleLayer.boot()
                .modules()
                .forEach(module -> module.getDescriptor().exports().stream()
                        .filter(export -> !export.isQualified())
                        .forEach(export -> packages.add(export.source())));
        return packages;
    }

    /** Returns the simple names of a package's classes, the JDK's included, without those within other classes. */
    public Set<String> topLevelClasses(String packageName) {
        Set<String> names = new TreeSet<>();
        try {
            classesIn(packageName).forEach(file -> names.add(simpleName(file.binaryName())));
            Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/packages", packageName);
            if (Files.isDirectory(modules)) {
                for (Path module : list(modules)) {
                    Path folder = module.resolve(packageName.replace('.', '/'));
                    if (Files.isDirectory(folder)) {
                        list(folder).stream()
                                .map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith(ClassContainer.SUFFIX))
                                .forEach(name ->
                                        names.add(name.substring(0, name.length() - ClassContainer.SUFFIX.length())));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(say("The classes of %s cannot be listed.", packageName), e);
        }
        names.removeIf(name -> name.contains("$") || name.contains("-"));
        return names;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Returns a file manager that replaces the compiler's own. */
    public StandardJavaFileManager over(StandardJavaFileManager compilers) {
        return new Manager(compilers);
    }

    private final class Manager extends ForwardingJavaFileManager<StandardJavaFileManager>
            implements StandardJavaFileManager {
        Manager(StandardJavaFileManager compilers) {
            super(compilers);
        }

        @Override
        public Iterable<JavaFileObject> list(
                JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            if (location != StandardLocation.CLASS_PATH) {
                return super.list(location, packageName, kinds, recurse);
            }
            List<JavaFileObject> files = new ArrayList<>();
            if (kinds.contains(JavaFileObject.Kind.CLASS)) {
                files.addAll(classesIn(packageName));
                if (recurse) {
                    for (String inner : packages().tailSet(packageName + ".")) {
                        if (!inner.startsWith(packageName + ".")) {
                            break;
                        }
                        files.addAll(classesIn(inner));
                    }
                }
            }
            return files;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof ClassFile ours ? ours.binaryName() : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return a instanceof ClassFile || b instanceof ClassFile ? a.equals(b) : super.isSameFile(a, b);
        }

        @Override
        public boolean contains(Location location, FileObject file) throws IOException {
            return file instanceof ClassFile ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForInput(Location location, String className, JavaFileObject.Kind kind)
                throws IOException {
            if (location != StandardLocation.CLASS_PATH || kind != JavaFileObject.Kind.CLASS) {
                return super.getJavaFileForInput(location, className, kind);
            }
            return containers().stream()
                    .filter(container -> container.has(className))
                    .findFirst()
                    .map(container -> new ClassFile(container, className))
                    .orElse(null);
        }

        /** For each snippet the compiler looks for plug-ins of its own, several times, in all jars that this loader has. */
        @Override
        public ClassLoader getClassLoader(Location location) {
            return ClassLoader.getPlatformClassLoader();
        }

        @Override
        public boolean hasLocation(Location location) {
            return location == StandardLocation.CLASS_PATH || super.hasLocation(location);
        }

        /** JShell passes the whole class path again whenever something is added to it. */
        @Override
        public boolean handleOption(String option, Iterator<String> arguments) {
            if (!option.equals("-classpath")) {
                return super.handleOption(option, arguments);
            }
            List<Path> paths = new ArrayList<>();
            for (String path : arguments.next().split(File.pathSeparator)) {
                if (!path.isBlank()) {
                    paths.add(Path.of(path).toAbsolutePath().normalize());
                }
            }
            add(paths);
            return true;
        }

        /** Returns none, so that JShell has nothing to index. */
        @Override
        public Iterable<? extends Path> getLocationAsPaths(Location location) {
            return null;
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
            return fileManager.getJavaFileObjectsFromFiles(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
            return fileManager.getJavaFileObjects(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
            return fileManager.getJavaFileObjectsFromStrings(names);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
            return fileManager.getJavaFileObjects(names);
        }

        @Override
        public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
            fileManager.setLocation(location, files);
        }

        @Override
        public Iterable<? extends File> getLocation(Location location) {
            return fileManager.getLocation(location);
        }
    }
}
