package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layers that are connected in any way without circles: a layer may take what any layer before it puts out, and a {@link Join} brings
 * several of them together. Where a network is a chain, or branches as {@link Residual} and {@link Concat} do, these say it more plainly.
 *
 * <pre>{@code
 * Graph.Builder graph = new Graph.Builder();
 * Graph.Node down = graph.add("down", new Conv2d(1, 8, kernel(3).samePadding()), graph.input());
 * Graph.Node deep = graph.add("deep", new Conv2d(8, 8, kernel(3).samePadding()), down);
 * Graph net = graph.output(graph.add("both", new Concatenation(), down, deep));
 * }</pre>
 */
public final class Graph extends Container {
    /** What a graph computes at one place: its input, or what a layer or a join puts out. */
    public static final class Node {
        private final Builder graph;
        private final int index;

        private Node(Builder graph, int index) {
            this.graph = graph;
            this.index = index;
        }
    }

    /** Puts a graph together, from the input to the output. */
    public static final class Builder {
        private final Map<String, Step> steps = new LinkedHashMap<>();

        /** Returns the graph's input. */
        public Node input() {
            return new Node(this, 0);
        }

        /**
         * Adds a layer.
         *
         * @param name of the layer within the graph, which its parameters' names begin with
         * @param from where its input comes from
         * @throws IllegalArgumentException if the name is taken, or the node is another graph's
         */
        public Node add(String name, Layer layer, Node from) {
            Given.notNull(layer, "layer");
            return add(new Step(Given.notNull(name, "name"), layer, null, indices(Given.notNull(from, "from"))));
        }

        /**
         * Adds a join.
         *
         * @param name of the join within the graph
         * @param from where its inputs come from, in order
         * @throws IllegalArgumentException if the name is taken, no node is given, or one is another graph's
         */
        public Node add(String name, Join join, Node... from) {
            Given.notNull(join, "join");
            return add(new Step(Given.notNull(name, "name"), null, join, indices(Given.noneNull(from, "from"))));
        }

        private Node add(Step step) {
            if (steps.putIfAbsent(step.name, step) != null) {
                throw new IllegalArgumentException("The graph already has a node \"%s\".".formatted(step.name));
            }
            return new Node(this, steps.size());
        }

        private int[] indices(Node... nodes) {
            if (nodes.length == 0 || Arrays.stream(nodes).anyMatch(node -> node.graph != this)) {
                throw new IllegalArgumentException("A node takes its input from at least one node of the same graph.");
            }
            return Arrays.stream(nodes).mapToInt(node -> node.index).toArray();
        }

        /**
         * Finishes the graph. Nodes that do not lead to the output are left out.
         *
         * @param node what the graph puts out
         * @throws IllegalArgumentException if the node is another graph's, or the input itself
         */
        public Graph output(Node node) {
            int last = indices(Given.notNull(node, "node"))[0];
            if (last == 0) {
                throw new IllegalArgumentException("A graph needs at least one layer or join.");
            }
            return new Graph(leadingTo(last, List.copyOf(steps.values())));
        }

        private static List<Step> leadingTo(int last, List<Step> steps) {
            boolean[] needed = new boolean[last + 1];
            needed[last] = true;
            for (int i = last; i > 0; i--) {
                if (needed[i]) {
                    Arrays.stream(steps.get(i - 1).from).forEach(from -> needed[from] = true);
                }
            }
            int[] renumbered = new int[last + 1];
            List<Step> kept = new ArrayList<>();
            for (int i = 1; i <= last; i++) {
                if (needed[i]) {
                    Step step = steps.get(i - 1);
                    int[] from = Arrays.stream(step.from)
                            .map(index -> renumbered[index])
                            .toArray();
                    kept.add(new Step(step.name, step.layer, step.join, from));
                    renumbered[i] = kept.size();
                }
            }
            return kept;
        }
    }

    /**
     * A layer or a join.
     *
     * @param layer null where there is a join
     * @param join null where there is a layer
     * @param from its inputs: 0 is the graph's, 1 what the first step puts out, and so on
     */
    private record Step(String name, Layer layer, Join join, int... from) {
        String title() {
            return layer == null ? join.name() : layer.name();
        }
    }

    private final List<Step> steps;
    /** For the input and each step, whether a layer learns on the way to it, so that its gradient is needed. */
    private final boolean[] learned;

