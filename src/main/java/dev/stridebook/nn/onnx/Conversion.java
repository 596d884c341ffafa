package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Concatenation;
import dev.stridebook.nn.Identity;
import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.onnx.OnnxModel.OnnxGraph;
import dev.stridebook.nn.onnx.OnnxModel.OnnxNode;
import dev.stridebook.nn.onnx.OnnxModel.OnnxValue;
import dev.stridebook.nn.onnx.Value.Computed;
import dev.stridebook.nn.onnx.Value.Constant;
import dev.stridebook.nn.onnx.Value.Real;
import dev.stridebook.nn.onnx.Value.Whole;
import dev.stridebook.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes steps of a graph's nodes, one after the other; what is computed of constants alone is computed here and now. */
final class Conversion {
    /** Softmax, Flatten and Dropout mean what they mean today, or nearly so, since these versions of ONNX's operators. */
    private static final long OLDEST_OPSET = 7;

    private static final int MOST_NAMES = 8;

    /** Values of a constant that is computed, for a small file could ask for any number. */
    private static final int MOST_COMPUTED = 1 << 27;

    private final OnnxModel model;
    private final OnnxGraph graph;
    private final Map<String, Value> values = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Object, Layer> layers = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private Optional<Long> batch = Optional.empty();

    private Conversion(OnnxModel model) {
        this.model = model;
        this.graph = model.graph();
        graph.nodes().forEach(node -> used.addAll(node.inputs()));
        graph.outputs().forEach(output -> used.add(output.name()));
    }

    /**
     * @param input what the file is to be read for instead of the shape that it says, without the batch axis
     * @throws OnnxException if something is not supported
     */
    static Sequential convert(OnnxModel model, Optional<Shape> input) {
        return new Conversion(model).network(input);
    }

    /** The shape of the network's input without its batch axis, where the file says it. */
    static Optional<Shape> inputShape(OnnxModel model) {
        return example(input(model.graph()));
    }

    private Sequential network(Optional<Shape> given) {
        if (opset() < OLDEST_OPSET) {
            throw new OnnxException(
                    "It was written for version %d of ONNX's operators, but supported are %d and later. Convert it in Python: onnx.version_converter.convert_version(model, 13)."
                            .formatted(opset(), OLDEST_OPSET));
        }
        OnnxValue input = input(graph);
        if (input.type() != 0 && OnnxTensor.isWhole(input.type())) {
            throw new OnnxException(
                    "Its input \"%s\" is of whole numbers, but networks here take floats.".formatted(input.name()));
        }
        Optional<Shape> example = given.isPresent() ? given : example(input);
        if (input.shape() != null && !input.shape().isEmpty()) {
            batch = Optional.of(input.shape().get(0)).filter(size -> size > 0);
        }
        values.put(input.name(), new Computed(0, example));
        graph.initializers().forEach((name, tensor) -> values.put(name, constant(tensor)));
        graph.nodes().forEach(this::convert);
        return Simplification.of(steps, output(), example);
    }

    /** The one input that is no constant. */
    private static OnnxValue input(OnnxGraph graph) {
        List<OnnxValue> inputs = graph.inputs().stream()
                .filter(input -> !graph.initializers().containsKey(input.name()))
                .toList();
        if (inputs.size() != 1) {
            throw new OnnxException("A network here has one input, but this has %s."
                    .formatted(
                            inputs.isEmpty()
                                    ? "none"
                                    : names(inputs.stream().map(OnnxValue::name).toList())));
        }
        return inputs.get(0);
    }

    private static Optional<Shape> example(OnnxValue input) {
        if (input.shape() == null || input.shape().size() < 2) {
            return Optional.empty();
        }
        List<Long> sizes = input.shape().subList(1, input.shape().size());
        for (long size : sizes) {
            if (size < OnnxValue.OPEN || size > Integer.MAX_VALUE) {
                throw new OnnxException("Its input \"%s\" has the shape %s, whose sizes must be from 0 to %,d."
                        .formatted(input.name(), input.shape(), Integer.MAX_VALUE));
            }
        }
        return sizes.contains(OnnxValue.OPEN) || sizes.contains(0L)
                ? Optional.empty()
                : Optional.of(new Shape(sizes.stream().map(Math::toIntExact).toList()));
    }

