package dev.stridebook.course.answer;

import dev.stridebook.Internal;
import dev.stridebook.course.DeepCopy;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Calls a method of an answer and looks at how it treated its arguments: a function must leave the arrays that it is given as they are,
 * and return new ones, or whoever calls it next computes with something else.
 */
@Internal
public final class AnswerCall {
    private AnswerCall() {}

    /**
     * Calls the method.
     *
     * @param arguments copies that nobody else uses
     * @return the result, never null
     * @throws UnusableResultException if the result is null, or the answer changed or returned one of the arguments
     * @throws InvocationTargetException if the answer throws an exception, which is the cause
     */
    public static Object invoke(Object answer, Method method, Object... arguments)
            throws InvocationTargetException, IllegalAccessException {
        Object[] given = (Object[]) DeepCopy.of(arguments);
        Object result = method.invoke(answer, arguments);
        if (result == null) {
            throw new UnusableResultException("gave null");
        }
        for (int i = 0; i < given.length; i++) {
            String name = method.getParameters()[i].getName();
            if (!Arrays.deepEquals(new Object[] {given[i]}, new Object[] {arguments[i]})) {
                throw new UnusableResultException(
                        "changed the array %s that it was given. Leave that as it is, and return a new array"
                                .formatted(name));
            }
            if (sharesAnArray(result, arguments[i])) {
                throw new UnusableResultException(
                        "returned the array %s that it was given, or a row of it. Return a new array".formatted(name));
            }
        }
        return result;
    }

    private static boolean sharesAnArray(Object result, Object argument) {
        Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());
        collectArrays(argument, given);
        Set<Object> returned = Collections.newSetFromMap(new IdentityHashMap<>());
        collectArrays(result, returned);
        returned.retainAll(given);
        return !returned.isEmpty();
    }

    /** Adds all arrays that are not empty; an empty one holds nothing that could be changed. */
    private static void collectArrays(Object value, Set<Object> arrays) {
        if (value == null || !value.getClass().isArray() || Array.getLength(value) == 0) {
            return;
        }
        arrays.add(value);
        if (value instanceof Object[] parts) {
            for (Object part : parts) {
                collectArrays(part, arrays);
            }
        }
    }
}
