package dev.stridebook.grade;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.handin.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a student handed in, read within limits.
 *
 * @param student the student's name in the class
 * @param files the Java files and notebooks: first those that are named as they were handed out, then those in fewer folders, each sorted by
 *     name
 * @param refusals which files were rejected and why, in sentences
 * @param submitted time of submission
 * @param variant the variant that the class gives the student; empty if the files say it
 */
public record Submission(
        String student, List<SourceFile> files, List<String> refusals, Instant submitted, Optional<Variant> variant) {
    /** The names that files have when they are handed out. */
    private static final Set<String> HANDED_OUT = Stream.concat(
                    Catalogue.EXERCISES.stream().map(exercise -> exercise.answerClass() + ".java"),
                    Stream.of(Lesson.values()).map(Lesson::notebook))
            .collect(Collectors.toUnmodifiableSet());

    /** Of two attempts beside each other, the one with the original name is the final one: people rename what they set aside. */
    private static final Comparator<SourceFile> BEST_FIRST = Comparator.comparing(
                    (SourceFile file) -> !HANDED_OUT.contains(file.fileName()))
            .thenComparing(file ->
                    file.folder().chars().filter(letter -> letter == '/').count())
            .thenComparing(SourceFile::name);

    public Submission {
        files = files.stream().sorted(BEST_FIRST).toList();
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
