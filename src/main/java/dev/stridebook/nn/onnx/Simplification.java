package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Concat;
import dev.stridebook.nn.Concatenation;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Graph;
import dev.stridebook.nn.Identity;
import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Residual;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recognises what a graph's steps are together: layers in a chain are one block, and so are branches that leave one place and meet in
 * one join, as in a residual block. What is left over becomes a {@link Graph}.
 */
final class Simplification {
    /** Of blocks within blocks. Each takes its part of the stack when the network runs. */
    private static final int DEEPEST = 64;

    /**
     * What one or several steps have become.
     *
     * @param layers one after the other, or null where there is a join
     * @param depth of the blocks within
     */
    private record Block(
            String name, List<Layer> layers, Join join, List<Integer> from, Optional<Shape> example, int depth) {}

    /** By the step that puts out what the block does; others are part of a later one. */
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    private final int[] uses;
    private final Set<String> names = new HashSet<>();

    private final Optional<Shape> inputExample;

    private Simplification(int steps, Optional<Shape> inputExample) {
        this.uses = new int[steps + 1];
        this.inputExample = inputExample;
    }

    /**
     * Makes a network of steps.
     *
     * @param output the step that puts out what the network does
     * @param input the shape of the network's input without the batch axis, where it is known
     */
    static Sequential of(List<Step> steps, int output, Optional<Shape> input) {
        Simplification simplification = new Simplification(steps.size(), input);
        simplification.count(steps, output);
        for (int i = 1; i <= output; i++) {
            if (simplification.uses[i] > 0) {
                simplification.add(i, steps.get(i - 1));
            }
        }
        return simplification.network(output);
    }

    private void count(List<Step> steps, int output) {
        uses[output] = 1;
        for (int i = output; i > 0; i--) {
            if (uses[i] > 0) {
                steps.get(i - 1).from().forEach(from -> uses[from]++);
            }
        }
    }

    private void add(int index, Step step) {
        Block block = new Block(
                unique(step.name()),
                step.layer() == null ? null : new ArrayList<>(List.of(step.layer())),
                step.join(),
                step.from(),
                step.example(),
                0);
        blocks.put(index, chained(step.layer() == null ? met(block) : block));
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    /** A layer that only this block follows is part of it. */
    private Block chained(Block block) {
        if (block.layers == null) {
            return block;
        }
        int before = block.from.get(0);
        Block first = blocks.get(before);
        if (uses[before] != 1 || first == null || first.layers == null) {
            return block;
        }
        blocks.remove(before);
        block.layers.forEach(layer -> Biases.append(first.layers, layer));
        return new Block(block.name, first.layers, null, first.from, block.example, Math.max(first.depth, block.depth));
    }

    /** Branches that leave one place and meet only here are one layer, which takes what is there. */
    private Block met(Block meeting) {
        int source = source(meeting.from.get(0));
        int depth = 1;
        for (int from : meeting.from) {
            if (source(from) != source) {
                return meeting;
            }
            depth = Math.max(depth, from == source ? 1 : blocks.get(from).depth + 1);
        }
        if (depth > DEEPEST) {
            return meeting;
        }
        Layer layer =
                residual(meeting, source).or(() -> concat(meeting, source)).orElseGet(() -> graph(meeting, source));
        for (int from : meeting.from) {
            if (from != source) {
                blocks.remove(from);
            }
            uses[source]--;
        }
        uses[source]++;
        return new Block(meeting.name, new ArrayList<>(List.of(layer)), null, List.of(source), meeting.example, depth);
    }

    /** Where a branch begins that leads to one join only. */
    private int source(int branch) {
        Block block = blocks.get(branch);
        return uses[branch] == 1 && block != null && block.layers != null ? block.from.get(0) : branch;
    }

    private Optional<Layer> residual(Block meeting, int source) {
        if (!(meeting.join instanceof Elementwise sum)
                || sum.operation() != Elementwise.Operation.SUM
                || meeting.from.size() != 2) {
            return Optional.empty();
        }
        int first = meeting.from.get(0);
        int second = meeting.from.get(1);
        Optional<Shape> example = example(first, source);
        if (first == second || example.isEmpty() || !example.equals(example(second, source))) {
            return Optional.empty();
        }
        if (first == source || second == source) {
            return Optional.of(new Residual(layer(first == source ? second : first)));
        }
        boolean ordered =
                blocks.get(first).layers.size() >= blocks.get(second).layers.size();
        return Optional.of(new Residual(layer(ordered ? first : second), layer(ordered ? second : first)));
    }

    /** That of the input itself, which nothing comes before, is known by what is made of it. */
    private Optional<Shape> example(int branch, int source) {
        Block block = blocks.get(branch);
        return block == null ? inputExample : block.example;
    }

    private Optional<Layer> concat(Block meeting, int source) {
        boolean branches = meeting.join instanceof Concatenation concatenation
                && (concatenation.axis() == 1 || concatenation.axis() == -3)
                && meeting.from.stream()
                        .allMatch(from ->
                                example(from, source).filter(Shape::isImage).isPresent());
        return branches
                ? Optional.of(new Concat(meeting.from.stream()
                        .map(from -> from == source ? new Identity() : layer(from))
                        .toArray(Layer[]::new)))
                : Optional.empty();
    }

    private Layer graph(Block meeting, int source) {
        Graph.Builder graph = new Graph.Builder();
        Graph.Node[] nodes = meeting.from.stream()
                .map(from ->
                        from == source ? graph.input() : graph.add(blocks.get(from).name, layer(from), graph.input()))
                .toArray(Graph.Node[]::new);
        return graph.output(graph.add(meeting.name, meeting.join, nodes));
    }

    private Layer layer(int block) {
        return layer(blocks.get(block).layers);
    }

    private static Layer layer(List<Layer> layers) {
        return layers.size() == 1 ? layers.get(0) : new Sequential(layers.toArray(Layer[]::new));
    }

    /** The blocks one after the other; those that others pass by are a graph together. */
    private Sequential network(int output) {
        List<Layer> layers = new ArrayList<>();
        int cut = 0;
        List<Integer> pending = new ArrayList<>();
        TreeMap<Integer, Integer> lastUse = new TreeMap<>();
        blocks.forEach((index, block) -> block.from.forEach(from -> lastUse.put(from, index)));
        int reach = lastUse.getOrDefault(0, 0);
        for (int index : blocks.keySet()) {
            pending.add(index);
            if (reach <= index) {
                segment(pending, cut).forEach(layer -> Biases.append(layers, layer));
                pending = new ArrayList<>();
                cut = index;
            }
            reach = Math.max(reach, lastUse.getOrDefault(index, index));
        }
        return new Sequential(layers.toArray(Layer[]::new));
    }

    private List<Layer> segment(List<Integer> indices, int input) {
        Block last = blocks.get(indices.get(indices.size() - 1));
        if (indices.size() == 1 && last.layers != null) {
            return last.layers;
        }
        Graph.Builder graph = new Graph.Builder();
        TreeMap<Integer, Graph.Node> nodes = new TreeMap<>();
        nodes.put(input, graph.input());
        for (int index : indices) {
            Block block = blocks.get(index);
            nodes.put(
                    index,
                    block.layers == null
                            ? graph.add(
                                    block.name,
                                    block.join,
                                    block.from.stream().map(nodes::get).toArray(Graph.Node[]::new))
                            : graph.add(block.name, layer(block.layers), nodes.get(block.from.get(0))));
        }
        return List.of(graph.output(nodes.get(indices.get(indices.size() - 1))));
    }
}
