package dev.stridebook.grade.wire;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Converts values to and from JSON by the type that a contract declares: primitive types, String, enums, records, optional values, and
 * arrays and lists of these. Only the declared type decides which object is created, never the JSON, so untrusted JSON becomes a plain value
 * or is rejected.
 */
public final class ContractValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ContractValues() {}

    private static final Set<Class<?>> SINGLE = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            double.class,
            Double.class,
            float.class,
            Float.class,
            boolean.class,
            Boolean.class,
            char.class,
            Character.class,
            String.class);

    /** Returns whether values of a type can be sent. */
    public static boolean travels(Type type) {
        Type element = elementOf(type);
        if (element != null) {
            return travels(element);
        }
        Type optional = optionalOf(type);
        if (optional != null) {
            return travels(optional);
        }
        return type instanceof Class<?> plain
                && (SINGLE.contains(plain)
                        || plain.isEnum()
                        || plain.isRecord()
                                && Arrays.stream(plain.getRecordComponents())
                                        .allMatch(component -> travels(component.getGenericType())));
    }

    /**
     * Returns the JSON of a value.
     *
     * @throws IllegalArgumentException if values of the type cannot be sent
     */
    public static JsonNode encode(Object value, Type type) {
        if (value == null) {
            return JSON.nullNode();
        }
        Type element = elementOf(type);
        if (element != null) {
            ArrayNode array = JSON.arrayNode();
            if (value instanceof List<?> list) {
                list.forEach(each -> array.add(encode(each, element)));
            } else {
                for (int i = 0; i < Array.getLength(value); i++) {
                    array.add(encode(Array.get(value, i), element));
                }
            }
            return array;
        }
        Type optional = optionalOf(type);
        if (optional != null) {
            return encode(((Optional<?>) value).orElse(null), optional);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? JSON.numberNode(number) : JSON.textNode(Double.toString(number));
        }
        if (value instanceof Number number) {
            return JSON.numberNode(number.longValue());
        }
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof String || value instanceof Character) {
            return JSON.textNode(value.toString());
        }
        if (value instanceof Enum<?> constant) {
            return JSON.textNode(constant.name());
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            ObjectNode object = JSON.objectNode();
            for (RecordComponent component : record.getRecordComponents()) {
                object.set(component.getName(), encode(component(value, component), component.getGenericType()));
            }
            return object;
        }
        throw doesNotTravel(type);
    }

    private static Object component(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException notPublic) {
            throw new IllegalArgumentException(
                    "The record %s must be public.".formatted(record.getClass().getName()), notPublic);
        }
    }

    /**
     * Returns the value that a JSON tree represents.
     *
     * @throws WireException if the JSON is not a value of the type
     * @throws IllegalArgumentException if values of the type cannot be sent
     */
    public static Object decode(JsonNode json, Type type) throws WireException {
        Type optional = optionalOf(type);
        if (optional != null) {
            return Optional.ofNullable(decode(json, optional));
        }
        if (json.isNull() && !(type instanceof Class<?> primitive && primitive.isPrimitive())) {
            return null;
        }
        Type element = elementOf(type);
        if (element != null) {
            return elements(json, type, element);
        }
        if (!(type instanceof Class<?> plain)) {
            throw doesNotTravel(type);
        }
        if (plain.isRecord()) {
            return record(json, plain);
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .filter(constant ->
                            json.isTextual() && ((Enum<?>) constant).name().equals(json.textValue()))
                    .findFirst()
                    .orElseThrow(() -> isNo(plain));
        }
        return single(json, plain);
    }

    private static Object single(JsonNode json, Class<?> type) throws WireException {
        if (type == int.class || type == Integer.class) {
            return (int) integer(json, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class || type == Long.class) {
            return integer(json, type, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == short.class || type == Short.class) {
            return (short) integer(json, type, Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == byte.class || type == Byte.class) {
            return (byte) integer(json, type, Byte.MIN_VALUE, Byte.MAX_VALUE);
        } else if (type == double.class || type == Double.class) {
            return number(json, type);
        } else if (type == float.class || type == Float.class) {
            return (float) number(json, type);
        } else if (type == boolean.class || type == Boolean.class) {
            if (json.isBoolean()) {
                return json.booleanValue();
            }
        } else if (type == String.class) {
            if (json.isTextual()) {
                return json.textValue();
            }
        } else if (type == char.class || type == Character.class) {
            if (json.isTextual() && json.textValue().length() == 1) {
                return json.textValue().charAt(0);
            }
        } else {
            throw doesNotTravel(type);
        }
        throw isNo(type);
    }

    private static long integer(JsonNode json, Class<?> type, long least, long greatest) throws WireException {
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            long value = json.longValue();
            if (value >= least && value <= greatest) {
                return value;
            }
        }
        throw isNo(type);
    }

    private static double number(JsonNode json, Class<?> type) throws WireException {
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return switch (json.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw isNo(type);
        };
    }

    private static Object elements(JsonNode json, Type type, Type element) throws WireException {
        if (!json.isArray()) {
            throw new WireException(say("The reply is not a valid %s.", type.getTypeName()));
        }
        if (type instanceof ParameterizedType) {
            List<Object> list = new ArrayList<>(json.size());
            for (JsonNode each : json) {
                list.add(decode(each, element));
            }
            return Collections.unmodifiableList(list);
        }
        Object array = Array.newInstance(rawOf(element), json.size());
        for (int i = 0; i < json.size(); i++) {
            Array.set(array, i, decode(json.get(i), element));
        }
        return array;
    }

    private static Object record(JsonNode json, Class<?> type) throws WireException {
        RecordComponent[] components = type.getRecordComponents();
        if (!json.isObject() || json.size() != components.length) {
            throw isNo(type);
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonNode value = json.get(components[i].getName());
            if (value == null) {
                throw isNo(type);
            }
            values[i] = decode(value, components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new WireException(say(
                    "The reply is not a valid %s: %s",
                    type.getSimpleName(), refused.getCause().getMessage()));
        } catch (ReflectiveOperationException notPublic) {
            throw new IllegalArgumentException("The record %s must be public.".formatted(type.getName()), notPublic);
        }
    }

    /** Returns the element type of an array or list; null for other types. */
    private static Type elementOf(Type type) {
        if (type instanceof Class<?> array && array.isArray()) {
            return array.getComponentType();
        }
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? list.getActualTypeArguments()[0]
                : null;
    }

    /** Returns the type of the value that may be there; null for types that are not optional. */
    private static Type optionalOf(Type type) {
        return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class
                ? optional.getActualTypeArguments()[0]
                : null;
    }

    private static Class<?> rawOf(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof GenericArrayType array) {
            return rawOf(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof ParameterizedType parameterized) {
            return rawOf(parameterized.getRawType());
        }
        throw doesNotTravel(type);
    }

    private static WireException isNo(Class<?> type) {
        return new WireException(say("The reply is not a valid %s.", type.getSimpleName()));
    }

    private static IllegalArgumentException doesNotTravel(Type type) {
        return new IllegalArgumentException(
                "Values of type %s cannot be sent between processes. Use numbers, text, enums, records, or arrays and lists of these."
                        .formatted(type.getTypeName()));
    }
}