    private int output() {
        List<String> outputs = graph.outputs().stream().map(OnnxValue::name).toList();
        if (outputs.size() != 1) {
            throw new OnnxException(
                    "A network here has one output, but this has %s. Cut it in Python: onnx.utils.extract_model(file, part, [input], [output])."
                            .formatted(outputs.isEmpty() ? "none" : names(outputs)));
        }
        Value output = values.get(outputs.get(0));
        if (output == null) {
            throw new OnnxException("Its output \"%s\" is what no node puts out.".formatted(outputs.get(0)));
        }
        if (!(output instanceof Computed computed)) {
            throw new OnnxException("Its output \"%s\" does not depend on its input.".formatted(outputs.get(0)));
        }
        return computed.step() > 0 ? computed.step() : add(identity(computed)).step();
    }

    /** A network has at least one layer. */
    private static Step identity(Computed input) {
        return new Step("identity", new Identity(), null, List.of(input.step()), input.example());
    }

    long opset() {
        return model.opsets().getOrDefault("", 0L);
    }

    Optional<Long> batch() {
        return batch;
    }

    static Constant constant(OnnxTensor tensor) {
        return OnnxTensor.isWhole(tensor.type())
                ? new Whole(tensor.shape(), tensor.integers())
                : new Real(tensor.floats());
    }

    private void convert(OnnxNode node) {
        try {
            if (!node.domain().isEmpty() && !node.domain().equals("ai.onnx")) {
                throw new OnnxException("operators of the domain \"%s\" are not supported, but only ONNX's own"
                        .formatted(node.domain()));
            }
            if (node.outputs().isEmpty()) {
                throw new OnnxException("it has no output");
            }
            Call call = new Call(node, inputs(node), this);
            Operators.named(node.operator()).convert(call);
            call.attributes().requireAllKnown();
        } catch (OnnxException | IllegalArgumentException | ArithmeticException fault) {
            throw new OnnxException("In its node %s: %s".formatted(text(node), sentence(fault.getMessage())), fault);
        }
    }

    private static String text(OnnxNode node) {
        String name = node.name().isEmpty() ? String.join(", ", node.outputs()) : node.name();
        return "\"%s\" (%s)".formatted(name, node.operator());
    }

    private static String sentence(String fault) {
        return fault == null || fault.endsWith(".") ? fault : fault + ".";
    }

    private List<Value> inputs(OnnxNode node) {
        List<Value> inputs = new ArrayList<>();
        for (String name : node.inputs()) {
            Value value = name.isEmpty() ? null : values.get(name);
            if (value == null && !name.isEmpty()) {
                throw new OnnxException(
                        isPutOut(name)
                                ? "its input \"%s\" is put out by a later node, or is an output that is not supported"
                                        .formatted(name)
                                : "its input \"%s\" is neither an input of the network, nor a constant, nor put out by a node"
                                        .formatted(name));
            }
            inputs.add(value);
        }
        return inputs;
    }

    private boolean isPutOut(String name) {
        return graph.nodes().stream().anyMatch(node -> node.outputs().contains(name));
    }

    /** Whether anything needs what has this name. */
    boolean isUsed(String name) {
        return !name.isEmpty() && used.contains(name);
    }

