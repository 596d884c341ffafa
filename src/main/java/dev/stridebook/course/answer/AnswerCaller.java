package dev.stridebook.course.answer;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import dev.stridebook.course.DeepCopy;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Calls methods of an answer and looks at how it treats arrays: a function must leave those that it is given as they are, and return
 * new ones that it does not change later, or whoever calls it computes with something else.
 */
@Internal
public final class AnswerCaller {
    /** More would cost time: each is compared after every call. */
    private static final int MOST_RESULTS = 20;

    private record Returned(Object result, Object copy) {}

    private final List<Returned> results = new ArrayList<>();

    /**
     * Calls a method.
     *
     * @param arguments copies that nobody else uses
     * @return the result, never null
     * @throws UnusableResultException if the result is null, or the answer changed or returned one of the arguments, or changed an
     *     earlier result
     * @throws InvocationTargetException if the answer throws an exception, which is the cause
     */
    public synchronized Object call(Object answer, Method method, Object... arguments)
            throws InvocationTargetException, IllegalAccessException {
        Object[] given = (Object[]) DeepCopy.of(arguments);
        Object result = method.invoke(answer, arguments);
        if (result == null) {
            throw new UnusableResultException(say("gave null"));
        }
        for (int i = 0; i < given.length; i++) {
            String name = method.getParameters()[i].getName();
            if (!Objects.deepEquals(given[i], arguments[i])) {
                throw new UnusableResultException(say(
                        "changed the array %s that it was given. Leave that as it is, and return a new array", name));
            }
            if (sharesAnArray(result, arguments[i])) {
                throw new UnusableResultException(
                        say("returned the array %s that it was given, or a row of it. Return a new array", name));
            }
        }
        boolean hasChangedOne =
                results.stream().anyMatch(returned -> !Objects.deepEquals(returned.result(), returned.copy()));
        if (hasChangedOne) {
            results.clear();
            throw new UnusableResultException(
                    say("changed an array that an earlier call had returned. Make a new array in each call"));
        }
        if (result.getClass().isArray() && results.size() < MOST_RESULTS) {
            results.add(new Returned(result, DeepCopy.of(result)));
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
