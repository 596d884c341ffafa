package dev.stridebook.course.check;

import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.graded.Values;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * Passes calls to an answer and records them. Whatever the answer throws arrives as {@link AnswerRaisedException}, a call that
 * takes too long as {@link AnswerTimedOutException}, and a null result as {@link NotAnsweredYetException}. The answer gets
 * copies of the arguments.
 */
final class AnswerProxy implements InvocationHandler {
    /**
     * A call that returned a result.
     *
     * @param arguments the arguments before the call
     */
    record Call(Method method, Object[] arguments, Object result) {
        /** Returns whether this answer returns the same result. */
        boolean isExplainedBy(Object answer) {
            try {
                return Values.same(result, method.invoke(answer, Values.copies(arguments)));
            } catch (ReflectiveOperationException raisesInstead) {
                return false;
            }
        }
    }

    private final Callable<?> answer;
    private final AnswerCalls runner;
    private final List<Call> calls = new ArrayList<>();

    /**
     * @param answer creates a new instance of the answer for each call
     */
    AnswerProxy(Callable<?> answer, AnswerCalls runner) {
        this.answer = answer;
        this.runner = runner;
    }

    <A> A as(Class<A> contract) {
        return contract.cast(Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, this));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return objectMethod(proxy, method, arguments);
        }
        String call = method.getName() + "(" + Values.arguments(method, arguments) + ")";
        Object[] given = Values.copies(arguments);
        Object result;
        try {
            result = runner.call(call, () -> {
                Object target = answer.call();
                return target == null ? null : method.invoke(target, Values.copies(given));
            });
        } catch (ExecutionException raised) {
            throw classified(call, raised.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AnswerRaisedException(call, interrupted);
        }
        if (result == null) {
            throw new NotAnsweredYetException();
        }
        Object kept = Values.copy(result);
        calls.add(new Call(method, given, kept));
        return kept;
    }

    private static RuntimeException classified(String call, Throwable raised) {
        Throwable own = raised instanceof InvocationTargetException target ? target.getCause() : raised;
        return own instanceof NotAnsweredYetException notYet ? notYet : new AnswerRaisedException(call, own);
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the answer";
        };
    }
}
