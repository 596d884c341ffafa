package dev.stridebook.course;

import static dev.stridebook.language.Language.say;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * The numbers that a student gets in exercises to compute, named by a word from which they are drawn: the student's name, or any other.
 * Capitals, and spaces around the word, do not matter. The same word gives the same numbers on every machine.
 *
 * @param word in small letters; {@code document} stands for the numbers of the course's documents
 */
public record Variant(String word) {
    /** What can stand in a comment, a file name and a table without a change of meaning. */
    private static final Pattern LEGAL = Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N} .,'’_@+()-]{0,99}");

    /** The numbers of the course's documents, which everybody has who names no variant. */
    public static final Variant DOCUMENT = new Variant("document");

    /**
     * @throws IllegalArgumentException if the word is empty, longer than 100 characters, or has other characters than letters, digits,
     *     spaces and {@code . , ' _ @ + ( ) -}
     */
    public Variant {
        String given = word;
        word = Normalizer.normalize(word, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        if (!LEGAL.matcher(word).matches()) {
            throw new IllegalArgumentException(say(
                    "\"%s\" cannot name a variant. Give a word such as your name: up to 100 letters, digits, spaces and . , ' _ @ + ( ) -, with a letter or digit in front.",
                    given));
        }
    }

    /**
     * Returns the variant of a word.
     *
     * @throws IllegalArgumentException if the word is not legal; see {@link Variant}
     */
    public static Variant of(String word) {
        return new Variant(word);
    }

    /** Returns whether these are the numbers of the course's documents. */
    public boolean isDocument() {
        return equals(DOCUMENT);
    }

    /**
     * Returns the source of an exercise's numbers, in its initial state: {@link Random}, whose algorithm Java specifies, with the first
     * eight bytes of a SHA-256 digest as its seed.
     *
     * @param exercise the exercise's id
     */
    public Random random(String exercise) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((exercise + "\n" + word).getBytes(StandardCharsets.UTF_8));
            return new Random(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Returns the word. */
    @Override
    public String toString() {
        return word;
    }
}
