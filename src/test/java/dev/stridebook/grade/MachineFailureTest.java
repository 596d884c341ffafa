package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.graded.Points;
import dev.stridebook.grade.child.AnswerMain;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the machine costs nobody a point. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "it takes Linux's tools to copy a cache and to find processes")
class MachineFailureTest {
    private static final Path ANSWER = Path.of("solutions/S3_5_OutputShape.java");
    /** Uses the library, also its native part. */
    private static final String WITH_ARRAYS = """
            import dev.stridebook.course.exercise.*;
            import dev.stridebook.shape.*;
            import org.nd4j.linalg.factory.Nd4j;

            class Two implements OutputShape.Answer {
                @Override
                public Size outputSize() {
                    %s
                    int two = Nd4j.ones(2).sumNumber().intValue();
                    return Size.of(two, two);
                }

                @Override
                public Size otherOutputSize() {
                    return Size.of(3, 7);
                }
            }
            """;

    /** What a hidden test does before it asks the answer. */
    private static Runnable misfortune = () -> {};
    /** What happens while the grader waits before another attempt. */
    private static Runnable meanwhile = () -> {};

    private static final List<Duration> PAUSES = new ArrayList<>();

    private static Path folder;
    private static Path cache;
    private static Grader grader;

    static final class HiddenTest {
        @Points(1)
        @DisplayName("hidden")
        void test(OutputShape.Answer answer) {
            misfortune.run();
            assertEquals(2, answer.outputSize().height());
        }
    }

    @BeforeAll
    static void startsAGraderWithACacheOfItsOwn() throws Exception {
        Path whole =
                ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse).folder();
        folder = Files.createTempDirectory("machine-failure");
        cache = Files.createDirectory(folder.resolve("cache"));
        run("cp", "-al", whole.toString(), cache.toString());
        Rules rules = new Rules(
                Graders.RULES.exercises(), Map.of("S3.5", List.of(HiddenTest.class)), "", Deadline.NONE, Limits.USUAL);
        grader = Grader.start(rules, cache, "auto", time -> {
            PAUSES.add(time);
            meanwhile.run();
        });
    }

    @AfterAll
    static void closesTheGrader() throws Exception {
        grader.close();
        run("rm", "-rf", folder.toString());
    }

    @AfterEach
    void everythingIsWellAgain() {
        misfortune = () -> {};
        meanwhile = () -> {};
        PAUSES.clear();
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static StudentResult grade(String source) {
        return grader.grade(
                new Submission("ada", List.of(new SourceFile("Two.java", source)), List.of(), Instant.EPOCH));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileTheCacheIsAwayNobodyIsGradedAndThenEverybody(@TempDir Path out) throws Exception {
        List<Submission> all = List.of(Graders.submission("ada", ANSWER), Graders.submission("bob", ANSWER));
        Path away = folder.resolve("away");
        endPreparedProcesses();
        move(cache, away);

        List<StudentResult> none = Batch.grade(grader, all, out, 1, Set.of(), (result, isNew) -> {});

        assertThat(none)
                .noneMatch(StudentResult::isGraded)
                .allSatisfy(result -> assertThat(result.notGraded())
                        .contains("no process for the answers started: there is no " + cache));
        assertThat(Files.readString(out.resolve("journal.jsonl"))).isEmpty();

        PAUSES.clear();
        meanwhile = () -> {
            meanwhile = () -> {};
            move(away, cache);
        };
        List<StudentResult> graded = Batch.grade(grader, all, out, 1, Set.of(), (result, isNew) -> {});

        assertThat(PAUSES).hasSize(1);
        assertThat(graded).allMatch(StudentResult::isFull);
        assertThat(Files.readString(out.resolve("journal.jsonl"))).contains("ada", "bob");
    }

    /** The next process has started already. */
    private static void endPreparedProcesses() {
        ProcessHandle.current()
                .descendants()
                .filter(MachineFailureTest::hasAnswers)
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean hasAnswers(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())))
                    .contains(AnswerMain.class.getName());
        } catch (IOException ended) {
            return false;
        }
    }

    @Test
    void whoseProcessSomebodyKillsIsGradedAgain() throws Exception {
        misfortune = () -> {
            misfortune = () -> {};
            endPreparedProcesses();
        };
        StudentResult result = grader.grade(Graders.submission("ada", ANSWER));
        assertThat(PAUSES).isNotEmpty();
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
    }

    @Test
    void anAnswerThatEndsAsIfItHadBeenKilledIsToBlameIfItAlwaysDoes() {
        StudentResult result = grade(WITH_ARRAYS.formatted("""
                try {
                    Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 137);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                """));
        assertThat(PAUSES).as(result.toString()).hasSize(3);
        assertThat(result.isGraded()).as(result.notGraded()).isTrue();
        assertThat(result.points()).isZero();
        assertThat(Attack.told(result)).contains("it ends each time it runs", "exit code 137");
    }

    @Test
    void whenTheGraderRunsOutOfMemoryInATestItGradesAgain() throws Exception {
        misfortune = () -> {
            misfortune = () -> {};
            throw new OutOfMemoryError("as if the heap were full");
        };
        StudentResult result = grader.grade(Graders.submission("ada", ANSWER));
        assertThat(PAUSES).hasSize(1);
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
    }

    @Test
    void aTestThatDoesNotRunIsNoMark() throws Exception {
        misfortune = () -> org.junit.jupiter.api.Assumptions.abort("it is not for this machine");
        StudentResult result = grader.grade(Graders.submission("ada", ANSWER));
        assertThat(result.notGraded()).isEqualTo("the test \"hidden\" did not run");
    }

    @Test
    void aMissingPartOfTheLibraryIsNoMark() throws Exception {
        assertThat(grade(WITH_ARRAYS.formatted("")).isFull()).isTrue();
        Path home = ChildHome.findOrMake(cache, AnswerProcesses::rehearse).folder();
        for (String part : List.of("nd4j-api", "libnd4jcpu.so")) {
            Path file;
            try (Stream<Path> files = Files.walk(home)) {
                file = files.filter(Files::isRegularFile)
                        .filter(candidate -> candidate.getFileName().toString().startsWith(part))
                        .findFirst()
                        .orElseThrow();
            }
            Path away = folder.resolve("part");
            endPreparedProcesses();
            move(file, away);
            StudentResult result = grade(WITH_ARRAYS.formatted(""));
            move(away, file);
            assertThat(result.isGraded()).as(part + ": " + Attack.told(result)).isFalse();
        }
    }
}
