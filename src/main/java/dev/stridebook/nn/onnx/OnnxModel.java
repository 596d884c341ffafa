package dev.stridebook.nn.onnx;

import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says, before anything is made of it.
 *
 * @param opsets the version of each set of operators that is used, by its domain; that of ONNX itself is the empty text
 */
record OnnxModel(Map<String, Long> opsets, OnnxGraph graph) {

    /**
     * @param nodes in an order in which each uses only what is there
     * @param initializers constants by name
     */
    record OnnxGraph(
            List<OnnxNode> nodes,
            Map<String, OnnxTensor> initializers,
            List<OnnxValue> inputs,
            List<OnnxValue> outputs) {}

    /**
     * An input or output.
     *
     * @param type of its numbers, one of {@link OnnxTensor}'s, or 0 if it is no array
     * @param shape null if the file does not say it; a size is {@link #OPEN} where it is left open
     */
    record OnnxValue(String name, int type, List<Long> shape) {
        static final long OPEN = -1;
    }

    /**
     * @param inputs names; an empty one is an optional input that is not given
     * @param attributes by name
     */
    record OnnxNode(
            String name,
            String operator,
            String domain,
            List<String> inputs,
            List<String> outputs,
            Map<String, OnnxAttribute> attributes) {}

    /**
     * @param type as ONNX numbers them, see {@link OnnxAttribute#FLOAT} and so on
     * @param value a Float, Long, String, {@link OnnxTensor}, float[], long[] or list of texts; null for other types
     */
    record OnnxAttribute(String name, int type, Object value) {
        static final int FLOAT = 1;
        static final int INT = 2;
        static final int STRING = 3;
        static final int TENSOR = 4;
        static final int FLOATS = 6;
        static final int INTS = 7;
        static final int STRINGS = 8;
    }
}
