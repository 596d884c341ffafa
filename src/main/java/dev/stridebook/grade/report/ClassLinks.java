package dev.stridebook.grade.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the class page shows only some of the students: parts of its address after {@code #}, which its script reads. */
final class ClassLinks {
    private static final int DIGEST_BYTES = 6;

    private ClassLinks() {}

    /** Returns the key of a mistake, which depends on nothing but the exercise and the diagnosis. */
    static String key(String exercise, String diagnosis) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(diagnosis.getBytes(StandardCharsets.UTF_8));
            return exercise + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Returns the link to all who made a mistake. */
    static String mistake(String key) {
        return "#mistake=" + key;
    }

    /** Returns the link to all students, with an exercise chosen. */
    static String exercise(String exercise) {
        return "#exercise=" + exercise;
    }

    /** Returns the link to all who answered an exercise. */
    static String answered(String exercise) {
        return "#exercise=%s&amp;result=answered".formatted(exercise);
    }

    /** Returns the link to all who have the full points for an exercise. */
    static String full(String exercise) {
        return "#exercise=%s&amp;result=full".formatted(exercise);
    }
}
