package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of the students' files. A name has the letters of the student's name, in any script. If two students would share one, also
 * on a disk that takes capitals for small letters, a digest tells them apart; it follows a tilde, which no other name has. So names do
 * not depend on the order of the class, and none can be chosen to be another's.
 */
final class FileNames {
    /** In characters, of up to four bytes; file systems allow 255 bytes, and a file being written has a longer name. */
    private static final int LONGEST = 40;

    private static final int DIGEST_BYTES = 16;
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern REPLACED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern NOT_ASCII = Pattern.compile("[^A-Za-z0-9_-]+");
    /** Names of devices, which Windows has in every folder. */
    private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|(com|lpt)[0-9¹²³]");

    private final Map<String, String> byStudent = new LinkedHashMap<>();

    /** @param students the names of all students of the class */
    FileNames(Collection<String> students) {
        Set<String> all = new TreeSet<>(students);
        Map<String, Long> sharing =
                all.stream().collect(Collectors.groupingBy(FileNames::folded, Collectors.counting()));
        for (String student : all) {
            String readable = readable(student);
            String folded = folded(student);
            boolean isOwn = sharing.get(folded) == 1 || student.equals(folded);
            byStudent.put(
                    student,
                    isOwn && isComplete(student) && isPossible(readable)
                            ? readable
                            : beginning(readable) + "~" + digest(student));
        }
    }

    /**
     * Returns the name of a student's files, without an ending.
     *
     * @throws IllegalArgumentException if the student is not in the class
     */
    String of(String student) {
        String name = byStudent.get(student);
        if (name == null) {
            throw new IllegalArgumentException(say("%s is not in the class of these reports.", student));
        }
        return name;
    }

    /** Returns the number of students. */
    int count() {
        return byStudent.size();
    }

    private static String readable(String student) {
        String composed = Normalizer.normalize(student, Normalizer.Form.NFC).strip();
        return REPLACED.matcher(SPACE.matcher(composed).replaceAll("-")).replaceAll("_");
    }

    /** Returns a text that is the same for names that some file system takes for the same. */
    private static String folded(String student) {
        Function<String, String> normal = text -> Normalizer.normalize(text, Normalizer.Form.NFC);
        return normal.apply(readable(student).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    private static boolean isComplete(String student) {
        String readable = readable(student);
        return !readable.isEmpty() && readable.codePointCount(0, readable.length()) <= LONGEST;
    }

    /** Returns whether a file can have this name here: not all letters have a place in each system's encoding. */
    private static boolean isPossible(String name) {
        if (DEVICE.matcher(name).matches()) {
            return false;
        }
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException notInThisEncoding) {
            return false;
        }
    }

    private static String beginning(String readable) {
        int length = Math.min(LONGEST, readable.codePointCount(0, readable.length()));
        String beginning = readable.substring(0, readable.offsetByCodePoints(0, length));
        try {
            return Path.of(beginning).toString();
        } catch (InvalidPathException notInThisEncoding) {
            return NOT_ASCII.matcher(beginning).replaceAll("_");
        }
    }

    private static String digest(String student) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(student.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
