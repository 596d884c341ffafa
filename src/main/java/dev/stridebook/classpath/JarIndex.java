package dev.stridebook.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The packages of jars, written down once: to open a hundred jars, of which a session needs ten, takes a tenth of a second of processor time.
 */
public final class JarIndex {
    /** The property that names the file of this process's index. */
    private static final String PROPERTY = "dev.stridebook.jars";

    /** Separates the fields of a line; blanks separate the names in a field. */
    private static final String FIELD = "\t";

    private static final JarIndex NONE = new JarIndex(Map.of());
    private static final JarIndex OF_THIS_PROCESS = Optional.ofNullable(System.getProperty(PROPERTY))
            .map(file -> read(Path.of(file)))
            .orElse(NONE);

    private final Map<String, Entry> entries;

    /**
     * A jar.
     *
     * @param stamp its size and age
     * @param packageNames with a blank before and behind each
     * @param serviceNames as the packages
     */
    record Entry(String stamp, String packageNames, String serviceNames) {
        boolean hasPackage(String name) {
            return packageNames.contains(" " + name + " ");
        }

        Set<String> packages() {
            return names(packageNames);
        }

        Set<String> services() {
            return names(serviceNames);
        }

        private static Set<String> names(String text) {
            return text.isBlank()
                    ? Set.of()
                    : Set.copyOf(Arrays.asList(text.strip().split(" +")));
        }

        private static String text(Collection<String> names) {
            return new TreeSet<>(names).stream().map(name -> " " + name).collect(Collectors.joining("", "", " "));
        }
    }

    private JarIndex(Map<String, Entry> entries) {
        this.entries = entries;
    }

    static JarIndex ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** Returns what is known of a jar; empty if it is another one than when the index was written. */
    Optional<Entry> find(Path jar) {
        Entry entry = entries.get(jar.toString());
        return entry != null && entry.stamp.equals(stamp(jar)) ? Optional.of(entry) : Optional.empty();
    }

    private static String stamp(Path jar) {
        try {
            return Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException gone) {
            return "gone";
        }
    }

    /** Writes the index of a class path; folders are left out. Others may read the file meanwhile, or write it as well. */
    public static void write(Path file, Collection<Path> classPath) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path path : classPath) {
            // A jar with classes outside of packages is left out: their package's empty name cannot be written down.
            if (Files.isRegularFile(path)
                    && path.toString().lines().count() == 1
                    && !path.toString().contains(FIELD)) {
                ClassJar jar = ClassJar.unindexed(path);
                if (!jar.packages().contains("")) {
                    lines.append(String.join(
                                    FIELD,
                                    path.toString(),
                                    stamp(path),
                                    Entry.text(jar.packages()),
                                    Entry.text(jar.services())))
                            .append('\n');
                }
            }
        }
        Path unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.writeString(unfinished, lines);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static JarIndex read(Path file) {
        Map<String, Entry> entries = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(FIELD);
                if (fields.length == 4) {
                    entries.put(fields[0], new Entry(fields[1], fields[2], fields[3]));
                }
            }
            return new JarIndex(entries);
        } catch (IOException none) {
            return NONE;
        }
    }

    /** Returns the option for a Java that uses an index. A jar that is not as the index says is opened as if there were none. */
    public static String useOption(Path file) {
        return "-D" + PROPERTY + "=" + file;
    }
}
