package dev.stridebook.grade;

import dev.stridebook.course.Variant;
import dev.stridebook.handin.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a student handed in, read within limits.
 *
 * @param student the student's name in the class
 * @param files the Java files and notebooks, sorted by name
 * @param refusals which files were rejected and why, in sentences
 * @param submitted time of submission
 * @param variant the variant that the class gives the student; empty if the files say it
 */
public record Submission(
        String student, List<SourceFile> files, List<String> refusals, Instant submitted, Optional<Variant> variant) {
    public Submission {
        files = files.stream().sorted(Comparator.comparing(SourceFile::name)).toList();
        refusals = List.copyOf(refusals);
    }

    /** Creates a submission whose files say the variant. */
    public Submission(String student, List<SourceFile> files, List<String> refusals, Instant submitted) {
        this(student, files, refusals, submitted, Optional.empty());
    }

    /**
     * Returns this submission with the student's name as the variant, unless the class gives another.
     *
     * @throws IllegalArgumentException if the name cannot name a variant
     */
    public Submission withVariantOfName() {
        return variant.isPresent()
                ? this
                : new Submission(student, files, refusals, submitted, Optional.of(Variant.of(student)));
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
            add(digest, variant.map(Variant::word).orElse(""));
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