    private Graph(List<Step> steps) {
        super(layers(steps));
        this.steps = steps;
        this.learned = new boolean[steps.size() + 1];
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            learned[i + 1] = step.layer != null && !step.layer.parameters().isEmpty()
                    || Arrays.stream(step.from).anyMatch(from -> learned[from]);
        }
    }

    private static Map<String, Layer> layers(List<Step> steps) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        steps.stream().filter(step -> step.layer != null).forEach(step -> layers.put(step.name, step.layer));
        return layers;
    }

    /** What happens at the places of a graph. */
    public interface Visitor<T> {
        /**
         * Takes a value through a layer.
         *
         * @param name of the layer within the graph
         */
        T layer(String name, Layer layer, T input);

        /**
         * Brings values together.
         *
         * @param name of the join within the graph
         * @param inputs in the join's order
         */
        T join(String name, Join join, List<T> inputs);
    }

    /**
     * Takes something from the input to the output, through all layers and joins in their order: an array, a shape, a name.
     *
     * @throws ShapeException if a layer or join cannot take what it is given, with its name
     */
    public <T> T walk(T input, Visitor<T> visitor) {
        Given.notNull(visitor, "visitor");
        List<T> values = new ArrayList<>(List.of(Given.notNull(input, "input")));
        for (Step step : steps) {
            try {
                values.add(
                        step.layer == null
                                ? visitor.join(
                                        step.name,
                                        step.join,
                                        Arrays.stream(step.from)
                                                .mapToObj(values::get)
                                                .toList())
                                : visitor.layer(step.name, step.layer, values.get(step.from[0])));
            } catch (ShapeException misfit) {
                throw new ShapeException("At \"%s\" (%s): %s".formatted(step.name, step.title(), misfit.getMessage()));
            }
        }
        return values.get(steps.size());
    }

    private static <T> Visitor<T> visitor(BiFunction<Layer, T, T> layer, BiFunction<Join, List<T>, T> join) {
        return new Visitor<>() {
            @Override
            public T layer(String name, Layer step, T input) {
                return layer.apply(step, input);
            }

            @Override
            public T join(String name, Join step, List<T> inputs) {
                return join.apply(step, inputs);
            }
        };
    }

    /** Runs the layers and joins in the order in which they were added. */
    @Override
    INDArray compute(INDArray x) {
        return walk(Given.notNull(x, "x"), visitor(Layer::forward, Join::forward));
    }

    /** Goes no further back than to layers that learn if the input's gradient is not wanted. */
    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        INDArray[] gradients = new INDArray[steps.size() + 1];
        gradients[steps.size()] = Given.notNull(gradient, "gradient");
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            INDArray given = gradients[i + 1];
            gradients[i + 1] = null;
            if (given == null || !toInput && !learned[i + 1]) {
                continue;
            }
            if (step.layer == null) {
                List<INDArray> shares = step.join.backward(given);
                for (int j = 0; j < step.from.length; j++) {
                    add(gradients, step.from[j], shares.get(j));
                }
            } else if (toInput || learned[step.from[0]]) {
                add(gradients, step.from[0], step.layer.backward(given));
            } else {
                step.layer.backwardParameters(given);
            }
        }
        return gradients[0];
    }

    private static void add(INDArray[] gradients, int node, INDArray share) {
        if (share != null) {
            gradients[node] = gradients[node] == null ? share : Floats.sum(gradients[node], share);
        }
    }

    /** Returns whether all layers and joins compute each example by itself. */
    @Override
    public boolean perExample() {
        return super.perExample() && steps.stream().allMatch(step -> step.join == null || step.join.perExample());
    }

    @Override
    public Shape outputShape(Shape input) {
        return walk(input, visitor(Layer::outputShape, Join::outputShape));
    }

    /** Adds up the costs of the layers; a join can work in place. */
    @Override
    public Cost cost(Shape input) {
        Costs costs = new Costs();
        BiFunction<Layer, Shape, Shape> counting = (layer, shape) -> {
            costs.add(layer, shape);
            return layer.outputShape(shape);
        };
        walk(input, visitor(counting, Join::outputShape));
        return costs.sum();
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return walk(input, visitor(Layer::receptiveField, Join::receptiveField));
    }

    @Override
    public String name() {
        return "graph";
    }
}
