package dev.stridebook.handin;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.PasswordRequiredException;

/** Collects what one student handed in, and what cannot be read of it. */
final class HandInReader {
    private static final int MOST_OTHERS_NAMED = 5;

    private final List<SourceFile> files = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Budget budget = new Budget(HandIn.MOST_UNPACKED, Duration.ofSeconds(HandIn.MOST_SECONDS));
    private Instant newest = Instant.EPOCH;
    private int refused;
    private int entries;
    private long bytes;

    HandIn read() {
        if (refused > HandIn.MOST_REFUSALS) {
            refusals.add(say("%,d more files are refused.", refused - HandIn.MOST_REFUSALS));
        }
        if (files.isEmpty() && refusals.isEmpty() && !others.isEmpty()) {
            String named = String.join(", ", others.subList(0, Math.min(others.size(), MOST_OTHERS_NAMED)));
            refusals.add(say(
                    "Nothing that was handed in can be graded (%s). Hand in .java files or .ipynb notebooks, or a zip of them.",
                    others.size() > MOST_OTHERS_NAMED
                            ? say("%s and %,d more files", named, others.size() - MOST_OTHERS_NAMED)
                            : named));
        }
        return new HandIn(files, refusals, newest);
    }

    /** Reads a folder, an archive or a file. */
    void add(Path place) {
        String name = nameOf(place);
        if (Files.isSymbolicLink(place)) {
            refuse(name, link());
        } else if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            readFolder(place, name, "", 1);
        } else {
            readFile(place, name, "");
        }
    }

    private static String nameOf(Path place) {
        Path name = place.toAbsolutePath().normalize().getFileName();
        return name == null ? "/" : name.toString();
    }

    private void refuse(String name, String why) {
        refused++;
        if (refused <= HandIn.MOST_REFUSALS) {
            refusals.add(say("%s is refused: %s", SafeText.line(name, 200), why));
        }
    }

    /** Only the times of files on this disk count: those in an archive are what the student's own clock said, or whatever they liked. */
    private void seen(Path file) throws IOException {
        Instant time =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (time.isAfter(newest)) {
            newest = time;
        }
    }

    /** Returns false once there are too many. */
    private boolean count(String place) {
        entries++;
        if (entries == HandIn.MOST_ENTRIES + 1) {
            refuse(
                    place,
                    say(
                            "the hand-in has more than %,d files and folders; the rest is not read. Hand in only the answers.",
                            HandIn.MOST_ENTRIES));
        }
        return entries <= HandIn.MOST_ENTRIES;
    }

    private void readFolder(Path folder, String name, String prefix, int depth) {
        if (depth > HandIn.DEEPEST) {
            refuse(name, say("its folders are nested more than %d levels deep.", HandIn.DEEPEST));
            return;
        }
        List<Path> found;
        try (Stream<Path> listed = Files.list(folder)) {
            found = listed.limit(HandIn.MOST_ENTRIES).sorted().toList();
        } catch (IOException | RuntimeException unreadable) {
            refuse(name, unreadable(say("the folder"), unreadable));
            return;
        }
        for (Path entry : found) {
            String own = nameOf(entry);
            String full = prefix + own;
            if (FileKind.isLeftBehind(own)) {
                continue;
            }
            if (!count(full)) {
                return;
            }
            if (Files.isSymbolicLink(entry)) {
                refuse(full, link());
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                readFolder(entry, full, full + "/", depth + 1);
            } else {
                readFile(entry, full, full + "/");
            }
        }
    }

    private static String link() {
        return say("it is a symbolic link. Hand in the file itself.");
    }

    private static String unreadable(String what, Exception failure) {
        return failure instanceof AccessDeniedException
                ? say("%s cannot be read: the grader has no permission to.", what)
                : say("%s cannot be read.", what);
    }

    /** @param prefix what the names of its entries begin with if it is an archive */
    private void readFile(Path file, String name, String prefix) {
        if (!isWanted(name)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            refuse(
                    name,
                    say(
                            Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                    ? "it is not a regular file."
                                    : "it cannot be read."));
            return;
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            seen(file);
            if (FileKind.of(name).isSource()) {
                keep(name, Channels.newInputStream(channel));
            } else {
                budget.take(channel.size());
                Archive.visit(name, channel, budget, new Entries(name, prefix, 1));
            }
        } catch (UnreadableException problem) {
            refuse(name, problem.getMessage());
        } catch (Budget.UsedUpException usedUp) {
            refuse(name, usedUp.getMessage());
        } catch (IOException unreadable) {
            refuse(name, unreadable(say("it"), unreadable));
        }
    }

    /** Returns whether a file must be opened; refuses what looks like an answer and cannot be one. */
    private boolean isWanted(String name) {
        switch (FileKind.of(name)) {
            case JAVA, NOTEBOOK, ARCHIVE -> {
                return true;
            }
            case SEALED -> refuse(name, UnreadableException.sealed(name).getMessage());
            case RENAMED ->
                refuse(
                        name,
                        say(
                                "it has an ending after .java or .ipynb. Rename it to %s and hand it in.",
                                SafeText.line(name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.')), 100)));
            case OTHER -> others.add(SafeText.line(name, 100));
        }
        return false;
    }

    /** The entries of one archive. */
    private final class Entries implements Archive.Visitor {
        private final String archive;
        private final String prefix;
        private final int depth;

        Entries(String archive, String prefix, int depth) {
            this.archive = archive;
            this.prefix = prefix;
            this.depth = depth;
        }

        @Override
        public boolean visit(Archive.Entry entry, Archive.Content content) throws IOException {
            if (entry.path().isLeftBehind() || !entry.isFile() && !entry.isLink()) {
                return true;
            }
            if (!count(archive)) {
                return false;
            }
            String name = prefix + entry.path();
            if (!isWanted(name)) {
                return true;
            }
            if (entry.path().leaves()) {
                refuse(archive + ": " + entry.path(), say("its path points outside the %s.", entry.kind()));
            } else if (entry.isLink()) {
                refuse(name, link());
            } else {
                read(name, entry, content);
            }
            return true;
        }

        private void read(String name, Archive.Entry entry, Archive.Content content) throws IOException {
            try (InputStream stream = content.open()) {
                if (FileKind.of(name).isSource()) {
                    keep(name, stream);
                } else if (depth == HandIn.DEEPEST_ARCHIVE) {
                    refuse(name, say("archives are nested more than %d deep.", HandIn.DEEPEST_ARCHIVE));
                } else {
                    byte[] inner = stream.readNBytes(HandIn.MOST_BYTES + 1);
                    if (inner.length > HandIn.MOST_BYTES) {
                        refuse(name, say("it has more than %,d bytes.", HandIn.MOST_BYTES));
                    } else {
                        Archive.visit(name, inner, budget, new Entries(name, name + "/", depth + 1));
                    }
                }
            } catch (UnreadableException problem) {
                refuse(name, problem.getMessage());
            } catch (PasswordRequiredException locked) {
                refuse(name, UnreadableException.locked().getMessage());
            } catch (Budget.UsedUpException usedUp) {
                throw usedUp;
            } catch (IOException | RuntimeException damaged) {
                refuse(name, say("it is damaged inside the %s. Pack it again and hand it in.", entry.kind()));
            }
        }
    }

    private static boolean isBlankNotebook(String name, SourceText text) {
        return FileKind.of(name) == FileKind.NOTEBOOK && text.text().isBlank();
    }

    /** Reads no more than the limit, whatever size a header claims. */
    private void keep(String name, InputStream stream) throws IOException {
        if (files.size() == HandIn.MOST_FILES) {
            refuse(name, say("there are more than %d files.", HandIn.MOST_FILES));
            return;
        }
        int longest = FileKind.of(name) == FileKind.NOTEBOOK ? HandIn.LONGEST_NOTEBOOK : HandIn.LONGEST_JAVA;
        byte[] content = stream.readNBytes(longest + 1);
        bytes += content.length;
        if (content.length > longest) {
            refuse(name, say("it has more than %,d bytes.", longest));
        } else if (bytes > HandIn.MOST_BYTES) {
            refuse(name, say("the submission has more than %,d bytes in total.", HandIn.MOST_BYTES));
        } else if (content.length == 0) {
            refuse(name, say("it is empty (0 bytes). Save it again and hand it in."));
        } else {
            Optional<SourceText> text = SourceText.of(content);
            if (text.isEmpty()) {
                refuse(
                        name,
                        say(
                                "it is not UTF-8 text. It may be another kind of file with this ending, or in a rare encoding: then save it as UTF-8."));
            } else if (text.get().text().isEmpty() || isBlankNotebook(name, text.get())) {
                refuse(name, say("there is nothing in it. Save it again and hand it in."));
            } else {
                files.add(new SourceFile(
                        SafeText.line(name, 300), text.get().text(), text.get().encoding()));
            }
        }
    }
}
