package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.graded.Graded;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.graded.LibraryComparison;
import dev.stridebook.course.graded.Points;
import dev.stridebook.course.words.Words;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

class GradedExerciseTest {
    /** An answer to the sample exercise: half of an even number. */
    @FunctionalInterface
    public interface Half {
        Integer of(int even);
    }

    /** What is usually given instead. */
    abstract static class GradedHalf implements Graded<Half> {
        @Override
        public List<KnownMistake<Half>> mistakes() {
            return List.of(
                    mistake("doubled", even -> even * 2),
                    mistake("added-to-itself", even -> even + even),
                    mistake("left", even -> even));
        }
    }

    static final class HalfTests extends GradedHalf {
        @Points(2)
        @Order(1)
        void four(Half answer) {
            assertEquals(2, answer.of(4));
        }

        @Points(1)
        @Order(2)
        void six(Half answer) {
            assertTrue(answer.of(6) > 0, "half of a positive number is positive");
        }
    }

    static final class HalfTestsOfWhichSomeDoNotRun extends GradedHalf {
        @Points(2)
        void four(Half answer) {
            assertEquals(2, answer.of(4));
        }

        @Points(3)
        @Disabled
        void disabled(Half answer) {}

        @Points(4)
        void aborted(Half answer) {
            Assumptions.abort("not here");
        }
    }

    static final class TestsThatFailInWords extends GradedHalf {
        @Points(1)
        void words(Half answer) {
            fail("not quite");
        }
    }

    static final class HalfTestsWithARemark extends GradedHalf {
        @Points(1)
        void four(Half answer) {
            assertEquals(2, answer.of(4));
        }

        @Override
        public Optional<String> remark(Half answer) {
            return Optional.of("Half of 100 is " + answer.of(100) + ".");
        }
    }

    static final class NoPoints extends GradedHalf {}

    private static final GradedExercise<Half> HALF = exercise(HalfTests.class);

    private static GradedExercise<Half> exercise(Class<? extends Graded<Half>> tests) {
        Words words = words("""
                # Halves

                Compute the half.

                ## Tests

                - `four`: half of 4
                - `six`: positive for 6
                - `words`: in words
                - `disabled`: never
                - `aborted`: not here

                ## Hints

                1. Divide by 2.
                2. Use the operator /.
                3. even / 2

                ## Mistakes

                - `doubled`: you doubled.
                - `added-to-itself`: you added the number to itself.
                - `left`: you left it.
                """);
        return new GradedExercise<>(Exercise.code("X1", Lesson.WELCOME, Half.class), tests, () -> words);
    }

    private static Words words(String text) {
        return Words.read("X1.en.md", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRightAnswerGetsEveryPoint() {
        Card card = HALF.grade(even -> even / 2);

        assertThat(card.points()).isEqualTo(3);
        assertThat(card.isFull()).isTrue();
        assertThat(card.hint()).isEmpty();
        assertThat(card.diagnoses()).isEmpty();
        assertThat(card).hasToString("""
                X1 · Halves: 3 of 3 points
                  ✓ half of 4: passed (2 of 2 points)
                  ✓ positive for 6: passed (1 of 1 point)
                Well done!""");
    }

    @Test
    void aRemarkIsMadeOfWhatTheAnswerDoesWhenItIsAskedFor() {
        GradedExercise<Half> exercise = exercise(HalfTestsWithARemark.class);
        Half half = even -> even / 2;

        assertThat(exercise.grade(half).note()).isEmpty();
        assertThat(exercise.remark(() -> half, GradedExercise.CALL_LIMIT)).hasValue("Half of 100 is 50.");
        assertThat(HALF.remark(() -> half, GradedExercise.CALL_LIMIT)).isEmpty();
    }

    @Test
    void noRemarkIsMadeOfAnAnswerThatFailsThenOrTakesTooLong() {
        GradedExercise<Half> exercise = exercise(HalfTestsWithARemark.class);
        Half raises = even -> even / (even - 100);

        assertThat(exercise.remark(() -> raises, GradedExercise.CALL_LIMIT)).isEmpty();
        assertThat(exercise.remark(() -> (Half) even -> waiting(), Duration.ofMillis(20)))
                .isEmpty();
    }

    private static int waiting() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException abandoned) {
            // The answer is no longer wanted.
        }
        return 0;
    }

