package dev.stridebook.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads what students handed in. Each folder, zip or file in a given folder belongs to one student, who takes its name unless a
 * roster says otherwise. Nothing is unpacked to disk, no link is followed, and files that are too large are refused by name.
 */
public final class Inbox {
    static final int LONGEST_JAVA = 1 << 20;
    static final int LONGEST_NOTEBOOK = 20 << 20;
    static final int MOST_FILES = 300;
    static final int MOST_ENTRIES = 5000;
    static final int DEEPEST = 8;
    /** Size of one submission after unpacking. */
    static final int MOST_BYTES = 64 << 20;

    private static final Set<String> LEFT_OUT = Set.of("__MACOSX", ".ipynb_checkpoints", ".git");

    private final Roster roster;
    private final Map<String, Collected> byStudent = new LinkedHashMap<>();

    private static final class Collected {
        private final List<Submission.File> files = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private Instant newest = Instant.EPOCH;
        private long bytes;

        void refuse(String name, String why) {
            refusals.add("%s is refused: %s".formatted(SafeText.line(name, 200), why));
        }

        void seen(FileTime time) {
            if (time != null && time.toInstant().isAfter(newest)) {
                newest = time.toInstant();
            }
        }
    }

    private Inbox(Roster roster) {
        this.roster = roster;
    }

    /**
     * Reads all submissions in these places, sorted by student.
     *
     * @param places folders with a folder, zip or file for each student, or a zip or file of one student
     * @throws IOException if a place itself cannot be read; problems with a submission are in its refusals
     */
    public static List<Submission> read(List<Path> places, Roster roster) throws IOException {
        Inbox inbox = new Inbox(roster);
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> entries = Files.list(place)) {
                    for (Path entry : entries.sorted().toList()) {
                        inbox.add(entry);
                    }
                }
            } else {
                inbox.add(place);
            }
        }
        for (String missing : roster.students()) {
            inbox.byStudent.computeIfAbsent(missing, student -> new Collected());
        }
        return inbox.byStudent.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Submission(
                        entry.getKey(),
                        entry.getValue().files,
                        entry.getValue().refusals,
                        roster.submitted(entry.getKey()).orElse(entry.getValue().newest)))
                .toList();
    }

    /** Reads everything in these places as one student's submission. */
    public static Submission readAs(String student, List<Path> places) {
        Collected all = new Collected();
        for (Path place : places) {
            String name = place.getFileName().toString();
            if (Files.isDirectory(place)) {
                readFolder(place, "", 1, all);
            } else if (isZip(name)) {
                readZip(place, all);
            } else {
                readFile(place, name, all);
            }
        }
        return new Submission(student, all.files, all.refusals, all.newest);
    }

    private void add(Path entry) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".") || LEFT_OUT.contains(name)) {
            return;
        }
        boolean isLink = Files.isSymbolicLink(entry);
        boolean isFolder = !isLink && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        if (!isFolder && !isLink && !isAnswer(name) && !isZip(name)) {
            return;
        }
        Collected to = collected(name, isFolder);
        if (isLink) {
            to.refuse(name, "it is a symbolic link. Hand in the file itself.");
        } else if (isFolder) {
            readFolder(entry, "", 1, to);
        } else if (isZip(name)) {
            readZip(entry, to);
        } else {
            readFile(entry, name, to);
        }
    }

    /** Returns the student's collection. Two entries share one only if the roster says so. */
    private Collected collected(String name, boolean isFolder) {
        String known = roster.student(name);
        if (known != null) {
            return byStudent.computeIfAbsent(known, student -> new Collected());
        }
        String plain = SafeText.line(isFolder ? name : name.replaceFirst("(?i)\\.(zip|java|ipynb)$", ""), 120);
        String student = plain;
        for (int i = 2; byStudent.containsKey(student) || roster.students().contains(student); i++) {
            student = "%s (%d)".formatted(plain, i);
        }
        Collected collected = new Collected();
        byStudent.put(student, collected);
        return collected;
    }

    private static boolean isAnswer(String name) {
        return name.endsWith(".java") || name.endsWith(".ipynb");
    }

    private static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static int longest(String name) {
        return name.endsWith(".ipynb") ? LONGEST_NOTEBOOK : LONGEST_JAVA;
    }

    private static void readFolder(Path folder, String prefix, int depth, Collected to) {
        if (depth > DEEPEST) {
            to.refuse(prefix, "its folders are nested more than %d levels deep.".formatted(DEEPEST));
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().limit(MOST_ENTRIES).toList()) {
                String name = entry.getFileName().toString();
                if (LEFT_OUT.contains(name) || name.startsWith(".")) {
                    continue;
                }
                if (Files.isSymbolicLink(entry)) {
                    to.refuse(prefix + name, "it is a symbolic link. Hand in the file itself.");
                } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    readFolder(entry, prefix + name + "/", depth + 1, to);
                } else if (isAnswer(name)) {
                    readFile(entry, prefix + name, to);
                } else if (isZip(name)) {
                    readZip(entry, to);
                }
            }
        } catch (IOException unreadable) {
            to.refuse(prefix, "the folder cannot be read.");
        }
    }

    private static void readFile(Path file, String name, Collected to) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            to.refuse(name, "it is not a regular file.");
            return;
        }
        try (InputStream stream = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            to.seen(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            keep(name, stream, to);
        } catch (IOException unreadable) {
            to.refuse(name, "it cannot be read.");
        }
    }

    private static void readZip(Path file, Collected to) {
        String zipName = file.getFileName().toString();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                to.refuse(zipName, "it has %,d entries; the maximum is %,d.".formatted(zip.size(), MOST_ENTRIES));
                return;
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.isDirectory() || !isAnswer(name) || isLeftOut(name)) {
                    continue;
                }
                if (leaves(name)) {
                    to.refuse(zipName + ": " + name, "its path points outside the zip.");
                    continue;
                }
                to.seen(entry.getLastModifiedTime());
                try (InputStream stream = zip.getInputStream(entry)) {
                    keep(name, stream, to);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            to.refuse(zipName, "it is not a readable zip.");
        }
    }

    private static boolean isLeftOut(String name) {
        return Stream.of(name.split("/")).anyMatch(part -> LEFT_OUT.contains(part) || part.startsWith("._"));
    }

    private static boolean leaves(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.matches("^[A-Za-z]:.*")
                || Stream.of(name.split("/")).anyMatch(".."::equals);
    }

    /** Reads no more than the limit, whatever size a header claims. */
    private static void keep(String name, InputStream stream, Collected to) throws IOException {
        if (to.files.size() == MOST_FILES) {
            to.refuse(name, "there are more than %d files.".formatted(MOST_FILES));
            return;
        }
        int longest = longest(name);
        byte[] bytes = stream.readNBytes(longest + 1);
        to.bytes += bytes.length;
        if (bytes.length > longest) {
            to.refuse(name, "it has more than %,d bytes.".formatted(longest));
        } else if (to.bytes > MOST_BYTES) {
            to.refuse(name, "the submission has more than %,d bytes in total.".formatted(MOST_BYTES));
        } else {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                to.files.add(new Submission.File(SafeText.line(name, 300), text));
            } catch (CharacterCodingException notText) {
                to.refuse(name, "it is not UTF-8 text.");
            }
        }
    }
}
