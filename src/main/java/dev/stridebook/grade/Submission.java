package dev.stridebook.grade;

import dev.stridebook.handin.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What a student handed in, read within limits.
 *
 * @param student the student's name in the class
 * @param files the Java files and notebooks, sorted by name
 * @param refusals which files were rejected and why, in sentences
 * @param submitted time of submission
 */
public record Submission(String student, List<SourceFile> files, List<String> refusals, Instant submitted) {
    public Submission {
        files = files.stream().sorted(Comparator.comparing(SourceFile::name)).toList();
        refusals = List.copyOf(refusals);
    }

    /** Returns a digest that changes with anything that could change the points. */
    String digest(String rules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, rules);
            add(digest, student);
            for (SourceFile file : files) {
                add(digest, file.name());
                add(digest, file.encoding());
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
