package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.grade.sandbox.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Grades all of {@code src/test/attacks} in one sandbox, several at a time as a class is, with an honest neighbour among them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class GradedAttacks {
    private static final Limits LIMITS = Limits.USUAL.withTimes(Duration.ofSeconds(10), Duration.ofSeconds(45));
    /** For attacks that take all the time, however long that is: enough for what is honest in them. */
    private static final Limits SHORT = Limits.USUAL.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(45));

    private final String sandbox;
    private final Map<String, Future<StudentResult>> results = new ConcurrentHashMap<>();
    private Grader grader;
    private AnswerProcesses shortLived;
    private ExecutorService workers;
    private Submission neighbour;
    private StudentResult neighbourBefore;

    GradedAttacks(String sandbox) {
        this.sandbox = sandbox;
    }

    @BeforeAll
    void startsToGradeAll() throws Exception {
        // What ends as if it had been killed is graded again, here without a pause.
        grader = Grader.start(rules(LIMITS), Graders.CACHE, sandbox, pause -> {});
        assertThat(grader.sandbox().name())
                .as("install bubblewrap and util-linux; %s", grader.rejected())
                .endsWith(sandbox);
        shortLived = new AnswerProcesses(
                ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse), grader.sandbox(), SHORT);
        neighbour = Graders.submission("neighbour", Path.of("solutions/S3_5_OutputShape.java"));
        neighbourBefore = grader.grade(neighbour);
        workers = Executors.newFixedThreadPool(2);
        for (Attack attack : Attack.all()) {
            results.put(attack.name(), workers.submit(() -> grade(attack)));
        }
        results.put(neighbour.student(), workers.submit(() -> grader.grade(neighbour)));
    }

    private static Rules rules(Limits limits) {
        return new Rules(List.of(Catalogue.of(OutputShape.EXERCISE)), Map.of(), "", Deadline.NONE, limits);
    }

    private StudentResult grade(Attack attack) {
        return attack.takesAllTheTime()
                ? SubmissionGrader.grade(rules(SHORT), shortLived, attack.submission(), false)
                : grader.grade(attack.submission());
    }

    @AfterAll
    void closesTheGrader() {
        workers.shutdownNow();
        shortLived.close();
        grader.close();
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.grade.Attack#all")
    void anAttackEarnsWhatItsHonestPartEarnsAndIsNamed(Attack attack) throws Exception {
        StudentResult result = results.get(attack.name()).get();
        assertThat(result.points()).as(Attack.told(result)).isEqualTo(attack.points());
        assertThat(Attack.told(result)).containsPattern(attack.report());
        if (!attack.report().pattern().toLowerCase(Locale.ROOT).contains("compile")) {
            // What the compiler stops attacks nobody.
            assertThat(Attack.told(result)).doesNotContain("Does not compile", "CompileError");
        }
    }

    @Test
    void theNeighbourIsLeftAlone() throws Exception {
        assertThat(results.get(neighbour.student()).get()).isEqualTo(neighbourBefore);
        assertThat(neighbourBefore.isFull()).isTrue();
    }
}
