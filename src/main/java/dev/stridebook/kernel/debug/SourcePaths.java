package dev.stridebook.kernel.debug;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.codec.digest.MurmurHash2;

/** The names by which a front end and the kernel mean a cell's text: its hash between a prefix and a suffix. No such file exists. */
final class SourcePaths {
    static final String HASH_METHOD = "Murmur2";
    static final int SEED = 0x51ab_1e5;
    static final String PREFIX =
            Path.of(
                            System.getProperty("java.io.tmpdir"),
                            "stridebook_" + ProcessHandle.current().pid()) + "/";
    static final String SUFFIX = ".java";

    private SourcePaths() {}

    static String of(String cell) {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        return PREFIX + Integer.toUnsignedString(MurmurHash2.hash32(bytes, bytes.length, SEED)) + SUFFIX;
    }
}
