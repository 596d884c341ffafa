package dev.stridebook.grade;

import dev.stridebook.course.Variant;
import dev.stridebook.handin.SourceFile;
import java.time.Instant;
import java.util.Comparator;
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
        String student, List<SourceFile> files, List<String> refusals, Instant submitted, Optional<Variant> variant)
        implements Submitted {
    public Submission {
        files = files.stream().sorted(Comparator.comparing(SourceFile::name)).toList();
        refusals = List.copyOf(refusals);
    }

    /** Creates a submission whose files say the variant. */
    public Submission(String student, List<SourceFile> files, List<String> refusals, Instant submitted) {
        this(student, files, refusals, submitted, Optional.empty());
    }

    @Override
    public Submission read() {
        return this;
    }

    @Override
    public Submission withVariantOfName() {
        return variant.isPresent()
                ? this
                : new Submission(student, files, refusals, submitted, Optional.of(Variant.of(student)));
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
