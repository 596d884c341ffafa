package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import java.util.List;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** The table behind {@link Sequential#summary}: a row a layer, networks and branches within the network row by row as well.
 * Where a layer has several places, or shares its weights, they are counted in the first. */
final class Summary {
    private final StringColumn layers = StringColumn.create("layer");
    private final StringColumn outputs = StringColumn.create("output shape");
    private final LongColumn parameters = LongColumn.create("parameters");
    private final LongColumn macs = LongColumn.create("MACs");
    private final LongColumn activations = LongColumn.create("activations");

    private final Costs costs = new Costs();

    private Summary() {}

    static Table of(Sequential network, Shape input) {
        Summary summary = new Summary();
        Cost held = new Cost(0, 0, input.values());
        summary.add(say("input"), input, held);
        summary.add("", network, input);
        summary.add(
                say("total") + trainable(network),
                network.outputShape(input),
                summary.costs.sum().plus(held));
        return summary.table(say("Summary for input %s", input));
    }

    /**
     * @param within names the branch that the layer is in
     */
    private void add(String within, Layer layer, Shape input) {
        if (layer instanceof Sequential network) {
            List<Shape> shapes = network.shapes(input);
            for (int i = 0; i < network.layers().size(); i++) {
                add(within, network.layers().get(i), shapes.get(i));
            }
        } else if (layer instanceof Residual || layer instanceof Concat) {
            add(within + layer.getClass().getSimpleName(), layer.outputShape(input), Cost.NONE);
            ((Container) layer).children().forEach((name, branch) -> add(within + name + " · ", branch, input));
        } else if (layer instanceof Graph graph) {
            add(within + "Graph", graph.outputShape(input), Cost.NONE);
            graph.walk(input, rowsOf(within));
        } else {
            String shared = costs.haveCounted(layer) ? say(" (shared)") : "";
            add(within + layer + shared + frozen(layer), layer.outputShape(input), costs.add(layer, input));
        }
    }

    private static String frozen(Layer layer) {
        if (layer.parameters().stream().noneMatch(Parameter::isFrozen)) {
            return "";
        }
        return say(layer.learns() ? " (partly frozen)" : " (frozen)");
    }

    /** Empty if all parameters are. */
    private static String trainable(Layer network) {
        List<Parameter> parameters = network.parameters();
        return parameters.stream().noneMatch(Parameter::isFrozen)
                ? ""
                : say(
                        " (%,d parameters trainable)",
                        parameters.stream()
                                .filter(parameter -> !parameter.isFrozen())
                                .mapToLong(Parameter::count)
                                .sum());
    }

    private Graph.Visitor<Shape> rowsOf(String within) {
        return new Graph.Visitor<>() {
            @Override
            public Shape layer(String name, Layer layer, Shape shape) {
                add(within + name + " · ", layer, shape);
                return layer.outputShape(shape);
            }

            @Override
            public Shape join(String name, Join join, List<Shape> shapes) {
                Shape output = join.outputShape(shapes);
                add(within + name + " · " + join, output, Cost.NONE);
                return output;
            }
        };
    }

    private void add(String layer, Shape output, Cost cost) {
        layers.append(layer);
        outputs.append(output.toString());
        parameters.append(cost.parameters());
        macs.append(cost.macs());
        activations.append(cost.activations());
    }

    private Table table(String title) {
        NumberColumnFormatter grouped = NumberColumnFormatter.intsWithGrouping();
        List.of(parameters, macs, activations).forEach(column -> column.setPrintFormatter(grouped));
        return Table.create(title, layers, outputs, parameters, macs, activations);
    }
}
