package dev.stridebook.grade.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Creates file names from students' names, which may contain anything. */
final class FileNames {
    private static final int LONGEST = 60;

    private FileNames() {}

    /**
     * Returns a name of letters, digits, hyphens and underscores. If other characters were replaced, a digest keeps names
     * distinct.
     */
    static String of(String student) {
        String plain = student.replaceAll("[^A-Za-z0-9_-]+", "_");
        boolean isPlain = plain.equals(student) && student.equals(student.toLowerCase(Locale.ROOT));
        if (isPlain && plain.length() <= LONGEST && !plain.isEmpty()) {
            return plain;
        }
        return plain.substring(0, Math.min(LONGEST, plain.length())) + "-" + digest(student);
    }

    private static String digest(String student) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(student.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
