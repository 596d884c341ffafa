package dev.stridebook.handin;

import static dev.stridebook.language.Language.say;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Opens an archive of any kind and hands its entries to a visitor, one after the other. */
final class Archive {
    /** Enough for what the usual programs write at their highest level. */
    static final int MOST_KIB_TO_DECOMPRESS = 256 << 10;
    /** An archive with more entries is not even listed. */
    private static final int MOST_ENTRIES_TO_LIST = 200_000;

    private static final int HEADER = 512;
    private static final int UNIX_TYPE = 0xf000;
    private static final int UNIX_LINK = 0xa000;

    private final String name;
    private final Budget budget;
    private final Visitor visitor;

    /** Gets the entries. */
    interface Visitor {
        /** Returns whether the rest of the archive is wanted. */
        boolean visit(Entry entry, Content content) throws IOException;
    }

    /**
     * An entry of an archive.
     *
     * @param kind of the archive: {@code zip}, {@code tar} or {@code 7z}
     * @param isFile false for folders, devices and the like
     */
    record Entry(EntryPath path, String kind, boolean isFile, boolean isLink) {}

    /** Opens the content of an entry, once. */
    interface Content {
        InputStream open() throws IOException, UnreadableException;
    }

    private Archive(String name, Budget budget, Visitor visitor) {
        this.name = name;
        this.budget = budget;
        this.visitor = visitor;
    }

    /**
     * Visits the entries of an archive. What kind it is, its first bytes say. A compressed file that is no archive is its own only entry.
     *
     * @param name its name
     * @throws UnreadableException if it cannot be opened or goes wrong on the way; the message is a reason for the student
     */
    static void visit(String name, SeekableByteChannel channel, Budget budget, Visitor visitor)
            throws UnreadableException {
        try {
            new Archive(name, budget, visitor).visit(channel);
        } catch (PasswordRequiredException locked) {
            throw UnreadableException.locked();
        } catch (Budget.UsedUpException usedUp) {
            throw new UnreadableException(usedUp.getMessage());
        } catch (MemoryLimitException large) {
            throw new UnreadableException(say("unpacking it takes too much memory. Hand in a zip instead."));
        } catch (IOException | RuntimeException broken) {
            // The library also throws the latter if an archive is damaged.
            throw UnreadableException.broken(name);
        }
    }

    /** Visits the entries of an archive that lies in another. */
    static void visit(String name, byte[] content, Budget budget, Visitor visitor) throws UnreadableException {
        visit(name, new SeekableInMemoryByteChannel(content), budget, visitor);
    }

