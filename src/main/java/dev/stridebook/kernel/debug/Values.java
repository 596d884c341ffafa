package dev.stridebook.kernel.debug;

import com.sun.jdi.BooleanValue;
import com.sun.jdi.CharValue;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.Value;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How values look in a debugger: a line of text, and the parts they consist of. */
final class Values {
    private static final int LONGEST = 200;
    private static final int MOST_ELEMENTS = 10;
    private static final int MOST_PARTS = 100;

    private Values() {}

    /** Returns a primitive value of the debug interface as an object; null for null. */
    static Object primitive(Value value) {
        if (value instanceof BooleanValue truth) {
            return truth.value();
        }
        if (value instanceof CharValue character) {
            return character.value();
        }
        return value instanceof PrimitiveValue number
                ? switch (number.type().name()) {
                    case "byte" -> number.byteValue();
                    case "short" -> number.shortValue();
                    case "int" -> (Object) number.intValue();
                    case "long" -> number.longValue();
                    case "float" -> number.floatValue();
                    default -> number.doubleValue();
                }
                : null;
    }

    static String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return '"' + shortened(text.toString()) + '"';
        }
        if (value instanceof Character character) {
            return "'" + character + "'";
        }
        return value.getClass().isArray() ? arrayText(value) : shortened(described(value));
    }

    private static String arrayText(Object array) {
        int length = Array.getLength(array);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
            Object element = Array.get(array, i);
            elements.add(
                    element != null && element.getClass().isArray()
                            ? typeName(element.getClass().getComponentType()) + "[" + Array.getLength(element) + "]"
                            : text(element));
        }
        if (length > MOST_ELEMENTS) {
            elements.add("…");
        }
        String type = typeName(array.getClass().getComponentType());
        return shortened("%s[%d] {%s}".formatted(type, length, String.join(", ", elements)));
    }

    private static String described(Object value) {
        return String.valueOf(ValueThread.call(value::toString, typeName(value.getClass())));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** Returns a type's name as a cell writes it. */
    static String typeName(Class<?> type) {
        return type.isArray() ? typeName(type.getComponentType()) + "[]" : type.getSimpleName();
    }

    static String typeName(NamedValue variable) {
        if (!variable.type().isEmpty()) {
            return variable.type().replaceAll("[\\w.]*\\.(?:\\$JShell\\$\\w*?\\$)?(?=\\w)", "");
        }
        return variable.value() == null ? "" : typeName(variable.value().getClass());
    }

    static boolean hasParts(Object value) {
        return value != null && !parts(value, 0, 1).isEmpty();
    }

    /** Returns elements, entries or fields; at most a hundred. */
    static List<NamedValue> parts(Object value, int from, int count) {
        boolean isOwnCode = value instanceof Collection || value instanceof Map;
        return isOwnCode
                ? ValueThread.call(() -> partsHere(value, from, count), List.of())
                : partsHere(value, from, count);
    }

    private static List<NamedValue> partsHere(Object value, int from, int count) {
        int most = count <= 0 ? MOST_PARTS : Math.min(count, MOST_PARTS);
        List<NamedValue> parts = new ArrayList<>();
        if (value.getClass().isArray()) {
            for (int i = from; i < Array.getLength(value) && parts.size() < most; i++) {
                parts.add(new NamedValue("[" + i + "]", "", Array.get(value, i)));
            }
        } else if (value instanceof Collection<?> collection) {
            int index = 0;
            for (Object element : collection) {
                if (index >= from && parts.size() < most) {
                    parts.add(new NamedValue("[" + index + "]", "", element));
                }
                if (parts.size() >= most) {
                    break;
                }
                index++;
            }
        } else if (value instanceof Map<?, ?> map) {
            map.entrySet().stream()
                    .skip(from)
                    .limit(most)
                    .forEach(entry -> parts.add(new NamedValue(text(entry.getKey()), "", entry.getValue())));
        } else if (!(value instanceof Enum)) {
            parts.addAll(fields(value, most));
        }
        return parts;
    }

    /** The fields of the JDK's classes are not open to us, and of no interest. */
    private static List<NamedValue> fields(Object value, int most) {
        List<NamedValue> fields = new ArrayList<>();
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getClassLoader() == null) {
                continue;
            }
            for (Field field : type.getDeclaredFields()) {
                boolean isShown = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
                if (isShown && fields.size() < most && field.trySetAccessible()) {
                    try {
                        fields.add(
                                new NamedValue(field.getName(), field.getType().getTypeName(), field.get(value)));
                    } catch (IllegalAccessException closed) {
                        // Not shown.
                    }
                }
            }
        }
        return fields;
    }
}
