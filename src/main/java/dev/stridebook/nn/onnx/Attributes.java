package dev.stridebook.nn.onnx;

import dev.stridebook.nn.onnx.OnnxModel.OnnxAttribute;
import dev.stridebook.nn.onnx.OnnxModel.OnnxNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes of a node. What nobody asked for is not supported. */
final class Attributes {
    private final Map<String, OnnxAttribute> attributes;
    private final Set<String> asked = new HashSet<>();

    Attributes(OnnxNode node) {
        this.attributes = node.attributes();
    }

    boolean has(String name) {
        asked.add(name);
        return attributes.containsKey(name);
    }

    long integer(String name, long otherwise) {
        return value(name, Long.class, "a whole number", otherwise);
    }

    /** A whole number that says yes or no. */
    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    /** The number that was written down: 0.01 instead of the float next to it. */
    double number(String name, double otherwise) {
        return Double.parseDouble(
                value(name, Float.class, "a number", (float) otherwise).toString());
    }

    String text(String name, String otherwise) {
        return value(name, String.class, "a text", otherwise);
    }

    /** One of some texts. */
    String choice(String name, String otherwise, String... supported) {
        String text = text(name, otherwise);
        if (!Arrays.asList(supported).contains(text)) {
            throw new OnnxException("its attribute %s is \"%s\", but supported is %s"
                    .formatted(name, text, String.join(", ", supported)));
        }
        return text;
    }

    long[] integers(String name, long... otherwise) {
        return value(name, long[].class, "a list of whole numbers", otherwise);
    }

    float[] numbers(String name) {
        return value(name, float[].class, "a list of numbers", new float[0]);
    }

    OnnxTensor tensor(String name) {
        return value(name, OnnxTensor.class, "a tensor", null);
    }

    /** An attribute that changes nothing here. */
    void ignore(String name) {
        asked.add(name);
    }

    private <T> T value(String name, Class<T> type, String words, T otherwise) {
        asked.add(name);
        OnnxAttribute attribute = attributes.get(name);
        if (attribute == null) {
            return otherwise;
        }
        if (!type.isInstance(attribute.value())) {
            throw new OnnxException("its attribute %s must be %s".formatted(name, words));
        }
        return type.cast(attribute.value());
    }

    /** Checks that every attribute has been looked at. */
    void requireAllKnown() {
        List<String> unknown = attributes.keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new OnnxException("its attribute %s is not supported, but only %s"
                    .formatted(
                            String.join(", ", unknown),
                            asked.isEmpty()
                                    ? "none at all"
                                    : asked.stream().sorted().collect(Collectors.joining(", "))));
        }
    }
}
