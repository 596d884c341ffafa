package dev.stridebook.kernel;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.file.PackedFolder;
import dev.stridebook.file.ReadableByAll;
import dev.stridebook.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with everything that a kernel reads besides the JDK, so that it runs for users who can read neither the checkout nor the
 * Maven repository of the one who installed it: jars in {@code lib}, native libraries in {@code native}, data sets in {@code data}.
 *
 * @param folder the folder
 * @param jars the class path, in order
 */
record SharedCopy(Path folder, List<Path> jars) {
    /** Plans a copy, in a folder that does not exist yet. Returns what {@link #fill} will make. */
    static SharedCopy plan(Path folder, Collection<Path> first) throws IOException {
        Path lib = folder.resolve("lib");
        List<Path> jars = new ArrayList<>();
        for (Path entry : entries(first)) {
            jars.add(lib.resolve("%03d-%s".formatted(jars.size(), nameOfJar(entry))));
        }
        return new SharedCopy(folder, jars);
    }

    /** Jars that only pack native libraries are left out: the libraries themselves are copied, and are found first. */
    private static List<Path> entries(Collection<Path> first) throws IOException {
        Set<Path> all = new LinkedHashSet<>(first);
        ClassPath.ofThisProcess().stream().filter(Files::isRegularFile).forEach(all::add);
        ClassPath.ofThisProcess().stream().filter(Files::isDirectory).forEach(all::add);
        List<Path> entries = new ArrayList<>();
        for (Path entry : all) {
            if (!packsNativeLibraries(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static boolean packsNativeLibraries(Path entry) throws IOException {
        if (!Files.isRegularFile(entry)) {
            return false;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            return names.stream().anyMatch(name -> name.matches(".*\\.(so|dylib|dll)(\\.\\d+)*"))
                    && names.stream().noneMatch(name -> name.endsWith(".class") && !name.endsWith("module-info.class"));
        }
    }

    private static String nameOfJar(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(".jar") ? name : name + ".jar";
    }

    /** Makes the copy. */
    void fill(Collection<Path> first, SharedFiles files) throws IOException {
        Path lib = ReadableByAll.createFolders(folder.resolve("lib"));
        List<Path> entries = entries(first);
        for (int i = 0; i < entries.size(); i++) {
            if (Files.isDirectory(entries.get(i))) {
                // A jar, because a class data archive does not support folders.
                PackedFolder.write(entries.get(i), jars.get(i), name -> true);
            } else {
                ReadableByAll.provide(entries.get(i), jars.get(i));
            }
        }
        ReadableByAll.createFolders(natives());
        for (Path library : files.natives()) {
            ReadableByAll.provide(library, natives().resolve(library.getFileName()));
        }
        for (Path dataSet : files.dataSets()) {
            Path copy = ReadableByAll.createFolders(data().resolve(dataSet.getFileName()));
            try (Stream<Path> all = Files.list(dataSet)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    ReadableByAll.provide(file, copy.resolve(file.getFileName()));
                }
            }
        }
    }

    String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Path natives() {
        return folder.resolve("native");
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Returns the options with which a kernel loads the native libraries and reads the data sets right from here. */
    List<String> options() {
        return List.of(
                // JavaCPP only takes a folder for unpacked libraries that it may write to. Libraries on its path need
                // none.
                "-Dorg.bytedeco.javacpp.pathsfirst=true",
                "-Dorg.bytedeco.javacpp.platform.preloadpath=" + natives(),
                // ND4J wants a copy of OpenBLAS under this second name, which JavaCPP would make in each home: 31 MB.
                // One that
                // has been loaded is taken instead. It needs the two before it.
                "-Dorg.bytedeco.javacpp.platform.preload="
                        + String.join(File.pathSeparator, "quadmath@.0", "gfortran@.5", "openblas_nolapack@.0"),
                "-D" + Settings.SHARED_DATA + "=" + data());
    }

    /** Returns the number of files and their size, as people write it. */
    String size() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return "%d files, %d MB".formatted(files.size(), Math.round(bytes / 1e6));
        }
    }
}
