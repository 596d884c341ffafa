package dev.stridebook.nn.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The node that says what a layer does, for which this library has no layer of its own: with it the layer can be written again.
 *
 * @param constants the inputs after the first, in order
 */
record Origin(String operator, Map<String, long[]> constants, List<Message> attributes) {
    static Origin of(String operator, Message... attributes) {
        return new Origin(operator, Map.of(), List.of(attributes));
    }

    /** The same with one more input. */
    Origin with(String constant, long... numbers) {
        Map<String, long[]> more = new LinkedHashMap<>(constants);
        more.put(constant, numbers);
        return new Origin(operator, more, attributes);
    }

    /** A part of each line along an axis, from a position to another that is not included. */
    static Origin slice(long[] starts, long[] ends, long[] axes, long... steps) {
        return of("Slice")
                .with("starts", starts)
                .with("ends", ends)
                .with("axes", axes)
                .with("steps", steps);
    }
}
