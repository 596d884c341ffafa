package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.grade.sandbox.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grades all of {@code src/test/attacks}, several at a time as a class is, with an honest neighbour among them. */
class AttackTest {
    private static final Submission NEIGHBOUR = neighbour();

    private static Grader grader;
    private static ExecutorService workers;
    private static StudentResult neighbourBefore;
    private static final Map<String, Future<StudentResult>> RESULTS = new ConcurrentHashMap<>();

    @BeforeAll
    static void startsToGradeAll() throws Exception {
        Rules usual = Rules.of(List.of(OutputShape.EXERCISE));
        Limits shorter = Limits.USUAL.withTimes(Duration.ofSeconds(10), Duration.ofSeconds(45));
        grader =
                Grader.start(new Rules(usual.exercises(), Map.of(), "", Deadline.NONE, shorter), Graders.CACHE, "auto");
        assertThat(grader.sandbox().isTight())
                .as("a sandbox that holds: install bubblewrap; %s", grader.rejected())
                .isTrue();
        neighbourBefore = grader.grade(NEIGHBOUR);
        workers = Executors.newFixedThreadPool(2);
        for (Attack attack : Attack.all()) {
            RESULTS.put(attack.name(), workers.submit(() -> grader.grade(attack.submission())));
        }
        RESULTS.put(NEIGHBOUR.student(), workers.submit(() -> grader.grade(NEIGHBOUR)));
    }

    @AfterAll
    static void closesTheGrader() {
        workers.shutdownNow();
        grader.close();
    }

    private static Submission neighbour() {
        try {
            Path file = Path.of("solutions/S3_5_OutputShape.java");
            return new Submission(
                    "neighbour",
                    List.of(new Submission.File(file.getFileName().toString(), Files.readString(file))),
                    List.of(),
                    Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.grade.Attack#all")
    void earnsWhatItsHonestPartEarnsAndIsNamed(Attack attack) throws Exception {
        StudentResult result = RESULTS.get(attack.name()).get();
        assertThat(result.points()).as(Attack.told(result)).isEqualTo(attack.points());
        assertThat(Attack.told(result)).containsPattern(attack.report());
    }

    @Test
    void leavesTheNeighbourAlone() throws Exception {
        assertThat(RESULTS.get(NEIGHBOUR.student()).get()).isEqualTo(neighbourBefore);
        assertThat(neighbourBefore.isFull()).isTrue();
    }

    @Test
    void comesInAtLeastSixtyKinds() {
        assertThat(Attack.all()).hasSizeGreaterThanOrEqualTo(60);
    }
}
