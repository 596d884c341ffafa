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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grades all of {@code src/test/attacks}, several at a time as a class is, with an honest neighbour among them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
class AttackTest {
    @Nested
    class InBubblewrap extends Attacked {
        InBubblewrap() {
            super("bubblewrap");
        }
    }

    @Nested
    class InUnshare extends Attacked {
        InUnshare() {
            super("unshare");
        }
    }

    @Test
    void thereAreNinetyThreeKinds() {
        assertThat(Attack.all()).hasSize(93);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Attacked {
        private final String sandbox;
        private final Map<String, Future<StudentResult>> results = new ConcurrentHashMap<>();
        private Grader grader;
        private ExecutorService workers;
        private Submission neighbour;
        private StudentResult neighbourBefore;

        Attacked(String sandbox) {
            this.sandbox = sandbox;
        }

        @BeforeAll
        void startsToGradeAll() throws Exception {
            Limits shorter = Limits.USUAL.withTimes(Duration.ofSeconds(10), Duration.ofSeconds(45));
            Rules rules = new Rules(List.of(Catalogue.of(OutputShape.EXERCISE)), Map.of(), "", Deadline.NONE, shorter);
            grader = Grader.start(rules, Graders.CACHE, sandbox);
            assertThat(grader.sandbox().name())
                    .as("install bubblewrap and util-linux; %s", grader.rejected())
                    .isEqualTo(sandbox);
            neighbour = Graders.submission("neighbour", Path.of("solutions/S3_5_OutputShape.java"));
            neighbourBefore = grader.grade(neighbour);
            workers = Executors.newFixedThreadPool(2);
            for (Attack attack : Attack.all()) {
                results.put(attack.name(), workers.submit(() -> grader.grade(attack.submission())));
            }
            results.put(neighbour.student(), workers.submit(() -> grader.grade(neighbour)));
        }

        @AfterAll
        void closesTheGrader() {
            workers.shutdownNow();
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
}
