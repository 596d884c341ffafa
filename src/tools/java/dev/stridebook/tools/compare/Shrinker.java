package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a case simpler as long as it still deviates: fewer passes and layers, fewer arguments, smaller numbers and shapes. */
final class Shrinker {
    private static final int MOST_TRIES = 400;

    private final Predicate<ObjectNode> deviates;
    private ObjectNode best;
    private int tries;

    private Shrinker(ObjectNode json, Predicate<ObjectNode> deviates) {
        this.best = json;
        this.deviates = deviates;
    }

    static ObjectNode shrink(ObjectNode json, Predicate<ObjectNode> deviates) {
        Shrinker shrinker = new Shrinker(json, deviates);
        while (shrinker.improve()) {}
        return shrinker.best;
    }

    /** Goes once through all that can be simpler; returns whether something was. */
    private boolean improve() {
        ObjectNode before = best;
        while (fewerPasses() || fewerChildren()) {}
        tryText("layout", "c");
        argumentsLeftOut();
        smallerNumbers();
        smallerShapes();
        simplerValues();
        return best != before && tries < MOST_TRIES;
    }

    private boolean accept(UnaryOperator<ObjectNode> change) {
        if (tries >= MOST_TRIES) {
            return false;
        }
        ObjectNode candidate = change.apply(best.deepCopy());
        if (candidate.equals(best)) {
            return false;
        }
        tries++;
        if (deviates.test(candidate)) {
            best = candidate;
            return true;
        }
        return false;
    }

    private void tryText(String field, String value) {
        accept(json -> json.put(field, value));
    }

    private boolean fewerPasses() {
        int count = best.required("passes").size();
        for (int i = 0; i < count && count > 1; i++) {
            int removed = i;
            if (accept(json -> {
                ((ArrayNode) json.required("passes")).remove(removed);
                return json;
            })) {
                return true;
            }
        }
        return false;
    }

    private boolean fewerChildren() {
        for (String pointer :
                pointers(best, "/module", node -> node.path("children").size() > 0)) {
            int count = best.at(pointer).path("children").size();
            for (int i = 0; i < count; i++) {
                int index = i;
                // The child in place of its parent, or the parent without it.
                if (accept(json -> replaced(json, pointer, json.at(pointer + "/children/" + index)))
                        || count > 1
                                && accept(json -> {
                                    ((ArrayNode) json.at(pointer + "/children")).remove(index);
                                    return json;
                                })) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode replaced(ObjectNode json, String pointer, JsonNode by) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, slash));
        String field = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(field), by);
        } else {
            ((ObjectNode) parent).set(field, by);
        }
        return json;
    }

    private void argumentsLeftOut() {
        for (String pointer : pointers(best, "", node -> node.has("args"))) {
            List<String> names = new ArrayList<>();
            best.at(pointer).path("args").fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                accept(json -> {
                    ((ObjectNode) json.at(pointer).path("args")).remove(name);
                    return json;
                });
            }
        }
        for (int i = 0; i < best.required("passes").size(); i++) {
            int pass = i;
            accept(json -> {
                ((ObjectNode) json.required("passes").get(pass)).remove("gradient");
                return json;
            });
            accept(json -> {
                ((ObjectNode) json.required("passes").get(pass)).put("training", true);
                return json;
            });
        }
    }

    /** All arguments and sizes of one number at once, as channels occur in several places; then each by itself. */
    private void smallerNumbers() {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (String pointer : pointers(best, "", JsonNode::isInt)) {
            numbers.add(best.at(pointer).asInt());
        }
        for (int number : numbers) {
            for (int smaller : new int[] {1, 2, number / 2, number - 1}) {
                if (smaller >= 1 && smaller < number && accept(json -> everywhere(json, number, smaller))) {
                    break;
                }
            }
        }
        for (String pointer : pointers(best, "", JsonNode::isInt)) {
            int number = best.at(pointer).asInt();
            for (int smaller : new int[] {0, 1, 2, number / 2, number - 1}) {
                if (pointer.contains("/args/")
                        && smaller < number
                        && accept(json -> replaced(json, pointer, IntNode.valueOf(smaller)))) {
                    break;
                }
            }
        }
        for (String pointer : pointers(best, "", node -> node.isArray() && node.size() == 2)) {
            if (pointer.contains("/args/")) {
                accept(json -> replaced(json, pointer, json.at(pointer).get(0)));
            }
        }
    }

    private static ObjectNode everywhere(ObjectNode json, int number, int smaller) {
        for (String pointer : pointers(json, "", node -> node.isInt() && node.asInt() == number)) {
            if (pointer.contains("/args/")) {
                replaced(json, pointer, IntNode.valueOf(smaller));
            }
        }
        for (ObjectNode input : inputs(json)) {
            long[] shape = Numbers.shape(input);
            Spoiled.reshape(
                    input,
                    Arrays.stream(shape)
                            .map(size -> size == number ? smaller : size)
                            .toArray());
        }
        return json;
    }

    private void smallerShapes() {
        int count = inputs(best).size();
        for (int i = 0; i < count; i++) {
            int index = i;
            int axes = Numbers.shape(inputs(best).get(i)).length;
            for (int a = 0; a < axes; a++) {
                int axis = a;
                long size = Numbers.shape(inputs(best).get(i))[axis];
                for (long smaller : new long[] {1, 2, size / 2, size - 1}) {
                    if (smaller >= 1
                            && smaller < size
                            && accept(json -> {
                                ObjectNode input = inputs(json).get(index);
                                long[] shape = Numbers.shape(input);
                                shape[axis] = smaller;
                                Spoiled.reshape(input, shape);
                                return json;
                            })) {
                        break;
                    }
                }
            }
        }
    }

    private void simplerValues() {
        for (String pointer : pointers(best, "", node -> node.has("values") && !Numbers.areIntegers(node))) {
            float[] values = Numbers.floats(best.at(pointer));
            float[] ones = new float[values.length];
            Arrays.fill(ones, 1);
            if (set(pointer, ones) || set(pointer, counted(values.length))) {
                continue;
            }
            for (int length = Integer.highestOneBit(Math.max(1, values.length));
                    length >= Math.max(1, values.length / 16);
                    length /= 2) {
                for (int start = 0; start < values.length; start += length) {
                    float[] simpler = Numbers.floats(best.at(pointer));
                    Arrays.fill(simpler, start, Math.min(simpler.length, start + length), 1);
                    set(pointer, simpler);
                }
            }
        }
    }

    private static float[] counted(int count) {
        float[] counted = new float[count];
        for (int i = 0; i < count; i++) {
            counted[i] = i + 1;
        }
        return counted;
    }

    private boolean set(String pointer, float... values) {
        return accept(json -> {
            ObjectNode node = (ObjectNode) json.at(pointer);
            node.setAll(Numbers.of(values, Numbers.shape(node)));
            return json;
        });
    }

    private static List<ObjectNode> inputs(JsonNode json) {
        List<ObjectNode> inputs = new ArrayList<>();
        json.required("passes")
                .forEach(pass -> pass.required("inputs").forEach(input -> inputs.add((ObjectNode) input)));
        return inputs;
    }

    /** The JSON pointers of all nodes below one for which this holds. */
    private static List<String> pointers(JsonNode json, String from, Predicate<JsonNode> holds) {
        List<String> found = new ArrayList<>();
        JsonNode node = json.at(from);
        if (holds.test(node)) {
            found.add(from);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                found.addAll(pointers(json, from + "/" + i, holds));
            }
        } else {
            node.fieldNames().forEachRemaining(name -> found.addAll(pointers(json, from + "/" + name, holds)));
        }
        return found;
    }
}
