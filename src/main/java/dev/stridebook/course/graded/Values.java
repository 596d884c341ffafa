package dev.stridebook.course.graded;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import dev.stridebook.course.DeepCopy;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Copies, compares and prints the values of contracts: numbers, strings, sizes, and arrays and lists of them. */
@Internal
public final class Values {
    /** Far above rounding errors of double precision, below those of single precision. */
    private static final double TOLERANCE = 1e-9;
    /** What a sum may be away from 0 whose terms cancel. */
    private static final double SMALLEST = 1e-12;
    /** Longer arrays are shown by their size only. */
    private static final int LONGEST_ARRAY = 150;

    private Values() {}

    /** Returns whether two values are equal; floating-point numbers may differ by rounding errors. */
    public static boolean same(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.equals(y) || Double.isFinite(x) && Math.abs(x - y) <= Math.max(SMALLEST, TOLERANCE * Math.abs(x));
        }
        if (a != null && b != null && a.getClass().isArray() && b.getClass().isArray()) {
            int length = Array.getLength(a);
            return length == Array.getLength(b)
                    && IntStream.range(0, length).allMatch(i -> same(Array.get(a, i), Array.get(b, i)));
        }
        return Objects.equals(a, b);
    }

    /** Returns a value as people write it: {@code [[1, 0.5], [2, 3]]}. */
    public static String text(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        String cells = IntStream.range(0, Array.getLength(value))
                .mapToObj(i -> text(Array.get(value, i)))
                .collect(Collectors.joining(", ", "[", "]"));
        return cells.length() <= LONGEST_ARRAY ? cells : say("an array of %s", lengths(value));
    }

    private static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e9) {
            return String.valueOf((long) number);
        }
        return String.format(Locale.ROOT, "%.6g", number).replaceFirst("(\\.\\d*?)0+$", "$1");
    }

    /** Returns the lengths of nested arrays, {@code 3×8×8}, by the first element of each. */
    private static String lengths(Object array) {
        Object first = Array.getLength(array) == 0 ? null : Array.get(array, 0);
        String rest = first != null && first.getClass().isArray() ? "×" + lengths(first) : "";
        return Array.getLength(array) + rest;
    }

    /** Returns arguments with their names: {@code n = 8, k = 3}. */
    public static String arguments(Method method, Object[] arguments) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        return IntStream.range(0, given.length)
                .mapToObj(i -> method.getParameters()[i].getName() + " = " + text(given[i]))
                .collect(Collectors.joining(", "));
    }

    /** Returns deep copies of all arguments. */
    public static Object[] copies(Object[] arguments) {
        return arguments == null ? new Object[0] : (Object[]) DeepCopy.of(arguments);
    }
}