    void put(String name, Value value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new OnnxException("its output \"%s\" is there already".formatted(name));
        }
    }

    void chain(OnnxNode node, Value input, boolean keepsBatch, Layer... layers) {
        Layer[] shared = Arrays.stream(layers)
                .map(layer -> layer.parameters().isEmpty() ? layer : shared(node, layer))
                .toArray(Layer[]::new);
        put(node.outputs().get(0), chained(nameOf(node, 0), input, keepsBatch, shared));
    }

    /** The same layer for nodes that do the same with the same constants. */
    private Layer shared(OnnxNode node, Layer layer) {
        String attributes = node.attributes().values().stream()
                .map(attribute -> attribute.name() + "=" + text(attribute.value()))
                .sorted()
                .collect(Collectors.joining(","));
        List<String> constants = node.inputs().subList(1, node.inputs().size());
        return layers.computeIfAbsent(List.of(node.operator(), attributes, constants, layer.toString()), key -> layer);
    }

    private static String text(Object value) {
        if (value instanceof long[] integers) {
            return Arrays.toString(integers);
        }
        return value instanceof float[] floats ? Arrays.toString(floats) : String.valueOf(value);
    }

    void also(OnnxNode node, int output, Value input, boolean keepsBatch, Layer layer) {
        put(node.outputs().get(output), chained(nameOf(node, output), input, keepsBatch, layer));
    }

    private Value chained(String name, Value input, boolean keepsBatch, Layer... layers) {
        if (input instanceof Constant constant) {
            INDArray computed = constant.floats();
            for (Layer layer : layers) {
                layer.training(false);
                computed = layer.forward(computed);
            }
            return new Real(computed);
        }
        Computed value = (Computed) input;
        for (Layer layer : layers) {
            Optional<Shape> example = keepsBatch ? value.example().map(layer::outputShape) : Optional.empty();
            value = add(new Step(name, layer, null, List.of(value.step()), example));
        }
        return value;
    }

    void join(OnnxNode node, Join join, List<Value> inputs) {
        List<Computed> computed = inputs.stream()
                .filter(Computed.class::isInstance)
                .map(Computed.class::cast)
                .toList();
        if (computed.isEmpty()) {
            List<INDArray> constants =
                    inputs.stream().map(input -> ((Constant) input).floats()).toList();
            requireSmall(
                    join instanceof Concatenation
                            ? constants.stream().mapToDouble(INDArray::length).sum()
                            : common(constants));
            put(node.outputs().get(0), new Real(join.forward(constants)));
        } else if (computed.size() == inputs.size()) {
            put(
                    node.outputs().get(0),
                    add(new Step(
                            nameOf(node, 0),
                            null,
                            join,
                            computed.stream().map(Computed::step).toList(),
                            common(join, computed))));
        } else if (computed.size() == 1) {
            List<INDArray> constants = new ArrayList<>();
            inputs.forEach(input -> constants.add(input instanceof Constant constant ? constant.floats() : null));
            boolean alike = computed.get(0).example().stream()
                    .anyMatch(example -> constants.stream()
                            .allMatch(constant -> constant == null || WithConstants.isAlike(constant, example)));
            chain(node, computed.get(0), alike, new WithConstants(join, constants, alike));
        } else {
            throw new OnnxException(
                    "it brings a constant together with several values that are computed, which is not supported");
        }
    }

    /**
     * @param count of values that are not there yet
     */
    static void requireSmall(double count) {
        if (count > MOST_COMPUTED) {
            throw new OnnxException(
                    "it computes a constant of %.0f values, but supported are %,d".formatted(count, MOST_COMPUTED));
        }
    }

    /** How many values there are when each is repeated to the largest size along every axis, counted from the last. */
    private static double common(List<INDArray> constants) {
        int rank = constants.stream().mapToInt(INDArray::rank).max().orElseThrow();
        double count = 1;
        for (int i = 1; i <= rank; i++) {
            int axis = -i;
            count *= constants.stream()
                    .filter(constant -> constant.rank() >= -axis)
                    .mapToLong(constant -> constant.size(axis))
                    .max()
                    .orElseThrow();
        }
        return count;
    }

    /** Shapes of different ranks meet at their last axes, so that a batch axis may meet another. */
    private static Optional<Shape> common(Join join, List<Computed> inputs) {
        List<Shape> shapes =
                inputs.stream().flatMap(input -> input.example().stream()).toList();
        boolean alike = shapes.size() == inputs.size()
                && shapes.stream()
                                .map(shape -> shape.dimensions().size())
                                .distinct()
                                .count()
                        == 1;
        return alike && join.perExample() ? Optional.of(join.outputShape(shapes)) : Optional.empty();
    }

    private Computed add(Step step) {
        steps.add(step);
        return new Computed(steps.size(), step.example());
    }

    private static String nameOf(OnnxNode node, int output) {
        String name = output > 0 || node.name().isEmpty() ? node.outputs().get(output) : node.name();
        return name.isEmpty() ? node.operator() : name;
    }

    private static String names(List<String> names) {
        return "%d: %s%s"
                .formatted(
                        names.size(),
                        names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")),
                        names.size() > MOST_NAMES ? " …" : "");
    }
}
