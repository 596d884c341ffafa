package dev.stridebook.grade;

import dev.stridebook.course.exercise.OutputShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What tests of the grader share. */
final class Graders {
    /** Made once for all tests. */
    static final Path CACHE = Path.of("target/grade");

    static final Rules RULES = Rules.of(List.of(OutputShape.EXERCISE));

    private Graders() {}

    static Submission submission(String student, Path... files) throws IOException {
        List<Submission.File> read = new ArrayList<>();
        for (Path file : files) {
            read.add(new Submission.File(file.getFileName().toString(), Files.readString(file)));
        }
        return new Submission(student, read, List.of(), Instant.EPOCH);
    }
}
