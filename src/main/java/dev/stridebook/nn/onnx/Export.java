package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Concat;
import dev.stridebook.nn.Concatenation;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Graph;
import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Residual;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.SqueezeExcitation;
import dev.stridebook.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes nodes and tensors of layers. Names are those of the network's parameters. */
final class Export {
    /** The version of ONNX's operators that is written, from 2024: group normalisation has weights for channels since then. */
    static final long OPSET = 21;

    private static final String BATCH = "N";

    private final List<Message> nodes = new ArrayList<>();
    private final List<Message> tensors = new ArrayList<>();
    private final Map<INDArray, String> written = new IdentityHashMap<>();
    private final Set<String> names = new HashSet<>();

    /**
     * A value on the way through the network.
     *
     * @param shape without the batch axis
     */
    record Flow(String value, Shape shape) {}

    private Export() {}

    /**
     * @param input its shape without the batch axis
     * @throws OnnxException if a layer cannot be written
     */
    static Message of(Layer net, Shape input) {
        Export export = new Export();
        Flow output = export.layer("", net, new Flow(export.unique("input"), input));
        return Messages.model(
                OPSET,
                Messages.graph(
                        "network",
                        export.nodes,
                        export.tensors,
                        Messages.value("input", BATCH, input.dimensions()),
                        Messages.value(output.value, BATCH, output.shape.dimensions())));
    }

    /**
     * Writes what a layer does.
     *
     * @param name of the layer within the network
     */
    Flow layer(String name, Layer layer, Flow input) {
        if (layer instanceof Sequential network) {
            Flow flow = input;
            for (int i = 0; i < network.layers().size(); i++) {
                flow = layer(within(name, String.valueOf(i)), network.layers().get(i), flow);
            }
            return flow;
        }
        Shape output = layer.outputShape(input.shape);
        if (layer instanceof Residual block) {
            Flow body = layer(within(name, "body"), block.body(), input);
            Flow shortcut = block.shortcut()
                    .map(layers -> layer(within(name, "shortcut"), layers, input))
                    .orElse(input);
            return node(name, "Add", output, List.of(body.value, shortcut.value));
        }
        if (layer instanceof Concat concat) {
            List<String> branches = new ArrayList<>();
            for (int i = 0; i < concat.branches().size(); i++) {
                branches.add(
                        layer(within(name, String.valueOf(i)), concat.branches().get(i), input).value);
            }
            return node(name, "Concat", output, branches, Messages.attribute("axis", 1));
        }
        if (layer instanceof SqueezeExcitation attention) {
            Flow gate = layer(within(name, "gate"), attention.gate(), input);
            Shape channels = Shape.of(input.shape.channels(), 1, 1);
            Flow opening = node(name, "Unsqueeze", channels, List.of(gate.value, integers(name + ".axes", 2, 3)));
            return node(name, "Mul", output, List.of(input.value, opening.value));
        }
        if (layer instanceof Graph graph) {
            return graph.walk(input, new Graph.Visitor<>() {
                @Override
                public Flow layer(String step, Layer inner, Flow flow) {
                    return Export.this.layer(within(name, step), inner, flow);
                }

                @Override
                public Flow join(String step, Join join, List<Flow> flows) {
                    return Export.this.join(within(name, step), join, flows);
                }
            });
        }
        return LayerExport.of(this, name, layer, input, output);
    }

    private static String within(String name, String inner) {
        return name.isEmpty() ? inner : name + "." + inner;
    }

    private Flow join(String name, Join join, List<Flow> inputs) {
        List<String> values = inputs.stream().map(Flow::value).toList();
        Shape output = join.outputShape(inputs.stream().map(Flow::shape).toList());
        if (join instanceof Elementwise elementwise) {
            return node(name, operator(elementwise.operation()), output, values);
        }
        if (join instanceof Concatenation concatenation) {
            return node(name, "Concat", output, values, Messages.attribute("axis", concatenation.axis()));
        }
        throw new OnnxException(
                "%s (\"%s\") cannot be written to ONNX. Joins that can are Elementwise and Concatenation."
                        .formatted(join.name(), name));
    }

    static String operator(Elementwise.Operation operation) {
        return switch (operation) {
            case SUM -> "Sum";
            case MEAN -> "Mean";
            case PRODUCT -> "Mul";
            case MAX -> "Max";
            case MIN -> "Min";
            case DIFFERENCE -> "Sub";
            case QUOTIENT -> "Div";
            case POWER -> "Pow";
        };
    }

    /** Writes a node, whose output it names. */
    Flow node(String name, String operator, Shape output, List<String> inputs, Message... attributes) {
        String value = unique(within(name, operator));
        nodes.add(Messages.node(value, operator, inputs, List.of(value), List.of(attributes)));
        return new Flow(value, output);
    }

    /** Writes floats and returns their name. Those that several layers share are written once. */
    String floats(String name, INDArray values) {
        return written.computeIfAbsent(values, array -> {
            String unique = unique(name);
            tensors.add(Messages.tensor(unique, array));
            return unique;
        });
    }

    /** Writes a list of whole numbers and returns its name. */
    String integers(String name, long... values) {
        String unique = unique(name);
        tensors.add(Messages.tensor(unique, values));
        return unique;
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }
}
