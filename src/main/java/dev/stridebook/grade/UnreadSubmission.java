package dev.stridebook.grade;

import dev.stridebook.course.Variant;
import dev.stridebook.handin.HandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a student's submission lies, and what the class says about it. It is read by whoever grades it, on another machine if that has
 * the same places, so that a large class is never in memory, and nobody waits for an archive of somebody else.
 *
 * @param student the student's name in the class
 * @param places absolute paths of the student's folders, archives and files; empty if nothing was handed in
 * @param submitted the time of submission that the class gives; empty if it is that of the newest file
 * @param variant the variant that the class gives the student; empty if the files say it
 */
public record UnreadSubmission(
        String student, List<Path> places, Optional<Instant> submitted, Optional<Variant> variant)
        implements Submitted {
    public UnreadSubmission {
        places = List.copyOf(places);
    }

    @Override
    public Submission read() {
        HandIn all = HandIn.read(places);
        return new Submission(student, all.files(), all.refusals(), submitted.orElse(all.newest()), variant);
    }

    /**
     * Returns this with the student's name as the variant, unless the class gives another.
     *
     * @throws IllegalArgumentException if the name cannot name a variant
     */
    public UnreadSubmission withVariantOfName() {
        return variant.isPresent()
                ? this
                : new UnreadSubmission(student, places, submitted, Optional.of(Variant.of(student)));
    }
}
