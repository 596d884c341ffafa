package dev.stridebook.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A keyed hash of a message, as RFC 2104 defines it. {@code javax.crypto.Mac} is the same, but makes the JVM search each of a hundred jars
 * for a service as soon as it is loaded, and a kernel's first answer waits for that.
 */
final class Hmac {
    private static final String PREFIX = "HMAC";
    /** By the lengths of their hashes in bytes, the digests that work on blocks of 64 bytes; others work on 128. */
    private static final int LONGEST_OF_SMALL_BLOCKS = 32;

    private final MessageDigest digest;
    private final byte[] inner;
    private final byte[] outer;

    private Hmac(MessageDigest digest, byte[] key) {
        this.digest = digest;
        byte[] block = Arrays.copyOf(key, digest.getDigestLength() <= LONGEST_OF_SMALL_BLOCKS ? 64 : 128);
        if (key.length > block.length) {
            block = Arrays.copyOf(digest.digest(key), block.length);
        }
        this.inner = xor(block, 0x36);
        this.outer = xor(block, 0x5c);
    }

    private static byte[] xor(byte[] block, int pad) {
        byte[] padded = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        return padded;
    }

    /**
     * @param scheme such as {@code hmac-sha256}
     * @throws IllegalArgumentException if Java does not know the digest
     */
    static Hmac of(String scheme, String key) {
        return new Hmac(digest(scheme), key.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest(String scheme) {
        String name = scheme.toUpperCase(Locale.ROOT).replace("-", "");
        try {
            return switch (name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "") {
                case "MD5" -> MessageDigest.getInstance("MD5");
                case "SHA1" -> MessageDigest.getInstance("SHA-1");
                case "SHA224" -> MessageDigest.getInstance("SHA-224");
                case "SHA256" -> MessageDigest.getInstance("SHA-256");
                case "SHA384" -> MessageDigest.getInstance("SHA-384");
                case "SHA512" -> MessageDigest.getInstance("SHA-512");
                default -> throw new NoSuchAlgorithmException(scheme);
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(
                    "The connection file asks for the signature scheme " + scheme + ", which Java does not know."
                            + " Use hmac-sha256.",
                    e);
        }
    }

    /** Returns the signature of the parts, one after the other. Any thread may call it. */
    synchronized byte[] sign(List<byte[]> parts) {
        digest.update(inner);
        parts.forEach(digest::update);
        byte[] hash = digest.digest();
        digest.update(outer);
        return digest.digest(hash);
    }
}
