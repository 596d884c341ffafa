package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Kind;
import dev.stridebook.course.Variant;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.course.graded.Graded;
import dev.stridebook.course.graded.GradedComputation;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.graded.Values;
import dev.stridebook.course.words.Words;
import dev.stridebook.language.Language;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * An exercise with its words and its graded tests, and one of its variants: texts, tests and known mistakes have the variant's numbers.
 *
 * @param <A> the contract
 */
public final class GradedExercise<A> {
    /** The time limit for one call of an answer: enough to load the native library. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    private final Exercise<A> exercise;
    private final Class<? extends Graded<A>> graded;
    private final int points;
    private final Supplier<Words> reading;
    private final Variant variant;
    private final Optional<VariantNumbers> numbers;
    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    /**
     * Creates the exercise with the numbers of the documents.
     *
     * @param reading reads the words on first use
     * @throws IllegalArgumentException if the tests have no points
     */
    GradedExercise(Exercise<A> exercise, Class<? extends Graded<A>> graded, Supplier<Words> reading) {
        this(exercise, graded, reading, Variant.DOCUMENT, exercise.numbers());
    }

    private GradedExercise(
            Exercise<A> exercise,
            Class<? extends Graded<A>> graded,
            Supplier<Words> reading,
            Variant variant,
            Optional<VariantNumbers> numbers) {
        this.exercise = exercise;
        this.graded = graded;
        this.reading = reading;
        this.variant = variant;
        this.numbers = numbers;
        this.points = GradedTest.manifestOf(graded).stream()
                .mapToInt(GradedTest::points)
                .sum();
    }

    /** Returns the exercise with the numbers of a variant; itself if it has no numbers to draw. */
    @SuppressWarnings("unchecked") // an exercise with numbers has graded tests of this kind
    public GradedExercise<A> variant(Variant other) {
        if (numbers.isEmpty() || other.equals(variant)) {
            return this;
        }
        VariantNumbers drawn =
                DrawnNumbers.of(exercise, other, candidate -> (GradedComputation<A>) tests(Optional.of(candidate)));
        return new GradedExercise<>(exercise, graded, reading, other, Optional.of(drawn));
    }

    /** Returns the variant that it asks for; empty if it has no numbers to draw. */
    public Optional<Variant> variant() {
        return numbers.map(any -> variant);
    }

    /** Returns the numbers of the variant; empty if there is nothing to draw. */
    public Optional<VariantNumbers> numbers() {
        return numbers;
    }

    /** Returns the part of the exercise that a student's code sees. */
    public Exercise<A> exercise() {
        return exercise;
    }

    public String id() {
        return exercise.id();
    }

    /** Returns the name of the class in {@code solutions/} and {@code exercises/}. */
    public String answerClass() {
        return exercise.answerClass();
    }

    private synchronized Words words() {
        return words.computeIfAbsent(
                Language.current(),
                language -> numbers.map(drawn -> reading.get().filled(drawn.words()))
                        .orElseGet(reading));
    }

    /** Returns the title, a few words. */
    public String title() {
        return words().title();
    }

    /** Returns the task in full sentences, and how to write a judgement if it asks for one. */
    public String task() {
        return exercise.kind() == Kind.JUDGE
                ? say(
                        "%s (`Judgement.TRUE` if the claim holds in every case, `FALSE` if in none, `DEPENDS` if in some. Where it says"
                                + " always, never or must, `FALSE` counts as well as soon as one case refutes it.)",
                        words().task())
                : words().task();
    }

    /** Returns the three hints, from a nudge to nearly the answer. */
    public List<String> hints() {
        return words().hints();
    }

    /** Returns a sentence that says how to get the next hint, in a notebook and in a terminal. */
    String howToGetAHint() {
        return say(
                "%s.EXERCISE.hint() in a notebook and ./stridebook hint %s in a terminal give a hint.",
                exercise.className(), exercise.id());
    }

    /** Returns the tests that must run, and their points. */
    public List<GradedTest> manifest() {
        return GradedTest.manifestOf(graded, words()::test);
    }

    /** Returns the names of the methods that are the graded tests. Does not read the words. */
    public List<String> testMethods() {
        return GradedTest.manifestOf(graded).stream().map(GradedTest::method).toList();
    }

    /** Returns the full score. */
    public int points() {
        return points;
    }

    /** Returns the full score as text: {@code 3 points}. */
    public String worth() {
        return say(points == 1 ? "%d point" : "%d points", points);
    }

    /**
     * Returns common wrong answers. Creates them on each call, which may take some time. A rule that gives the right answer to the numbers
     * of the documents is left out: nobody can tell that it is wrong.
     */
    public List<KnownMistake<A>> knownMistakes() {
        Graded<A> tests = tests(numbers);
        if (!(tests instanceof GradedComputation<A> computation)) {
            return tests.mistakes();
        }
        Object[] right = DrawnNumbers.values(exercise.contract(), computation.right());
        return computation.mistakes().stream()
                .filter(mistake -> !Values.same(right, DrawnNumbers.values(exercise.contract(), mistake.answer())))
                .toList();
    }