    private void visit(SeekableByteChannel channel) throws IOException, UnreadableException {
        ByteBuffer first = ByteBuffer.allocate(HEADER);
        while (first.hasRemaining() && channel.read(first) >= 0) {
            // Reads on.
        }
        byte[] header = Arrays.copyOf(first.array(), first.position());
        channel.position(0);
        if (header.length == 0) {
            throw new UnreadableException(say("it is empty (0 bytes). Pack it again and hand it in."));
        }
        if (starts(header, 'R', 'a', 'r', '!')) {
            throw UnreadableException.sealed(".rar");
        }
        if (starts(header, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            visitSevenZ(channel);
        } else if (Compression.of(header).isPresent() || isTar(header, name) && !starts(header, 'P', 'K')) {
            visitStream(name, new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        } else {
            // A zip may have anything in front of it.
            visitZip(channel);
        }
    }

    private static boolean isTar(byte[] header, String name) {
        return TarArchiveInputStream.matches(header, header.length)
                || name.toLowerCase(Locale.ROOT).endsWith(".tar");
    }

    static boolean starts(byte[] header, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= header.length || (header[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads a tar, or a single file that is compressed. */
    private void visitStream(String inner, BufferedInputStream stream) throws IOException, UnreadableException {
        stream.mark(HEADER);
        byte[] header = stream.readNBytes(HEADER);
        stream.reset();
        Optional<Compression> compression = inner.equals(name) ? Compression.of(header) : Optional.empty();
        if (compression.isPresent()) {
            InputStream unpacked = budget.of(compression.get().open(stream));
            visitStream(Compression.withoutEnding(inner), new BufferedInputStream(unpacked, 1 << 16));
        } else if (isTar(header, inner)) {
            visitTar(stream);
        } else {
            visitor.visit(new Entry(EntryPath.of(inner), say("compressed file"), true, false), () -> stream);
        }
    }

    private void visitTar(InputStream stream) throws IOException, UnreadableException {
        // Every byte of a name becomes one letter, so that its encoding can still be found out.
        TarArchiveInputStream tar = new TarArchiveInputStream(stream, StandardCharsets.ISO_8859_1.name());
        TarArchiveEntry each = tar.getNextEntry();
        if (each == null && tar.getBytesRead() < HEADER) {
            throw new IOException("not even a header");
        }
        for (; each != null; each = tar.getNextEntry()) {
            Entry entry = new Entry(
                    pathInTar(each.getName()),
                    "tar",
                    each.isFile() && !each.isSparse(),
                    each.isSymbolicLink() || each.isLink());
            if (!visitor.visit(entry, () -> budget.of(new Unclosed(tar)))) {
                return;
            }
        }
    }

    /** The stream of an entry that is not closed before the next one. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream archive) {
            super(archive);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }

    /** A tar may also tell that a name is in UTF-8; then it has been read already. */
    private static EntryPath pathInTar(String name) {
        return name.chars().allMatch(letter -> letter < 0x100)
                ? EntryPath.of(name.getBytes(StandardCharsets.ISO_8859_1))
                : EntryPath.of(name);
    }

    private void visitSevenZ(SeekableByteChannel channel) throws IOException, UnreadableException {
        try (SevenZFile archive = SevenZFile.builder()
                .setSeekableByteChannel(channel)
                .setMaxMemoryLimitKiB(MOST_KIB_TO_DECOMPRESS)
                .setUseDefaultNameForUnnamedEntries(true)
                .setDefaultName(name)
                .get()) {
            for (SevenZArchiveEntry each : archive.getEntries()) {
                budget.take(each.getSize());
            }
            for (SevenZArchiveEntry each = archive.getNextEntry(); each != null; each = archive.getNextEntry()) {
                boolean isLink =
                        each.getHasWindowsAttributes() && (each.getWindowsAttributes() >>> 16 & UNIX_TYPE) == UNIX_LINK;
                Entry entry = new Entry(
                        EntryPath.of(each.getName()), "7z", !each.isDirectory() && !each.isAntiItem(), isLink);
                SevenZArchiveEntry current = each;
                if (!visitor.visit(
                        entry,
                        () -> current.hasStream() ? archive.getInputStream(current) : InputStream.nullInputStream())) {
                    return;
                }
            }
        }
    }

    private void visitZip(SeekableByteChannel channel) throws IOException, UnreadableException {
        if (headers(channel) > MOST_ENTRIES_TO_LIST) {
            throw new UnreadableException(say("it has more than %,d entries.", MOST_ENTRIES_TO_LIST));
        }
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setCharset(StandardCharsets.ISO_8859_1)
                .setUseUnicodeExtraFields(true)
                .setIgnoreLocalFileHeader(true)
                .get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry each = entries.nextElement();
                EntryPath path = each.getNameSource() == ZipArchiveEntry.NameSource.NAME
                        ? EntryPath.of(each.getRawName())
                        : EntryPath.of(each.getName());
                boolean isFolder = each.isDirectory() || each.getName().endsWith("\\");
                Entry entry = new Entry(path, "zip", !isFolder, each.isUnixSymlink());
                if (!visitor.visit(entry, () -> budget.of(open(zip, each)))) {
                    return;
                }
            }
        }
    }

    private static InputStream open(ZipFile zip, ZipArchiveEntry entry) throws IOException, UnreadableException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw UnreadableException.locked();
        }
        if (!zip.canReadEntryData(entry)) {
            throw new UnreadableException(
                    say("it is compressed in a way that cannot be read. Pack it again as a plain zip."));
        }
        return zip.getInputStream(entry);
    }

    /** Returns how many entries a zip can have at most: the library keeps all of them in memory, whatever number the zip claims. */
    private static int headers(SeekableByteChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        int found = 0;
        int last = 0;
        channel.position(0);
        while (channel.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                last = last << 8 | buffer.get() & 0xff;
                found += last == ('P' << 24 | 'K' << 16 | 1 << 8 | 2) ? 1 : 0;
            }
        }
        channel.position(0);
        return found;
    }
}