    @Test
    void aPartlyRightAnswerGetsPointsForWhatIsRight() {
        Card card = HALF.grade(even -> 3);

        assertThat(card.points()).isEqualTo(1);
        assertThat(card.results())
                .extracting(TestResult::verdict)
                .containsExactly(new Verdict.Differs("", "2", "3"), new Verdict.Passed());
        assertThat(card.hint()).isEmpty();
        assertThat(card.withHints(1).hint()).hasValue("Divide by 2.");
        assertThat(card.diagnoses()).isEmpty();
        assertThat(card.toString()).contains("✗ half of 4: failed (0 of 2 points)", "expected 2, given 3");
    }

    @Test
    void anAnswerThatBehavesLikeOneKnownMistakeGetsItsDiagnosis() {
        assertThat(HALF.grade(even -> 2 * even).diagnoses())
                .as("two mistakes give this")
                .isEmpty();
        assertThat(HALF.grade(even -> even).toString()).contains("This may be what happened: you left it.");
    }

    @Test
    void whatATestSaysOfAWrongValueIsTold() {
        Card card = HALF.grade(even -> even == 4 ? 2 : -3);

        assertThat(card.results().get(1).verdict().detail())
                .isEqualTo("half of a positive number is positive: expected true, given false");
    }

    @Test
    void aTestCanFailInItsOwnWords() {
        Card card = exercise(TestsThatFailInWords.class).grade(even -> even / 2);

        assertThat(card.results().get(0).verdict()).isEqualTo(new Verdict.Failed("not quite"));
    }

    @Test
    void whatAnAnswerPrintsIsShownInBrief() {
        Card card = HALF.grade(even -> {
            System.out.println("x".repeat(1_000_000));
            return even / 2;
        });

        assertThat(card.isFull()).isTrue();
        assertThat(card.printed()).startsWith("xxx").endsWith("bytes in total)").hasSizeLessThan(600);
    }

    @Test
    void anAnswerThatChangesItsArgumentsIsTold() {
        assertThat(firstHalf()
                        .grade(numbers -> numbers[0] /= 2)
                        .results()
                        .get(0)
                        .verdict())
                .isEqualTo(
                        new Verdict.Failed(
                                "of(numbers = [4, 4]) changed the array numbers that it was given. Leave that as it is, and return a new array."));
    }

    @Test
    void theSmallestQuestionOnWhichTheyDifferIsTold() {
        Card card = firstHalf().grade(numbers -> numbers[0]);

        assertThat(card.results().get(0).verdict()).isEqualTo(new Verdict.Differs("of(numbers = [2])", "1", "2"));
    }

    /** An answer that takes an array. */
    @FunctionalInterface
    public interface FirstHalf {
        int of(int[] numbers);
    }

    private static GradedExercise<FirstHalf> firstHalf() {
        Words words = words("""
                # Halves

                Compute the half of the first number.

                ## Tests

                - `halves`: halves

                ## Hints

                1. a
                2. b
                3. c
                """);
        return new GradedExercise<>(
                Exercise.code("X2", Lesson.WELCOME, FirstHalf.class), FirstHalfTests.class, () -> words);
    }

    static final class FirstHalfTests implements Graded<FirstHalf> {
        @Override
        public List<KnownMistake<FirstHalf>> mistakes() {
            return List.of();
        }

        @Points(1)
        void halves(FirstHalf answer) {
            int[] numbers = {4, 4};
            LibraryComparison.compare(answer, n -> n[0] / 2)
                    .on(a -> a.of(numbers), a -> a.of(numbers), a -> a.of(new int[] {2}));
        }
    }

    @Test
    void noAnswerIsToldApartFromAWrongOne() {
        for (Card card : List.of(HALF.grade((Half) null), HALF.grade(even -> {
            throw new NotAnsweredYetException();
        }))) {
            assertThat(card.points()).isZero();
            assertThat(card.isAnswered()).isFalse();
            assertThat(card.results()).extracting(TestResult::verdict).containsOnly(new Verdict.NotAnswered());
            assertThat(card.toString()).contains("not answered", "Not answered yet. Compute the half.");
        }
    }

    @Test
    void aNullResultIsAWrongAnswer() {
        Card card = HALF.grade(even -> null);

        assertThat(card.isAnswered()).isTrue();
        assertThat(card.results().get(0).verdict()).isEqualTo(new Verdict.Failed("of(even = 4) gave null."));
    }

