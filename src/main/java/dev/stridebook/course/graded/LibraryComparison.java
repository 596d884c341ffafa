package dev.stridebook.course.graded;

import dev.stridebook.course.Judgement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Asks an answer and the library the same questions, and reports the shortest one on which they differ.
 *
 * <pre>{@code
 * compare(answer, LIBRARY).on(a -> a.outputSize(8, 3), a -> a.outputSize(10, 3));
 * }</pre>
 *
 * @param <A> the contract
 */
public final class LibraryComparison<A> {
    private static final long SEED = 20261101;

    /** A question on which the two differ. */
    private record Difference(String question, Object expected, Object given) {}

    private final A answer;
    private final A library;
    private final Class<?> contract;

    private LibraryComparison(A answer, A library, Class<?> contract) {
        this.answer = answer;
        this.library = library;
        this.contract = contract;
    }

    /**
     * Returns a comparison of an answer with the library.
     *
     * @param answer the answer, as passed to a graded test
     * @param library the right answer
     */
    public static <A> LibraryComparison<A> compare(A answer, A library) {
        return new LibraryComparison<>(answer, library, answer.getClass().getInterfaces()[0]);
    }

    /** Asks these questions, such as examples from the documents and edge cases. */
    @SafeVarargs
    public final void on(Function<? super A, ?>... questions) {
        ask(List.of(questions));
    }

    /**
     * Asks random questions, the same ones each time. Each question must draw its arguments before it is asked.
     *
     * @param edges edge cases to ask before, so that what explains a wrong answer has to explain all of them
     */
    @SafeVarargs
    public final void atRandom(
            int count, Function<RandomGenerator, Function<A, ?>> question, Function<? super A, ?>... edges) {
        RandomGenerator random = new Random(SEED);
        List<Function<? super A, ?>> questions = new ArrayList<>(List.of(edges));
        for (int i = 0; i < count; i++) {
            questions.add(question.apply(random));
        }
        ask(questions);
    }

    /**
     * Fails if the judgement differs from the library's, without revealing the right one.
     *
     * @param asGood judgements that count too: {@code FALSE} of a claim that says "always" and holds in some cases only
     */
    public void judge(Function<A, Judgement> judgement, Judgement... asGood) {
        Judgement given = judgement.apply(answer);
        if (given != judgement.apply(library) && !List.of(asGood).contains(given)) {
            throw new WrongJudgement();
        }
    }

    private void ask(List<? extends Function<? super A, ?>> questions) {
        List<Difference> differences = new ArrayList<>();
        for (Function<? super A, ?> question : questions) {
            StringBuilder asked = new StringBuilder();
            Object expected = question.apply(noting(asked));
            Object given = question.apply(answer);
            if (!Values.same(expected, given)) {
                differences.add(new Difference(asked.toString(), expected, given));
            }
        }
        differences.stream()
                .min(Comparator.comparingInt(difference -> difference.question().length()))
                .ifPresent(smallest -> {
                    throw new WrongValue(
                            smallest.question(), Values.text(smallest.expected()), Values.text(smallest.given()));
                });
    }

    /** Returns the library with its calls recorded as text. */
    @SuppressWarnings("unchecked") // the proxy implements the contract, which is what A is
    private A noting(StringBuilder asked) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            asked.append(asked.isEmpty() ? "" : ", ").append(method.getName());
            asked.append('(').append(Values.arguments(method, arguments)).append(')');
            try {
                return method.invoke(library, Values.copies(arguments));
            } catch (InvocationTargetException raised) {
                throw raised.getCause();
            }
        };
        return (A) Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, handler);
    }
}
