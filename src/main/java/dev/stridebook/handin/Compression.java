package dev.stridebook.handin;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** How a single file, often a tar, is compressed. */
enum Compression {
    GZIP,
    BZIP2,
    XZ;

    /** Returns the compression that the first bytes of a file tell. */
    static Optional<Compression> of(byte[] header) {
        if (Archive.starts(header, 0x1f, 0x8b)) {
            return Optional.of(GZIP);
        }
        if (Archive.starts(header, 'B', 'Z', 'h')) {
            return Optional.of(BZIP2);
        }
        return Archive.starts(header, 0xfd, '7', 'z', 'X', 'Z', 0) ? Optional.of(XZ) : Optional.empty();
    }

    InputStream open(InputStream stream) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(stream, 1 << 16);
            case BZIP2 -> new BZip2CompressorInputStream(stream, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(stream)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(Archive.MOST_KIB_TO_DECOMPRESS)
                        .get();
        };
    }

    /** Returns the name that a file had before it was compressed. */
    static String withoutEnding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String shorter = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (lower.matches(".*\\.(tgz|tbz2?|txz)")) {
            return shorter + ".tar";
        }
        // A compressed file with any other ending can only be a tar.
        return lower.matches(".*\\.(gz|bz2|xz)") ? shorter : name + ".tar";
    }
}
