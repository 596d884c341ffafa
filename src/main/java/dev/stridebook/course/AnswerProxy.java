package dev.stridebook.course;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/**
 * Stands between an answer and those who call it: what the answer throws arrives as {@link AnswerRaisedException}, and a
 * null as {@link NotAnsweredYetException}.
 *
 * @param answer makes the answer anew for each call
 */
record AnswerProxy(Callable<?> answer) implements InvocationHandler {

    static <A> A of(Class<A> contract, Callable<? extends A> answer) {
        return contract.cast(
                Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, new AnswerProxy(answer)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws IllegalAccessException {
        if (method.getDeclaringClass() == Object.class) {
            return objectMethod(proxy, method, arguments);
        }
        Object result;
        try {
            Object target = answer.call();
            result = target == null ? null : method.invoke(target, arguments);
        } catch (InvocationTargetException raised) {
            throw classified(raised.getCause());
        } catch (IllegalAccessException contractIsNotPublic) {
            throw contractIsNotPublic;
        } catch (Throwable raised) {
            throw classified(raised);
        }
        if (result == null && method.getReturnType() != void.class) {
            throw new NotAnsweredYetException();
        }
        return result;
    }

    private static RuntimeException classified(Throwable raised) {
        return raised instanceof NotAnsweredYetException notYet ? notYet : new AnswerRaisedException(raised);
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the answer";
        };
    }
}
