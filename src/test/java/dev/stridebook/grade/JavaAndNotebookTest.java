package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.handin.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same answer earns the same as a Java file and in a notebook, and what it earns without another process. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JavaAndNotebookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, List<AnswerSource>> MISTAKES = new HashMap<>();

    private static Grader grader;
    private static ExecutorService second;

    @BeforeAll
    static void startsTheGrader() throws Exception {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            MISTAKES.put(exercise.id(), MistakeSources.of(exercise));
        }
        grader = Grader.start(Rules.of(Catalogue.EXERCISES), Graders.CACHE, "auto");
        second = Executors.newSingleThreadExecutor();
    }

    @AfterAll
    static void closesTheGrader() {
        second.shutdownNow();
        grader.close();
    }

    @Test
    void allSolutionsEarnAllPointsInBoth() throws Exception {
        Submission asNotebooks = Graders.submission("ada", files(".ipynb"));
        Future<StudentResult> notebooks = second.submit(() -> grader.grade(asNotebooks));
        StudentResult java = grader.grade(Graders.submission("ada", files(".java")));
        assertThat(java.isFull()).as(Attack.told(java)).isTrue();
        assertThat(java.exercises()).allMatch(ExerciseOutcome::isAnswered);
        assertAlike(java, notebooks.get());
    }

    /** One of each exercise together: a submission answers an exercise once. */
    @ParameterizedTest(name = "round {0}")
    @MethodSource("rounds")
    void knownMistakesEarnTheSameInBoth(int round) throws Exception {
        List<SourceFile> files = new ArrayList<>();
        Set<String> imports = new LinkedHashSet<>();
        List<String> cells = new ArrayList<>();
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            List<AnswerSource> mistakes = MISTAKES.get(exercise.id());
            assertThat(mistakes).hasSameSizeAs(exercise.knownMistakes());
            int place = place(exercise, round);
            if (place < mistakes.size()) {
                AnswerSource mistake = mistakes.get(place);
                files.add(mistake.asJava(exercise.answerClass()));
                mistake.imports().lines().forEach(imports::add);
                cells.addAll(List.of(mistake.type(), mistake.check()));
            }
        }
        cells.add(0, String.join("\n", imports));
        Future<StudentResult> notebook = second.submit(() -> grader.grade(
                new Submission("bob", List.of(Graders.notebook("bob.ipynb", cells)), List.of(), Instant.EPOCH)));
        StudentResult java = grader.grade(new Submission("bob", files, List.of(), Instant.EPOCH));
        assertThat(java.notes()).isEmpty();
        assertAlike(java, notebook.get());
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            int place = place(exercise, round);
            if (place < exercise.knownMistakes().size()) {
                assertEarnsWhatItEarnsHere(exercise, place, java);
            }
        }
    }

    private static <A> void assertEarnsWhatItEarnsHere(GradedExercise<A> exercise, int place, StudentResult result) {
        ExerciseOutcome outcome = result.exercises().stream()
                .filter(candidate -> candidate.id().equals(exercise.id()))
                .findFirst()
                .orElseThrow();
        Card card = exercise.grade(exercise.knownMistakes().get(place).answer(), PATIENCE);
        assertThat(outcome.points()).as(outcome.toString()).isEqualTo(card.points());
        assertThat(outcome.diagnoses()).as(exercise.toString()).isEqualTo(card.diagnoses());
    }

    /**
     * Which mistake of an exercise has its turn: every third. What a mistake earns is tested for all of them elsewhere; here it is whether
     * answers to each exercise come through as they are.
     */
    private static int place(GradedExercise<?> exercise, int round) {
        return Catalogue.EXERCISES.indexOf(exercise) % 3 + 3 * round;
    }

    private static void assertAlike(StudentResult java, StudentResult notebook) {
        assertThat(notebook.notes()).isEqualTo(java.notes());
        for (int i = 0; i < java.exercises().size(); i++) {
            ExerciseOutcome one = java.exercises().get(i);
            ExerciseOutcome other = notebook.exercises().get(i);
            assertThat(withoutPlaces(other)).as(one.id()).isEqualTo(withoutPlaces(one));
            assertThat(other.diagnoses()).as(one.id()).isEqualTo(one.diagnoses());
        }
    }

    /** An exception names a line of the file, or of the cell. */
    private static List<TestOutcome> withoutPlaces(ExerciseOutcome outcome) {
        return outcome.tests().stream()
                .map(test -> new TestOutcome(
                        test.test(),
                        test.outcome(),
                        test.detail().replaceAll(", at (line \\d+ of \\S+\\.java|(cell|line) [^,]*(, line \\d+)?)", ""),
                        test.points(),
                        test.of()))
                .toList();
    }

    static IntStream rounds() {
        return IntStream.iterate(
                0,
                round -> Catalogue.EXERCISES.stream()
                        .anyMatch(exercise -> place(exercise, round)
                                < exercise.knownMistakes().size()),
                round -> round + 1);
    }

    private static Path[] files(String ending) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("solutions"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toArray(Path[]::new);
        }
    }
}
