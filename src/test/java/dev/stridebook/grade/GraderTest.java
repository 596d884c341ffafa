package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.grade.sandbox.Bubblewrap;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Plain;
import dev.stridebook.grade.sandbox.Unshare;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraderTest {
    private static final Path JAVA = Path.of("solutions/S3_5_OutputShape.java");
    private static final Path NOTEBOOK = Path.of("solutions/03-padding-and-stride.ipynb");

    private static Grader grader;

    @BeforeAll
    static void startsTheGrader() throws Exception {
        grader = Grader.start(Graders.RULES, Graders.CACHE, "auto");
    }

    @AfterAll
    static void closesTheGrader() {
        grader.close();
    }

    @Test
    void aSolutionEarnsAllPointsAsJavaAndAsANotebook() throws Exception {
        StudentResult java = grader.grade(Graders.submission("ada", JAVA));
        StudentResult notebook = grader.grade(Graders.submission("ada", NOTEBOOK));
        assertThat(java.isFull()).as(Attack.told(java)).isTrue();
        assertThat(notebook.isFull()).as(Attack.told(notebook)).isTrue();
        assertThat(notebook.exercises().get(0).tests())
                .isEqualTo(java.exercises().get(0).tests());
    }

    @Test
    void aWrongAnswerIsDiagnosedAlikeAsJavaAndAsANotebook() throws Exception {
        String wrong = Files.readString(JAVA).replaceAll("2 \\* \\d", "0 * 1");
        String wrongCell = Files.readString(NOTEBOOK).replaceAll("2 \\* \\d", "0 * 1");
        ExerciseOutcome java = grader.grade(of("x.java", wrong)).exercises().get(0);
        ExerciseOutcome notebook =
                grader.grade(of("x.ipynb", wrongCell)).exercises().get(0);
        assertThat(java.points()).isZero();
        assertThat(java.diagnoses()).anyMatch(diagnosis -> diagnosis.contains("left out the padding"));
        assertThat(notebook.tests()).isEqualTo(java.tests());
        assertThat(notebook.diagnoses()).isEqualTo(java.diagnoses());
    }

    @Test
    void aStubAndAnEmptySubmissionEarnNothingAndLoseNoTest() throws Exception {
        StudentResult stub = grader.grade(Graders.submission("emil", Path.of("exercises/S3_5_OutputShape.java")));
        StudentResult nothing = grader.grade(Graders.submission("nemo"));
        for (StudentResult result : List.of(stub, nothing)) {
            assertThat(result.points()).isZero();
            assertThat(result.of()).isEqualTo(Catalogue.of(OutputShape.EXERCISE).points());
            assertThat(result.exercises().get(0).tests())
                    .allMatch(test -> test.outcome().equals("not answered"));
        }
        assertThat(nothing.notes()).containsExactly("Nothing was handed in.");
    }

    @Test
    void onlyTheFirstFileThatAnswersAnExerciseCounts() throws Exception {
        StudentResult result = grader.grade(new Submission(
                "twice",
                List.of(
                        new SourceFile("b.java", Files.readString(JAVA)),
                        new SourceFile("a.java", Files.readString(JAVA).replace("8 + 2 * 1", "8 + 0 * 1"))),
                List.of(),
                Instant.EPOCH));
        assertThat(result.points()).isEqualTo(1);
        assertThat(result.notes()).anyMatch(note -> note.startsWith("b.java: S3.5 is already answered in a.java"));
    }

    private static StudentResult gradeFiles(String... namesAndTexts) {
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.add(new SourceFile(namesAndTexts[i], namesAndTexts[i + 1]));
        }
        return grader.grade(new Submission("ada", files, List.of(), Instant.EPOCH));
    }

    @Test
    void aHelperClassMayHaveAFileOfItsOwn() throws Exception {
        String needsHelper = Files.readString(JAVA).replace("return Size.of(", "return Helper.of(");
        String helper =
                "import dev.stridebook.shape.Size;\nclass Helper { static Size of(int h, int w) { return Size.of(h, w); } }";
        StudentResult result =
                gradeFiles("a/Answer.java", needsHelper, "a/Helper.java", helper, "b/Helper.java", "class Helper {}");
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
        assertThat(result.notes()).singleElement().asString().startsWith("b/Helper.java: Refused: No class in");

        StudentResult elsewhere = gradeFiles("a/Answer.java", needsHelper, "b/Helper.java", helper);
        assertThat(elsewhere.isFull()).as(Attack.told(elsewhere)).isTrue();
        assertThat(elsewhere.notes()).isEmpty();

        StudentResult broken =
                gradeFiles("Answer.java", needsHelper, "Helper.java", helper.replace("return", "retrun"));
        assertThat(broken.points()).isZero();
        assertThat(broken.exercises().get(0).problem()).contains("Helper.java:2: ");
    }

    @Test
    void aFileMayAnswerTwoExercises() throws Exception {
        String second = Files.readString(Path.of("solutions/S3_6_OutputSize.java"));
        StudentResult result =
                gradeFiles("Both.java", Files.readString(JAVA) + second.substring(second.indexOf("class S3_6")));
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
        assertThat(result.notes())
                .containsExactly("Both.java: the answer to S3.6 is ignored, because that exercise is not graded.");
    }

    @ParameterizedTest
    @CsvSource({"A.java", "S3_5_OutputShape (1).java", "Old/S3_5_OutputShape.java", "kept/S3_5_OutputShape-2026.java"})
    void anAttemptThatWasSetAsideDoesNotCount(String name) throws Exception {
        String right = Files.readString(JAVA);
        StudentResult result = gradeFiles(name, right.replace("2 * 1", "0 * 1"), "S3_5_OutputShape.java", right);
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
        assertThat(result.notes())
                .containsExactly(
                        name + ": S3.5 is already answered in S3_5_OutputShape.java; only that answer counts.");
    }

    @Test
    void aSourceThatDoesNotCompileIsNamedWithItsError() {
        StudentResult result =
                grader.grade(of("x.java", "class X implements dev.stridebook.course.exercise.OutputShape.Answer {"));
        assertThat(result.points()).isZero();
        assertThat(result.notes()).anyMatch(note -> note.startsWith("x.java: Does not compile: x.java:1: "));
    }

    @Test
    void codeThatDoesNotCompileIsAnAnswerWithItsErrorLineByLine() throws Exception {
        String wrong = Files.readString(JAVA).replace("return ", "retrun ");
        StudentResult java = grader.grade(of("x.java", wrong));
        StudentResult notebook = grader.grade(new Submission(
                "n",
                List.of(Graders.notebook(
                        "x.ipynb",
                        AnswerSource.solution(Catalogue.of(OutputShape.EXERCISE)).asCells().stream()
                                .map(cell -> cell.replace("return ", "retrun "))
                                .toList())),
                List.of(),
                Instant.EPOCH));
        for (StudentResult result : List.of(java, notebook)) {
            ExerciseOutcome outcome = result.exercises().get(0);
            assertThat(outcome.isAnswered()).as(Attack.told(result)).isTrue();
            assertThat(outcome.points()).isZero();
            assertThat(outcome.tests()).allMatch(test -> test.outcome().equals("does not compile"));
            assertThat(outcome.code())
                    .singleElement()
                    .matches(part -> part.source().contains("retrun "));
            assertThat(outcome.problem()).startsWith("Does not compile:\n");
        }
    }

    @Test
    void anAnswerThatCompilesCountsBesideOneThatDoesNot() throws Exception {
        StudentResult result = grader.grade(new Submission(
                "both",
                List.of(
                        new SourceFile("a.java", Files.readString(JAVA).replace("return ", "retrun ")),
                        new SourceFile("b.java", Files.readString(JAVA))),
                List.of(),
                Instant.EPOCH));
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
        assertThat(result.exercises().get(0).file()).isEqualTo("b.java");
    }

    @Test
    void theCodeOfAnAnswerIsKeptAndAStubIsNoAnswer() throws Exception {
        StudentResult java = grader.grade(Graders.submission("ada", JAVA));
        StudentResult notebook = grader.grade(Graders.submission("ada", NOTEBOOK));
        StudentResult stub = grader.grade(Graders.submission("emil", Path.of("exercises/S3_5_OutputShape.java")));
        assertThat(java.exercises().get(0).code())
                .containsExactly(new CodePart(0, Files.readString(JAVA).stripTrailing()));
        assertThat(notebook.exercises().get(0).code())
                .singleElement()
                .matches(part -> part.cell() > 0
                        && part.source().contains("class S3_5_OutputShape")
                        && !part.source().contains("class S3_6_OutputSize"));
        assertThat(stub.exercises().get(0).isAnswered()).isFalse();
    }

    @Test
    void anInterruptedBatchGoesOnWhereItWas(@TempDir Path out) throws Exception {
        List<Submission> all = List.of(Graders.submission("ada", JAVA), Graders.submission("bob"));
        List<StudentResult> first = Batch.grade(grader, all, out, 1, Set.of(), (result, isNew) -> {});
        Path journal = out.resolve("journal.jsonl");
        String text = Files.readString(journal);
        // As if the process had been killed in the middle of the second line.
        Files.writeString(journal, text.substring(0, text.indexOf("\"bob\"") + 20));
        AtomicInteger fresh = new AtomicInteger();
        List<String> known = new ArrayList<>();
        List<StudentResult> second = Batch.grade(grader, all, out, 1, Set.of(), (result, isNew) -> {
            if (isNew) {
                fresh.incrementAndGet();
            } else {
                known.add(result.student());
            }
        });
        assertThat(second).isEqualTo(first);
        assertThat(known).containsExactly("ada");
        assertThat(fresh).hasValue(1);
    }

    @Test
    void aJournalThatEndsWithinACharacterIsGoneOnWith(@TempDir Path out) throws Exception {
        List<Submission> all = List.of(Graders.submission("ada"), Graders.submission("李雷"));
        List<StudentResult> first = Batch.grade(grader, all, out, 1, Set.of(), (result, isNew) -> {});
        Path journal = out.resolve("journal.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        int within = new String(bytes, StandardCharsets.ISO_8859_1)
                        .indexOf(new String("雷".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                + 1;
        Files.write(journal, Arrays.copyOf(bytes, within));
        List<String> fresh = new ArrayList<>();
        List<StudentResult> second = Batch.grade(grader, all, out, 1, Set.of(), (result, isNew) -> {
            if (isNew) {
                fresh.add(result.student());
            }
        });
        assertThat(second).isEqualTo(first);
        assertThat(fresh).containsExactly("李雷");
    }

    @Test
    void aChangedSubmissionIsGradedAgain(@TempDir Path out) throws Exception {
        Batch.grade(grader, List.of(Graders.submission("ada", JAVA)), out, 1, Set.of(), (result, isNew) -> {});
        List<StudentResult> changed =
                Batch.grade(grader, List.of(Graders.submission("ada")), out, 1, Set.of(), (result, isNew) -> {});
        assertThat(changed.get(0).points()).isZero();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
    void whatRunsBesideTheGraderIsOutOfReachAndMustBeThereForTheTrial(@TempDir Path work) throws Exception {
        ChildHome home = ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse);
        Limits limits = Graders.RULES.limits();
        Neighbours neighbours;
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            neighbours = Neighbours.of(List.of("127.0.0.1:" + port.getLocalPort(), work.toString()));
            assertThat(neighbours)
                    .isEqualTo(new Neighbours(List.of("127.0.0.1:" + port.getLocalPort()), List.of(work)));
            SandboxChoice choice = SandboxChoice.probe(home, limits, "bubblewrap", neighbours);
            assertThat(choice.sandbox().name()).as(choice.rejected().toString()).isEqualTo("bubblewrap");
            assertThat(SandboxChoice.trial(home, limits, new Plain(), neighbours)
                            .holes())
                    .contains("it allows access to the network", "it allows reading the grader's files");
        }
        assertThatThrownBy(() -> SandboxChoice.probe(home, limits, "bubblewrap", neighbours))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be reached without one either: "
                        + neighbours.addresses().get(0));
        Neighbours elsewhere = new Neighbours(List.of(), List.of(work.resolve("nowhere")));
        assertThatThrownBy(() -> SandboxChoice.probe(home, limits, "bubblewrap", elsewhere))
                .hasMessageEndingWith("either: " + work.resolve("nowhere"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
    void eachSandboxThatIsClaimedHoldsAndAPlainProcessIsSeenThrough() throws Exception {
        ChildHome home = ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse);
        assertThat(Bubblewrap.find()).as("bubblewrap is installed").isPresent();
        assertThat(Unshare.find()).as("util-linux is installed").isPresent();
        for (var sandbox : List.of(Bubblewrap.find().get(), Unshare.find().get())) {
            assertThat(SandboxChoice.trial(home, Graders.RULES.limits(), sandbox)
                            .holes())
                    .as(sandbox.name())
                    .isEmpty();
        }
        assertThat(SandboxChoice.trial(home, Graders.RULES.limits(), new Plain())
                        .holes())
                .contains(
                        "it allows access to the network",
                        "it allows reading the grader's files",
                        "it allows starting other programs");
    }

    @Test
    void cellsCannotTakeTheTimeForTheTests() throws Exception {
        List<String> cells = new ArrayList<>(
                AnswerSource.solution(Catalogue.of(OutputShape.EXERCISE)).asCells());
        cells.addAll(Collections.nCopies(3, "Thread.sleep(1_000_000);"));
        cells.addAll(Collections.nCopies(40, "Thread.sleep(200);"));
        Limits limits = Limits.USUAL.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(16));
        Rules rules = new Rules(Graders.RULES.exercises(), Map.of(), "", Deadline.NONE, limits);
        try (Grader hurried = Grader.start(rules, Graders.CACHE, "auto")) {
            StudentResult result = hurried.grade(
                    new Submission("eve", List.of(Graders.notebook("eve.ipynb", cells)), List.of(), Instant.EPOCH));
            assertThat(result.isFull()).as(Attack.told(result)).isTrue();
            assertThat(result.notes())
                    .anyMatch(note -> note.startsWith("eve.ipynb: code cell 4: Timeout"))
                    .last()
                    .asString()
                    .startsWith("eve.ipynb: code cells that were not run, because others took too long")
                    .endsWith(" and others");
        }
    }

    @Test
    void filesBeyondTheTimeOfTheSubmissionStartNoProcessAndAreNamed() throws Exception {
        Limits limits = Limits.USUAL.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(3));
        Rules rules = new Rules(Graders.RULES.exercises(), Map.of(), "", Deadline.NONE, limits);
        List<SourceFile> files = IntStream.range(0, 9)
                .mapToObj(i -> Graders.notebook("N%d.ipynb".formatted(i), List.of("Thread.sleep(1_000_000);")))
                .toList();
        try (Grader hurried = Grader.start(rules, Graders.CACHE, "auto")) {
            StudentResult result = hurried.grade(new Submission("eve", files, List.of(), Instant.EPOCH));
            assertThat(result.notes())
                    .last()
                    .asString()
                    .startsWith("Not run, because the whole submission took longer than 3 s: ")
                    .endsWith("N7.ipynb, N8.ipynb");
        }
    }

    @Test
    void whatTheGraderItselfDoesWithAFileTakesTheTimeOfTheSubmission() throws Exception {
        Limits limits = Limits.USUAL.withTimes(Duration.ofSeconds(2), Duration.ofMillis(1));
        Rules rules = new Rules(Graders.RULES.exercises(), Map.of(), "", Deadline.NONE, limits);
        String longToRead = "{\"cells\": [" + "1, ".repeat(1 << 20);
        try (Grader hurried = Grader.start(rules, Graders.CACHE, "auto")) {
            StudentResult result = hurried.grade(new Submission(
                    "eve",
                    List.of(new SourceFile("a.ipynb", longToRead), new SourceFile("b.ipynb", "[")),
                    List.of(),
                    Instant.EPOCH));
            assertThat(result.notes())
                    .last()
                    .asString()
                    .startsWith("Not run, because ")
                    .endsWith("b.ipynb");
        }
    }

    private static Submission of(String file, String text) {
        return new Submission("student", List.of(new SourceFile(file, text)), List.of(), Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({"601,602", "3600,3600", "86400,86400"})
    void longTimeLimitsLeaveTheAnswersTimeToTheirProcess(int call, int submission) throws Exception {
        Limits limits = Limits.USUAL.withTimes(Duration.ofSeconds(call), Duration.ofSeconds(submission));
        Rules rules = new Rules(Graders.RULES.exercises(), Map.of(), "", Deadline.NONE, limits);
        PrintStream out = System.out;
        try (Grader patient = Grader.start(rules, Graders.CACHE, "auto")) {
            StudentResult ada = patient.grade(Graders.submission("ada", JAVA));
            assertThat(ada.isFull()).as(Attack.told(ada)).isTrue();
        }
        assertThat(System.out).isSameAs(out);
    }
}
