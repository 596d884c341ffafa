package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.DeepCopy;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.answer.AnswerCaller;
import dev.stridebook.course.answer.UnusableResultException;
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
 * takes too long as {@link AnswerTimedOutException}, and null, or a result made of the arguments, as {@link UnusableResultException}.
 * The answer gets copies of the arguments.
 */
final class AnswerProxy implements InvocationHandler {
    /**
     * A call of an answer that was given, however it ended.
     *
     * @param arguments the arguments before the call
     * @param outcome the result, or what was thrown
     */
    record Call(Method method, Object[] arguments, Object outcome) {
        /** Returns whether this answer returns the same result, or throws the same type of exception. */
        boolean isExplainedBy(Object answer) {
            return Values.same(outcome, outcomeOf(answer));
        }

        private Object outcomeOf(Object answer) {
            try {
                Object result = method.invoke(answer, Values.copies(arguments));
                return result == null ? Thrown.by(new UnusableResultException(say("gave null"))) : result;
            } catch (InvocationTargetException raised) {
                return Thrown.by(raised.getCause());
            } catch (IllegalAccessException contractsArePublic) {
                throw new IllegalStateException(contractsArePublic);
            }
        }
    }

    /** What was thrown in place of a result, as far as two exceptions can be compared. */
    private record Thrown(String type, String what) {
        static Thrown by(Throwable raised) {
            String type = raised instanceof ReportedException reported
                    ? reported.type()
                    : raised.getClass().getSimpleName();
            return new Thrown(type, raised instanceof UnusableResultException ? raised.getMessage() : "");
        }
    }

    private final Callable<?> answer;
    private final AnswerCalls runner;
    private final AnswerCaller caller = new AnswerCaller();
    private final List<Call> calls = new ArrayList<>();

    /**
     * @param answer gives the answer, before each call
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
        try {
            Object result = DeepCopy.of(runner.call(call, () -> {
                Object target = answer.call();
                if (target == null) {
                    throw new NotAnsweredYetException();
                }
                return caller.call(target, method, Values.copies(given));
            }));
            calls.add(new Call(method, given, result));
            return result;
        } catch (ExecutionException raised) {
            throw classified(call, method, given, raised.getCause());
        } catch (AnswerTimedOutException late) {
            calls.add(new Call(method, given, Thrown.by(late)));
            throw late;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AnswerRaisedException(call, interrupted);
        }
    }

    private RuntimeException classified(String call, Method method, Object[] given, Throwable raised) {
        Throwable own = raised instanceof InvocationTargetException target ? target.getCause() : raised;
        if (own instanceof NotAnsweredYetException notYet) {
            return notYet;
        }
        calls.add(new Call(method, given, Thrown.by(own)));
        return own instanceof UnusableResultException unusable
                ? new UnusableResultException(say("%s %s.", call, unusable.getMessage()))
                : new AnswerRaisedException(call, own);
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the answer";
        };
    }
}
