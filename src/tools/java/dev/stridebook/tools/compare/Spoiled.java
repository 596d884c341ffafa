package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Cases that are probably illegal: a number is changed, or the shape of an input. */
final class Spoiled {
    private Spoiled() {}

    static void spoil(ObjectNode json, Draws draws) {
        List<Runnable> changes = new ArrayList<>();
        numbers(json.path("module"), draws, changes);
        numbers(json.path("optimizer"), draws, changes);
        if (changes.isEmpty() || draws.chance(0.4)) {
            input(json, draws);
        } else {
            changes.get(draws.between(0, changes.size() - 1)).run();
        }
    }

    /** Collects a change for each number in the arguments. */
    private static void numbers(JsonNode node, Draws draws, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                if (!field.getKey().equals("shared")) {
                    visit(field.getValue(), value -> object.set(field.getKey(), value), draws, changes);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                visit(array.get(i), value -> array.set(index, value), draws, changes);
            }
        }
    }

    private static void visit(JsonNode value, Consumer<JsonNode> setter, Draws draws, List<Runnable> changes) {
        if (value.isInt()) {
            int number = value.asInt();
            changes.add(() -> setter.accept(IntNode.valueOf(
                    draws.of(0, 0, -1, -1, -2, -number, number + 1, number + 1, number - 1, 2 * number + 1, 50))));
        } else if (value.isDouble()) {
            changes.add(() -> setter.accept(DoubleNode.valueOf(
                    draws.of(0.0, -0.0, -0.5, -1e-9, 1.0, 1.5, 1e10, Double.NaN, Double.POSITIVE_INFINITY))));
        } else {
            numbers(value, draws, changes);
        }
    }

    private static void input(ObjectNode json, Draws draws) {
        JsonNode passes = json.required("passes");
        JsonNode inputs = passes.get(draws.between(0, passes.size() - 1)).required("inputs");
        ObjectNode input = (ObjectNode) inputs.get(draws.between(0, inputs.size() - 1));
        if (Numbers.areIntegers(input) && draws.chance(0.7)) {
            long[] values = Numbers.integers(input);
            if (values.length > 0) {
                values[draws.between(0, values.length - 1)] = draws.of(-1, -100, 1000, -2);
                input.setAll(Numbers.of(values, Numbers.shape(input)));
            }
        } else {
            reshape(input, other(Numbers.shape(input), draws));
        }
    }

    private static long[] other(long[] shape, Draws draws) {
        int axes = shape.length;
        if (axes == 0 || draws.chance(0.2)) {
            long[] more = new long[axes + 1];
            Arrays.fill(more, draws.between(1, 2));
            System.arraycopy(shape, 0, more, 1, axes);
            return more;
        }
        if (draws.chance(0.25)) {
            return Arrays.copyOfRange(shape, draws.between(1, axes), axes);
        }
        long[] other = shape.clone();
        int axis = draws.between(0, axes - 1);
        other[axis] = Math.max(0, draws.of(0L, 1L, other[axis] - 1, other[axis] + 1, 2 * other[axis]));
        return other;
    }

    /** Fills another shape with the same values, over and over. */
    static void reshape(ObjectNode input, long... shape) {
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (Numbers.areIntegers(input)) {
            long[] old = Numbers.integers(input);
            long[] values = new long[count];
            for (int i = 0; i < count && old.length > 0; i++) {
                values[i] = old[i % old.length];
            }
            input.setAll(Numbers.of(values, shape));
        } else {
            input.setAll(Numbers.of(filled(Numbers.floats(input), count), shape));
        }
    }

    static float[] filled(float[] from, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count && from.length > 0; i++) {
            values[i] = from[i % from.length];
        }
        return values;
    }
}
