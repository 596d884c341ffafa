package dev.stridebook.file;

import dev.stridebook.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that every user of a machine may read, whatever this process's umask. */
@Internal
public final class ReadableByAll {
    private static final Set<PosixFilePermission> READ =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> ENTER = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private ReadableByAll() {}

    /** Creates a folder and those above it that do not exist, for all to read. Folders that exist stay as they are. */
    public static Path createFolders(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            if (absolute.getParent() != null) {
                createFolders(absolute.getParent());
            }
            Files.createDirectory(absolute);
            open(absolute);
        }
        return absolute;
    }

    /** Hard-links a file if every user may read it already and it is on the same disk, or else copies it, for all to read. */
    public static void provide(Path file, Path place) throws IOException {
        if (mayBeReadByAll(file)) {
            try {
                // Not a link to a link, which would lead back to a folder that others cannot read.
                Files.createLink(place, file.toRealPath());
                return;
            } catch (IOException | UnsupportedOperationException otherDisk) {
                // Copied below instead.
            }
        }
        Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
        open(place);
    }

    private static boolean mayBeReadByAll(Path file) throws IOException {
        return view(file).isEmpty()
                || view(file).get().readAttributes().permissions().containsAll(READ);
    }

    /** Gives everybody the right to read a file or folder. Does nothing where there are no such rights, as on Windows. */
    public static void open(Path path) throws IOException {
        Optional<PosixFileAttributeView> view = view(path);
        if (view.isPresent()) {
            Set<PosixFilePermission> rights = view.get().readAttributes().permissions();
            if (rights.addAll(READ) | (Files.isDirectory(path) && rights.addAll(ENTER))) {
                view.get().setPermissions(rights);
            }
        }
    }

    /** Gives everybody the right to read a folder and everything below it. */
    public static void openTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                open(path);
            }
        }
    }

    /**
     * Returns what keeps other users from using a file: the file itself, or the topmost folder above it that they may not enter.
     * Empty if nothing does.
     */
    public static Optional<Path> obstacle(Path file) throws IOException {
        Path real = file.toRealPath();
        for (Path part : above(real)) {
            if (view(part).isPresent()) {
                Set<PosixFilePermission> rights =
                        view(part).get().readAttributes().permissions();
                boolean isOpen = part.equals(real)
                        ? rights.contains(PosixFilePermission.OTHERS_READ)
                        : rights.contains(PosixFilePermission.OTHERS_EXECUTE);
                if (!isOpen) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> above(Path path) {
        return Stream.iterate(path.getRoot(), part -> part != null, part -> below(part, path))
                .toList();
    }

    private static Path below(Path part, Path path) {
        int depth = part.getNameCount();
        return depth == path.getNameCount() ? null : path.getRoot().resolve(path.subpath(0, depth + 1));
    }

    private static Optional<PosixFileAttributeView> view(Path path) {
        return Optional.ofNullable(Files.getFileAttributeView(path, PosixFileAttributeView.class));
    }
}
