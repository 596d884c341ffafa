package dev.stridebook.nn.onnx;

import java.util.Map;
import java.util.TreeMap;

/** All operators that can be read. */
final class Operators {
    private static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.putAll(ConvolutionOperators.BY_NAME);
        BY_NAME.putAll(PoolingOperators.BY_NAME);
        BY_NAME.putAll(NormalizationOperators.BY_NAME);
        BY_NAME.putAll(ActivationOperators.BY_NAME);
        BY_NAME.putAll(ArithmeticOperators.BY_NAME);
        BY_NAME.putAll(ShapeOperators.BY_NAME);
        BY_NAME.putAll(LineOperators.BY_NAME);
        BY_NAME.putAll(ResizeOperators.BY_NAME);
    }

    private Operators() {}

    /**
     * @throws OnnxException if it cannot be read
     */
    static Operator named(String name) {
        Operator operator = BY_NAME.get(name);
        if (operator == null) {
            throw new OnnxException(
                    "this operator is not supported, but these are: %s".formatted(String.join(", ", BY_NAME.keySet())));
        }
        return operator;
    }
}
