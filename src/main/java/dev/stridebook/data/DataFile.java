package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file as its authors published it, uncompressed.
 *
 * @param name of the file
 * @param bytes its length
 * @param sha256 its digest, in hexadecimal
 */
record DataFile(String name, int bytes, String sha256) {

    /** What is wrong with such contents; empty if they are the file's. */
    Optional<String> fault(byte[] contents) {
        if (contents.length != bytes) {
            return Optional.of(say("it has %,d bytes instead of %,d", contents.length, bytes));
        }
        String digest = digest(contents);
        return digest.equals(sha256)
                ? Optional.empty()
                : Optional.of(say("its SHA-256 is %s instead of %s", digest, sha256));
    }

    private static String digest(byte[] contents) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contents));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java has SHA-256.", impossible);
        }
    }
}
