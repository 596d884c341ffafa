package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A folder that has the files, under the names that other programs give them: with a dot instead of a hyphen
 * ({@code train-images.idx3-ubyte}), in capitals, compressed by gzip or not, whatever the ending says. They lie in the folder itself or
 * below it, as in torchvision's {@code MNIST/raw} and in Kaggle's archive, where each has a folder of its own.
 */
record FolderSource(Path folder) implements Source {
    /** Of {@code MNIST/raw/FILE}, and of Kaggle's {@code archive/FILE/FILE}. */
    private static final int DEEPEST = 3;

    private static final int MOST_NAMED = 12;
    private static final int GZIP = 0x1f8b;

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void fetch(List<DataFile> files, Path into) throws IOException {
        check(files);
        List<Path> found = found();
        for (DataFile file : files) {
            Files.write(into.resolve(file.name()), contents(file, found));
        }
    }

    /** Checks that all these files are there, without reading them. */
    void require(List<DataFile> files) throws IOException {
        check(files);
        List<Path> found = found();
        for (DataFile file : files) {
            if (found.stream().noneMatch(path -> canonical(path).equals(file.name()))) {
                throw new IOException(missing(file, found));
            }
        }
    }

    /** Returns what one file holds. */
    byte[] contents(DataFile file) throws IOException {
        check(List.of(file));
        return contents(file, found());
    }

    private void check(List<DataFile> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(say(
                    "there is no such folder. It should hold %s",
                    files.stream().map(DataFile::name).collect(Collectors.joining(", "))));
        }
    }

    /** What the first of the fitting files holds that is the published one; the same names are used for several sets of images. */
    private byte[] contents(DataFile file, List<Path> found) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path path : found) {
            if (canonical(path).equals(file.name())) {
                byte[] contents = read(path);
                Optional<String> fault = file.fault(contents);
                if (fault.isEmpty()) {
                    return contents;
                }
                faults.add(say("%s differs from the published file: %s", folder.relativize(path), fault.get()));
            }
        }
        throw new IOException(faults.isEmpty() ? missing(file, found) : String.join("; ", faults));
    }

    private String missing(DataFile file, List<Path> found) {
        Set<String> names = found.stream()
                .map(path -> folder.relativize(path).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String there = names.size() > MOST_NAMED ? say("%s and %d more", first, names.size() - MOST_NAMED) : first;
        String dotted = file.name().replace("-idx", ".idx");
        return say(
                "there is no file %1$s, %1$s.gz, %2$s or %2$s.gz in it or up to %3$d folders below; what is there: %4$s",
                file.name(), dotted, DEEPEST - 1, names.isEmpty() ? say("nothing") : there);
    }

    /** The name under which the file was published. */
    private static String canonical(Path path) {
        return path.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.gz$", "")
                .replaceAll("[._ ]", "-");
    }

    /** All files, the nearest first. What cannot be read is passed over. */
    private List<Path> found() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        return found;
    }

    private byte[] read(Path path) throws IOException {
        try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(path)))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new IOException(say("%s cannot be read: %s", folder.relativize(path), broken.getMessage()), broken);
        }
    }

    /** Programs that unpack on their own leave the ending, and others leave it out. */
    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        int start = in.read() << 8 | in.read();
        in.reset();
        return start == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
    }

    static void unpack(Path gzip, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip), 1 << 16)) {
            Files.copy(in, to);
        }
    }
}
