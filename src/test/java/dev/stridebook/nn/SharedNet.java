package dev.stridebook.nn;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A network as a list of parts, the last of which is the whole. A part that others name has several places. All parts keep the shape of
 * their input, but for those that golden_shared.py puts at the end.
 */
record SharedNet(List<Part> parts) {
    static final int CHANNELS = 2;
    static final int SIDE = 4;
    static final int LENGTH = 6;
    private static final String[] LEAVES = {
        "conv",
        "conv",
        "conv1",
        "conv_transpose",
        "relu",
        "relu",
        "sigmoid",
        "softmax",
        "max_pool",
        "avg_pool",
        "batch_norm",
        "linear",
        "dropout",
        "view",
        "squeeze_excitation"
    };
    private static final String[] COMPOSITES = {"sequential", "sequential", "block", "residual", "concat"};

    /**
     * @param parts positions of those that it is made of; empty for a layer
     * @param number a dropout's probability, or what a layer shares its weights with
     */
    record Part(String kind, List<Integer> parts, double number) {}

    /** A random network in which something has several places. */
    static SharedNet random(long seed) {
        var random = new SplittableRandom(seed);
        SharedNet net = new SharedNet(new ArrayList<>());
        int leaves = random.nextInt(3, 7);
        for (int i = 0; i < leaves; i++) {
            net.addLeaf(LEAVES[random.nextInt(LEAVES.length)]);
        }
        int composites = random.nextInt(1, 5);
        for (int i = 0; i < composites; i++) {
            net.addComposite(COMPOSITES[random.nextInt(COMPOSITES.length)], random);
        }
        int whole = net.parts.size() - 1;
        net.add("sequential", List.of(random.nextInt(leaves), whole, random.nextInt(leaves), whole));
        return net;
    }

    private void addComposite(String kind, SplittableRandom random) {
        switch (kind) {
            case "block" -> { // which may be computed as one
                addLeaf("conv");
                addLeaf("relu");
                addLeaf("max_pool");
                int end = parts.size();
                add("sequential", List.of(end - 3, end - 2, end - 1));
            }
            case "concat" -> {
                add(kind, some(2, random));
                addLeaf("reduce");
                int end = parts.size();
                add("sequential", List.of(end - 2, end - 1));
            }
            case "residual" -> add(kind, some(random.nextInt(1, 3), random));
            default -> add(kind, some(random.nextInt(2, 4), random));
        }
    }

    /** Small parts that keep the shape of their input. */
    private List<Integer> some(int count, SplittableRandom random) {
        List<Integer> suitable = IntStream.range(0, parts.size())
                .filter(part -> size(part) <= 6 && !List.of("concat", "reduce").contains(parts.get(part).kind))
                .boxed()
                .toList();
        return random.ints(count, 0, suitable.size()).mapToObj(suitable::get).toList();
    }

    private void addLeaf(String kind) {
        add(kind, List.of());
    }

    private void add(String kind, List<Integer> of) {
        parts.add(new Part(kind, of, 0.25));
    }

    /** How many layers a part runs. */
    private int size(int part) {
        List<Integer> within = parts.get(part).parts;
        return within.isEmpty() ? 1 : within.stream().mapToInt(this::size).sum();
    }

    /** Builds each part once, so that layers have several places. */
    Layer shared() {
        Map<Integer, Layer> built = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            built.put(i, build(i, part.parts.stream().map(built::get).toList(), new SplittableRandom(i), built));
        }
        return built.get(parts.size() - 1);
    }

    /**
     * Builds a layer for each place, with the same numbers in all places of a part.
     *
     * @param places to be filled: the layers of each part
     */
    Layer unrolled(Map<Integer, List<Layer>> places) {
        Map<Integer, SplittableRandom> randoms = new HashMap<>();
        return unrolled(parts.size() - 1, places, randoms);
    }

    private Layer unrolled(int part, Map<Integer, List<Layer>> places, Map<Integer, SplittableRandom> randoms) {
        List<Layer> within = new ArrayList<>();
        parts.get(part).parts.forEach(inner -> within.add(unrolled(inner, places, randoms)));
        SplittableRandom random = parts.get(part).kind.equals("dropout")
                ? randoms.computeIfAbsent(part, SplittableRandom::new)
                : new SplittableRandom(part);
        Layer layer = build(part, within, random, Map.of());
        places.computeIfAbsent(part, key -> new ArrayList<>()).add(layer);
        return layer;
    }

    private Layer build(int number, List<Layer> within, SplittableRandom random, Map<Integer, Layer> built) {
        Part part = parts.get(number);
        Layer[] layers = within.toArray(Layer[]::new);
        return switch (part.kind) {
            case "sequential" -> new Sequential(layers);
            case "residual" -> layers.length == 1 ? new Residual(layers[0]) : new Residual(layers[0], layers[1]);
            case "concat" -> new Concat(layers);
            case "reduce" -> new Conv2d(2 * CHANNELS, CHANNELS, kernel(1), random);
            case "conv" -> new Conv2d(CHANNELS, CHANNELS, kernel(3).padding(1), random);
            case "conv1" -> new Conv2d(CHANNELS, CHANNELS, kernel(1), random).withoutBias();
            case "conv_transpose" ->
                new ConvTranspose2d(CHANNELS, CHANNELS, kernel(3).padding(1), random);
            case "conv1d" -> new Conv1d(CHANNELS, CHANNELS, kernel1d(3).padding(1), random);
            case "relu" -> new ReLU();
            case "sigmoid" -> new Sigmoid();
            case "softmax" -> new Softmax(-1);
            case "log_softmax" -> new LogSoftmax();
            case "max_pool" -> new MaxPool2d(kernel(3).stride(1).padding(1));
            case "avg_pool" -> new AvgPool2d(kernel(3).stride(1).padding(1));
            case "max_pool1d" -> new MaxPool1d(kernel1d(3).stride(1).padding(1));
            case "avg_pool1d" -> new AvgPool1d(kernel1d(3).stride(1).padding(1));
            case "batch_norm" -> new BatchNorm2d(CHANNELS);
            case "linear" -> new Linear(SIDE, SIDE, random);
            case "line_linear" -> new Linear(LENGTH, LENGTH, random);
            case "head" -> new Linear(CHANNELS * SIDE * SIDE, 3, random);
            case "dropout" -> new Dropout(part.number, random);
            case "view" -> new View(-1, CHANNELS, SIDE, SIDE);
            case "flatten" -> new Flatten();
            case "squeeze_excitation" -> new SqueezeExcitation(CHANNELS, 1, random);
            case "tied" -> ((Linear) built.get((int) part.number)).withoutBias();
            default -> throw new IllegalArgumentException(part.kind);
        };
    }
}
