package dev.stridebook.tools.mutate;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.Values;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A call of an answer that the graded tests make. */
public record Question(Method method, Object[] arguments) {
    /**
     * Returns all that the graded tests ask, in order.
     *
     * @param right creates a right answer for each call; after a wrong one, tests may ask less
     */
    public static List<Question> allOf(GradedExercise<?> exercise, Callable<?> right) {
        List<Question> questions = new ArrayList<>();
        Class<?> contract = exercise.exercise().contract();
        InvocationHandler recording = (proxy, method, arguments) -> {
            questions.add(new Question(method, Values.copies(arguments)));
            try {
                return method.invoke(right.call(), arguments);
            } catch (InvocationTargetException raised) {
                throw raised.getCause();
            }
        };
        exercise.grade(
                () -> Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, recording),
                GradedExercise.CALL_LIMIT);
        return questions;
    }

    /** Returns what an answer returns, or else the class of what it throws; null if it returns null. */
    public Object outcome(Callable<?> answer) {
        try {
            return method.invoke(answer.call(), Values.copies(arguments));
        } catch (InvocationTargetException raised) {
            return raised.getCause().getClass();
        } catch (Exception everyContractIsPublic) {
            throw new IllegalStateException(everyContractIsPublic);
        }
    }
}
