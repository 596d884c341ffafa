package dev.stridebook.grade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What a student handed in, read and bounded.
 *
 * @param student as the teacher calls them
 * @param files with answers, by name
 * @param refusals what was not read, and why, in sentences
 * @param submitted when
 */
public record Submission(String student, List<File> files, List<String> refusals, Instant submitted) {
    /** A Java file or notebook, as text. */
    public record File(String name, String text) {
        boolean isNotebook() {
            return name.endsWith(".ipynb");
        }
    }

    public Submission {
        files = files.stream().sorted(Comparator.comparing(File::name)).toList();
        refusals = List.copyOf(refusals);
    }

    /** Changes with whatever could change the points. */
    String digest(String rules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, rules);
            add(digest, student);
            for (File file : files) {
                add(digest, file.name());
                add(digest, file.text());
            }
            refusals.forEach(refusal -> add(digest, refusal));
            add(digest, submitted.toString());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