    @Test
    void anAnswerThatThrowsIsToldApartWhateverItThrows() {
        Card arithmetic = HALF.grade(even -> even / (even - even));
        assertThat(arithmetic.points()).isZero();
        assertThat(arithmetic.isAnswered()).isTrue();
        assertThat(arithmetic.results().get(0).verdict())
                .isEqualTo(new Verdict.Raised("ArithmeticException: / by zero, in of(even = 4)"));

        assertThat(verdictOnThrowing(new AssertionError("mine")))
                .isEqualTo(new Verdict.Raised("AssertionError: mine, in of(even = 4)"));
        assertThat(verdictOnThrowing(new StackOverflowError()))
                .isEqualTo(new Verdict.Raised("StackOverflowError, in of(even = 4)"));
        assertThat(verdictOnThrowing(new OutOfMemoryError("heap")))
                .isEqualTo(new Verdict.Raised("OutOfMemoryError: heap, in of(even = 4)"));
    }

    private static Verdict verdictOnThrowing(Error error) {
        return HALF.grade(even -> {
                    throw error;
                })
                .results()
                .get(0)
                .verdict();
    }

    @Test
    void aTestThatDidNotRunEarnsNothing() {
        Card card = exercise(HalfTestsOfWhichSomeDoNotRun.class).grade(even -> even / 2);

        assertThat(card.exercise().points()).isEqualTo(9);
        assertThat(card.points()).isEqualTo(2);
        assertThat(card.results())
                .extracting(
                        result -> result.test().method(),
                        result -> result.verdict().label())
                .containsExactlyInAnyOrder(
                        tuple("four", "passed"), tuple("disabled", "not run"), tuple("aborted", "not run"));
    }

    @Test
    void theManifestIsKnownBeforeAnythingRuns() {
        assertThat(HALF.manifest())
                .containsExactly(new GradedTest("four", "half of 4", 2), new GradedTest("six", "positive for 6", 1));
    }

    @Test
    void anExerciseWithoutPointsIsRefused() {
        assertThatThrownBy(() -> exercise(NoPoints.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NoPoints needs tests with @Points");
    }

    @Test
    void textOfAnAnswerIsOneShortLine() {
        Card card = HALF.grade(even -> {
            throw new IllegalStateException("\u001b[31m\n" + "x".repeat(1_000_000));
        });

        assertThat(card.toString()).doesNotContain("\u001b").hasSizeLessThan(2_000);
    }

    @Test
    void manyAnswersCheckedAtTheSameTimeLeaveTheStreamsAsTheyWere() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> printed = IntStream.range(0, 400)
                    .mapToObj(number -> threads.submit(() -> HALF.grade(even -> {
                                if (even == 4) {
                                    System.out.print("I am " + number);
                                }
                                return even / 2;
                            })
                            .printed()))
                    .toList();
            for (int i = 0; i < printed.size(); i++) {
                assertThat(printed.get(i).get()).isEqualTo("I am " + i);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
    }

    @Test
    void anAnswerThatChecksAnotherKeepsItsOwnOutput() {
        PrintStream out = System.out;
        AtomicReference<String> inner = new AtomicReference<>("");

        Card outer = HALF.grade(even -> {
            if (inner.get().isEmpty()) {
                System.out.print("outer ");
                inner.set(HALF.grade(other -> {
                            System.out.print("inner ");
                            return other / 2;
                        })
                        .printed());
            }
            return even / 2;
        });

        assertThat(outer.printed()).isEqualTo("outer");
        assertThat(inner.get()).isEqualTo("inner inner");
        assertThat(System.out).isSameAs(out);
    }

    @Test
    void aRemoteAnswerIsGradedOnTheCallersThreadWithItsStreams() {
        PrintStream out = System.out;
        Thread caller = Thread.currentThread();

        Card card = HALF.gradeRemote(even -> {
            assertThat(System.out).isSameAs(out);
            assertThat(Thread.currentThread()).isSameAs(caller);
            return even / 2;
        });

        assertThat(card.isFull()).isTrue();
    }

    @Test
    void aStreamThatAnAnswerPutsInPlaceIsLeftToIt() {
        PrintStream out = System.out;
        PrintStream own = new PrintStream(OutputStream.nullOutputStream());
        try {
            HALF.grade(even -> {
                System.setOut(own);
                return even / 2;
            });
            assertThat(System.out).isSameAs(own);
        } finally {
            System.setOut(out);
        }
    }
}
