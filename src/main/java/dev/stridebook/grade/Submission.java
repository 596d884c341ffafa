package dev.stridebook.grade;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.handin.SourceFile;
import java.time.Instant;
import java.util.Comparator;
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
        String student, List<SourceFile> files, List<String> refusals, Instant submitted, Optional<Variant> variant)
        implements Submitted {
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

    /** Returns what is known of a submission that could not be read. */
    public static Submission unread(String student) {
        return new Submission(student, List.of(), List.of(), Instant.EPOCH);
    }

    @Override
    public Submission read() {
        return this;
    }

    /** Returns a digest that changes with anything that could change the points. */
    public String digest(String rules) {
        Digest digest = new Digest().add(rules).add(student);
        for (SourceFile file : files) {
            digest.add(file.name()).add(file.encoding()).add(file.text());
        }
        refusals.forEach(digest::add);
        return digest.add(submitted.toString())
                .add(variant.map(Variant::word).orElse(""))
                .hex();
    }
}
