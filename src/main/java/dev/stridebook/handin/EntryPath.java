package dev.stridebook.handin;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The path of an entry in an archive.
 *
 * @param parts the names of its folders and of the entry itself
 * @param leaves whether it points outside the archive
 */
record EntryPath(List<String> parts, boolean leaves) {
    /** The code page of DOS, which zips without any mark are in. */
    private static final Charset DOS = Charset.forName("IBM437");

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Reads a path as any system writes it, with slashes or backslashes. */
    static EntryPath of(String path) {
        String slashed = path.replace('\\', '/');
        List<String> parts = Stream.of(slashed.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        boolean leaves = slashed.startsWith("/") || slashed.matches("^[A-Za-z]:.*") || parts.contains("..");
        return new EntryPath(parts, leaves);
    }

    /** Reads a path whose encoding the archive does not tell. Only then are backslashes told from halves of Chinese letters. */
    static EntryPath of(byte[] path) {
        return of(SourceText.ofName(path, isDos(path) ? DOS : WINDOWS));
    }

    /** Returns whether most of what lies beyond ASCII is where DOS has its letters; there Windows has hardly any. */
    private static boolean isDos(byte[] path) {
        int beyond = 0;
        int letters = 0;
        for (byte each : path) {
            int code = each & 0xff;
            beyond += code >= 0x80 ? 1 : 0;
            letters += code >= 0x80 && code <= 0xa5 || code == 0xe1 ? 1 : 0;
        }
        return letters * 2 > beyond;
    }

    boolean isLeftBehind() {
        return parts.stream().anyMatch(part -> !part.equals("..") && FileKind.isLeftBehind(part));
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