    /** Returns the names of all known mistakes, also of those that the numbers of the documents cannot show. */
    public List<String> mistakeNames() {
        return tests(numbers).mistakes().stream()
                .map(KnownMistake::name)
                .distinct()
                .toList();
    }

    private Graded<A> tests(Optional<VariantNumbers> given) {
        try {
            Constructor<?> constructor = graded.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked") // it is a constructor of that class
            Graded<A> tests = (Graded<A>) constructor.newInstance(given.stream().toArray());
            return tests;
        } catch (ReflectiveOperationException noSuchConstructor) {
            throw new IllegalStateException(graded + " cannot be created.", noSuchConstructor);
        }
    }

    /** Returns the diagnosis for a known mistake: a sentence to the student that says what went wrong. */
    public String diagnosis(KnownMistake<A> mistake) {
        return words().diagnosis(mistake.name());
    }

    /** Returns the source of the reference answer, if the program was built with it. */
    public Optional<String> reference() {
        return ReferenceAnswer.of(exercise);
    }

    /** Returns the source of the class as it is handed out, if the program was built with reference answers. */
    public Optional<String> stub() {
        return reference().map(Stub::of);
    }

    /** Grades an answer with the usual time limit; see {@link #grade(Callable, Duration)}. */
    public Card grade(A answer) {
        return grade(() -> answer, CALL_LIMIT);
    }

    /** Grades an answer; see {@link #grade(Callable, Duration)}. */
    public Card grade(A answer, Duration limit) {
        return grade(() -> answer, limit);
    }

    /**
     * Runs the graded tests on an answer, and saves nothing. Exceptions of the answer are not thrown but reported on the card.
     *
     * @param answer gives the answer, before each call; null counts as not answered
     * @param limit the time limit for each call of the answer
     */
    public Card grade(Callable<?> answer, Duration limit) {
        try (AnswerThread thread = new AnswerThread(limit);
                Printed printed = new Printed(thread)) {
            return graded(new AnswerProxy(answer, thread)).withPrinted(printed.text());
        }
    }

    /**
     * Returns what there is to tell about a right answer beside its points, such as the time it takes; empty for most exercises, and
     * if the answer fails or takes too long.
     *
     * @param answer gives the answer
     * @param limit the time limit for all that the answer is asked
     */
    @SuppressWarnings("unchecked") // what was graded implements the contract
    Optional<String> remark(Callable<?> answer, Duration limit) {
        try (AnswerThread thread = new AnswerThread(limit);
                Printed printed = new Printed(thread)) {
            return (Optional<String>)
                    thread.call("remark()", () -> tests(numbers).remark((A) answer.call()));
        } catch (ExecutionException | AnswerTimedOutException nothingToTell) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Runs the graded tests on an answer in another process, which limits its time and keeps what it prints. Nothing of this process
     * changes meanwhile, so several threads may grade at the same time.
     */
    public Card gradeRemote(A answer) {
        return graded(new AnswerProxy(() -> answer, AnswerCalls.DIRECT));
    }

    /**
     * Runs other tests on an answer in another process, such as a teacher's.
     *
     * @throws IllegalArgumentException if the tests have no points
     */
    public List<TestResult> gradeRemote(A answer, Class<?> tests) {
        return run(tests, GradedTest.manifestOf(tests), new AnswerProxy(() -> answer, AnswerCalls.DIRECT));
    }

    private Card graded(AnswerProxy proxy) {
        List<TestResult> results = run(graded, manifest(), proxy);
        return new Card(this, results, diagnose(results, proxy.calls()));
    }

    private List<TestResult> run(Class<?> tests, List<GradedTest> manifest, AnswerProxy proxy) {
        List<Object> given = new ArrayList<>(List.of(proxy.as(exercise.contract())));
        numbers.ifPresent(given::add);
        return new Grading(words().lookAgain(), exercise.kind() != Kind.COMPUTE).run(tests, manifest, given);
    }

    /**
     * Returns the diagnosis of the known mistake that gives the same results as the answer for every call. If several do, none is told:
     * all but one would be false.
     */
    private List<String> diagnose(List<TestResult> results, List<AnswerProxy.Call> calls) {
        boolean isRight = results.stream().allMatch(result -> result.verdict() instanceof Verdict.Passed);
        if (isRight || calls.isEmpty()) {
            return List.of();
        }
        List<String> diagnoses = knownMistakes().stream()
                .filter(mistake -> calls.stream().allMatch(call -> call.isExplainedBy(mistake.answer())))
                .map(this::diagnosis)
                .distinct()
                .toList();
        return diagnoses.size() == 1 ? diagnoses : List.of();
    }

    /** Returns id and title: {@code S3.5 The output's size by hand}. */
    @Override
    public String toString() {
        return id() + " " + title();
    }
}
