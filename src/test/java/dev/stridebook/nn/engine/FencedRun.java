package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Computes cases within a {@link Fence}, in a JVM of its own, and compares the results with what is {@link Expected}. Before each
 * step it says which: if native code ends the JVM, the last line names the step that did.
 */
final class FencedRun {
    /** How images can lie in oneDNN's memory. */
    private static final Map<String, memory.format_tag> LAYOUTS = new LinkedHashMap<>();

    static {
        LAYOUTS.put("rows", memory.format_tag.abcd);
        LAYOUTS.put("channels last", memory.format_tag.acdb);
        LAYOUTS.put("blocks of 8", memory.format_tag.aBcd8b);
        LAYOUTS.put("blocks of 16", memory.format_tag.aBcd16b);
    }

    private final boolean everyWay;
    private final Nd4jEngine nd4j = new Nd4jEngine();
    private int step;
    private int first;

    private FencedRun(boolean everyWay) {
        this.everyWay = everyWay;
    }

    /**
     * Runs the cases of a file.
     *
     * @param arguments {@code ways} to take every way that oneDNN has, or {@code engine} for those that our engine takes; the file;
     *     the first line; the first step of its case
     */
    public static void main(String[] arguments) throws IOException {
        FencedRun run = new FencedRun(arguments[0].equals("ways"));
        List<String> cases = Files.readAllLines(Path.of(arguments[1]));
        WorkingMemory.makeExact();
        run.warmUp();
        Fence.start();
        run.first = Integer.parseInt(arguments[3]);
        for (int i = Integer.parseInt(arguments[2]); i < cases.size(); i++) {
            System.out.println("case " + i);
            run.step = 0;
            run.compute(FencedCase.parse(cases.get(i)));
            run.first = 0;
            // ND4J frees arrays that were forgotten when the collector finds them.
            if (Fence.blocks() > 8000) {
                System.gc();
            }
        }
        System.out.println("unfenced " + Fence.unfenced());
        System.out.println("done");
        System.exit(0);
    }

    /** Has native libraries make what they keep for good, thousands of small blocks: fences around them would make all else slow. */
    private void warmUp() {
        INDArray x = Floats.zeros(1, 16, 4, 4);
        INDArray weight = Floats.zeros(16, 16, 3, 3);
        INDArray matrix = Floats.zeros(4, 4);
        Window window = Window.kernel(3).padding(1);
        for (Engine engine : List.of(nd4j, new OneDnnEngine(nd4j, new ProvenWays(), 1))) {
            engine.conv2d(x, weight, null, window, 1);
            engine.conv2dInputGradient(x.shape(), weight, x, window, 1);
            NewGradients.conv2d(engine, x, weight.shape(), x, window, 1);
            engine.matmul(matrix, false, matrix, false, null);
        }
    }

    private void compute(FencedCase drawn) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(drawn.threads());
        if (drawn instanceof FencedCase.Trespass trespass) {
            step(trespass.toString(), () -> trespass(trespass));
        } else if (drawn instanceof FencedCase.Product product) {
            products(product);
        } else if (drawn instanceof FencedCase.Relu relu) {
            relus(relu);
        } else if (everyWay) {
            everyWay((FencedCase.Convolution) drawn);
        } else {
            asTheEngineDoes((FencedCase.Convolution) drawn);
        }
    }

    /** Computes something, after saying what, and says what is wrong with it. */
    private void step(String name, Supplier<String> computation) {
        if (step++ < first) {
            return;
        }
        System.out.println("step " + (step - 1) + " " + name);
        long damages = Fence.damages();
        String fault;
        try {
            fault = computation.get();
        } catch (RuntimeException | Error thrown) {
            fault = "threw " + thrown;
        }
        if (fault != null) {
            System.out.println("fault " + fault);
        }
        if (Fence.damages() > damages) {
            long at = Fence.damagedAt();
            System.out.printf(
                    "fault wrote %d bytes %s a block of %d%n",
                    Math.abs(at), at < 0 ? "before" : "beyond", Fence.damagedSize());
        }
    }

    private static String trespass(FencedCase.Trespass trespass) {
        // Bytes in native memory, with no check of bounds.
        FloatPointer numbers = new FloatPointer(99);
        BytePointer bytes = new BytePointer(numbers);
        long end = 99 * Float.BYTES;
        switch (trespass) {
            case WRITES_BEYOND -> Pointer.memset(bytes.getPointer(end + 64), 1, 1);
            case READS_BEYOND -> Pointer.memcmp(bytes.getPointer(end + 64), bytes, 1);
            case WRITES_BEFORE -> Pointer.memset(bytes.getPointer(-4096), 1, 1);
            case READS_FREED -> {
                BytePointer again = new BytePointer(numbers).retainReference();
                numbers.close();
                Pointer.memcmp(again, again.getPointer(1), 1);
            }
            case WRITES_JUST_BEYOND -> {
                Pointer.memset(bytes.getPointer(end + 1), 1, 1);
                numbers.close();
            }
        }
        return null;
    }

    private void everyWay(FencedCase.Convolution c) {
        ConvolutionShape shape = c.shape();
        Expected expected = new Expected(c);
        for (Way way : ways(Operation.CONVOLUTION, shape, d -> d.forward(c.withBias()))) {
            step(name(way), () -> {
                try (Values values = new Values(c, expected);
                        var convolution = new OneDnnConvolution(shape, only(way))) {
                    INDArray y = values.add(convolution
                            .forward(values.x, values.weight, values.bias)
                            .orElseThrow());
                    return difference(y, expected.output(c.withBias()));
                }
            });
        }
        for (Way way : ways(Operation.CONVOLUTION, shape, d -> d.forwardWithRelu(c.withBias()))) {
            step(name(way) + " relu", () -> {
                try (Values values = new Values(c, expected);
                        Engine.Block block = OneDnnBlock.prepare(new Engine.Stage(shape, c.withBias(), null), only(way))
                                .orElseThrow()) {
                    INDArray y = values.add(block.forward(values.x, values.learned()));
                    return difference(y, Expected.rectified(expected.output(c.withBias())));
                }
            });
        }
        for (Way way : ways(Operation.INPUT_GRADIENT, shape, OneDnnDescriptions::inputGradient)) {
            step(name(way), () -> {
                try (Values values = new Values(c, expected);
                        var convolution = new OneDnnConvolution(shape, only(way))) {
                    INDArray back = values.add(convolution
                            .inputGradient(values.weight, values.gradient)
                            .orElseThrow());
                    return difference(back, expected.inputGradient);
                }
            });
        }
        for (Way way : ways(Operation.LEARNED_GRADIENTS, shape, OneDnnDescriptions::learnedGradients)) {
            step(name(way), () -> {
                try (Values values = new Values(c, expected);
                        var convolution = new OneDnnConvolution(shape, only(way))) {
                    LearnedGradients learned = values.add(convolution
                            .learnedGradients(values.x, values.gradient, NewGradients.unfilled(shape.weight()))
                            .orElseThrow());
                    return difference(learned, expected);
                }
            });
        }
        if (c.pool() != null) {
            LAYOUTS.forEach((name, tag) -> poolings(c, name, tag, expected.output(c.withBias())));
        }
        ofNd4j(c, expected);
    }

    private void poolings(FencedCase.Convolution c, String layout, memory.format_tag tag, float[] map) {
        long[] shape = c.shape().output();
        Size size = c.pool().outputSize((int) shape[2], (int) shape[3]);
        long[] output = {shape[0], shape[1], size.height(), size.width()};
        Expected.Pooled expected = new Expected.Pooled(c.pool(), shape, map);
        float[] gradient = Expected.numbers(c.toString().hashCode() * 31L + 5, expected.output.length);
        for (Way way : poolings(c, tag, shape, output, null)) {
            for (Way back : poolings(c, tag, shape, output, way)) {
                step(name(way) + ", " + name(back) + ", " + layout, () -> {
                    try (Values values = new Values();
                            Natives natives = new Natives()) {
                        INDArray y = values.empty(output);
                        INDArray x = values.of(map, shape);
                        INDArray dy = values.of(gradient, output);
                        INDArray dx = values.empty(shape);
                        natives.keep(() -> {
                                    memory.desc inner = description(tag, shape);
                                    var pooling = new OneDnnPooling(
                                            c.pool(), inner, output, other -> other.equals(way) || other.equals(back));
                                    var program = new OneDnnProgram(natives, other -> true);
                                    memory from = program.reordered(program.array(OneDnn.rows(shape)), inner);
                                    memory to = program.result(OneDnn.rows(output), pooling.output());
                                    memory winners = program.buffer(pooling.winners());
                                    pooling.addForward(program, from, to, winners);
                                    memory dTo =
                                            program.reordered(program.array(OneDnn.rows(output)), pooling.output());
                                    pooling.addBackward(
                                            program, dTo, program.result(OneDnn.rows(shape), inner), winners);
                                    return program;
                                })
                                .run(x, y, dy, dx);
                        return first(
                                difference(y, expected.output), difference(dx, expected.back(gradient, map.length)));
                    }
                });
            }
        }
    }

    /**
     * oneDNN's ways of pooling.
     *
     * @param forward to go back from, or null for ways forward
     */
    private static Set<Way> poolings(
            FencedCase.Convolution c, memory.format_tag tag, long[] shape, long[] output, Way forward) {
        Set<Way> ways = new LinkedHashSet<>();
        search(() -> new OneDnnPooling(c.pool(), description(tag, shape), output, way -> {
            if (way.equals(forward)) {
                return true;
            }
            if (!way.name().startsWith("ref")
                    && way.operation() == (forward == null ? Operation.POOLING : Operation.POOLING_GRADIENT)) {
                ways.add(way);
            }
            return false;
        }));
        return ways;
    }

    private static memory.desc description(memory.format_tag tag, long... shape) {
        return new memory.desc(shape, memory.data_type.f32, tag);
    }

    private void ofNd4j(FencedCase.Convolution c, Expected expected) {
        Window window = c.shape().window();
        int groups = c.shape().groups();
        step("ND4J " + Operation.CONVOLUTION, () -> {
            try (Values values = new Values(c, expected)) {
                INDArray y = values.add(nd4j.conv2d(values.x, values.weight, values.bias, window, groups));
                return difference(y, expected.output(c.withBias()));
            }
        });
        step("ND4J " + Operation.INPUT_GRADIENT, () -> {
            try (Values values = new Values(c, expected)) {
                INDArray back = values.add(
                        nd4j.conv2dInputGradient(c.shape().input(), values.weight, values.gradient, window, groups));
                return difference(back, expected.inputGradient);
            }
        });
        step("ND4J " + Operation.LEARNED_GRADIENTS, () -> {
            try (Values values = new Values(c, expected)) {
                LearnedGradients learned = values.add(
                        NewGradients.conv2d(nd4j, values.x, c.shape().weight(), values.gradient, window, groups));
                return difference(learned, expected);
            }
        });
    }

    private static String name(Way way) {
        return way.operation() + " " + way.name() + (way.order() == null ? "" : " " + way.order());
    }

    private static Predicate<Way> only(Way way) {
        return other -> other.operation() != way.operation() || other.equals(way);
    }

    /** All of oneDNN's ways, but for its reference code, which is never taken. */
    private static Set<Way> ways(Operation operation, ConvolutionShape shape, Consumer<OneDnnDescriptions> search) {
        Set<Way> ways = new LinkedHashSet<>();
        search(() -> search.accept(new OneDnnDescriptions(shape, way -> {
            if (way.operation() == operation && !way.name().startsWith("ref")) {
                ways.add(way);
            }
            return false;
        })));
        return ways;
    }

    /** Asks oneDNN for ways, of which none is accepted. */
    private static void search(Runnable search) {
        try (Natives natives = new Natives()) {
            natives.keep(() -> {
                try {
                    search.run();
                } catch (UnsupportedOperationException allSeen) {
                    // As it should be.
                }
                return "searched";
            });
        }
    }

    private void products(FencedCase.Product product) {
        OneDnnProduct.Shape shape = product.shape();
        long seed = product.toString().hashCode() * 31L;
        float[] a = Expected.numbers(seed, shape.rows() * shape.inner());
        float[] b = Expected.numbers(seed + 1, shape.inner() * shape.columns());
        float[] bias = Expected.numbers(seed + 2, shape.columns());
        float[] expected = Expected.product(shape, a, b, bias);
        Set<Way> ways = new LinkedHashSet<>();
        if (everyWay) {
            search(() -> OneDnnProduct.prepare(shape, way -> {
                if (!way.name().startsWith("ref")) {
                    ways.add(way);
                }
                return false;
            }));
        }
        for (Way way : ways) {
            product(name(way), new OneDnnEngine(nd4j, only(way), 1), shape, a, b, bias, expected);
        }
        if (everyWay) {
            product("ND4J " + Operation.PRODUCT, nd4j, shape, a, b, bias, expected);
        } else {
            Engine engine = new OneDnnEngine(new Fallback(), said(), 1);
            product("matmul", engine, shape, a, b, bias, expected);
        }
    }

    private void product(
            String name,
            Engine engine,
            OneDnnProduct.Shape shape,
            float[] a,
            float[] b,
            float[] bias,
            float[] expected) {
        step(name, () -> {
            try (Values values = new Values()) {
                INDArray c = values.add(engine.matmul(
                        values.of(a, a(shape)),
                        shape.transposeA(),
                        values.of(b, b(shape)),
                        shape.transposeB(),
                        shape.withBias() ? values.of(bias, shape.columns()) : null));
                INDArray one = values.of(new float[] {1}, 1, 1);
                // Another shape, after which the engine has forgotten this one and freed its memory.
                values.add(engine.matmul(one, false, one, false, null));
                return difference(c, expected);
            }
        });
    }

    private void relus(FencedCase.Relu relu) {
        Set<Way> ways = new LinkedHashSet<>();
        if (everyWay) {
            search(() -> OneDnnRelu.prepare(relu.count(), way -> {
                if (!way.name().startsWith("ref")) {
                    ways.add(way);
                }
                return false;
            }));
        }
        for (Way way : ways) {
            relu(name(way), new OneDnnEngine(nd4j, only(way), 1), relu.count());
        }
        relu(
                everyWay ? "ND4J " + Operation.RELU : "relu",
                everyWay ? nd4j : new OneDnnEngine(new Fallback(), said(), 1),
                relu.count());
    }

    private void relu(String name, Engine engine, int count) {
        float[] x = Expected.numbers(count, count);
        step(name, () -> {
            try (Values values = new Values()) {
                INDArray y = values.empty(count);
                engine.relu(values.of(x, count), y);
                // Another count, after which the engine has forgotten this one and freed its memory.
                engine.relu(values.of(new float[] {1}, 1), values.empty(1));
                return difference(y, Expected.rectified(x));
            }
        });
    }

    private static long[] a(OneDnnProduct.Shape shape) {
        return shape.transposeA() ? new long[] {shape.inner(), shape.rows()} : new long[] {shape.rows(), shape.inner()};
    }

    private static long[] b(OneDnnProduct.Shape shape) {
        return shape.transposeB()
                ? new long[] {shape.columns(), shape.inner()}
                : new long[] {shape.inner(), shape.columns()};
    }

    private void asTheEngineDoes(FencedCase.Convolution c) {
        ConvolutionShape shape = c.shape();
        Window window = shape.window();
        int groups = shape.groups();
        Expected expected = new Expected(c);
        Engine engine = new OneDnnEngine(new Fallback(), said(), 1);
        step("conv2d", () -> {
            try (Values values = new Values(c, expected)) {
                INDArray y = values.add(engine.conv2d(values.x, values.weight, values.bias, window, groups));
                return difference(y, expected.output(c.withBias()));
            }
        });
        step("conv2dInputGradient", () -> {
            try (Values values = new Values(c, expected)) {
                INDArray back = values.add(
                        engine.conv2dInputGradient(shape.input(), values.weight, values.gradient, window, groups));
                return difference(back, expected.inputGradient);
            }
        });
        step("conv2dLearnedGradients", () -> {
            try (Values values = new Values(c, expected)) {
                LearnedGradients learned = values.add(
                        NewGradients.conv2d(engine, values.x, shape.weight(), values.gradient, window, groups));
                return difference(learned, expected);
            }
        });
        step("block", () -> {
            Optional<Engine.Block> prepared = engine.block(List.of(new Engine.Stage(shape, c.withBias(), c.pool())));
            if (prepared.isEmpty()) {
                System.out.println("taken no block");
                return null;
            }
            Expected.Block ofBlock = new Expected.Block(c);
            try (Values values = new Values(c, expected);
                    Engine.Block block = prepared.get()) {
                INDArray y = values.add(block.forward(values.x, values.learned()));
                INDArray gradient = values.of(ofBlock.gradient, y.shape());
                var gradients = NewGradients.of(block, values.x, values.learned(), gradient, true);
                LearnedGradients learned = values.add(gradients.learned().get(0));
                INDArray back = values.add(gradients.input());
                return first(
                        difference(y, ofBlock.output),
                        difference(learned.weight(), ofBlock.weightGradient),
                        difference(learned.bias(), ofBlock.biasGradient),
                        difference(back, ofBlock.inputGradient));
            }
        });
        step("forget", () -> {
            try (Values values = new Values()) {
                // Another shape, after which the engine has forgotten this one and freed its memory.
                INDArray one = values.of(new float[] {1}, 1, 1, 1, 1);
                values.add(engine.conv2d(one, one, null, Window.kernel(1), 1));
                return null;
            }
        });
    }

    /** What the engine may take, saying what it takes. */
    private Predicate<Way> said() {
        return new ProvenWays().and(way -> {
            System.out.println("taken " + name(way));
            return true;
        });
    }

    /** ND4J's operators, saying that they are taken. */
    private final class Fallback implements Engine {
        @Override
        public INDArray conv2d(INDArray x, INDArray weight, INDArray bias, Window window, int groups) {
            System.out.println("taken " + Operation.CONVOLUTION + " ND4J");
            return nd4j.conv2d(x, weight, bias, window, groups);
        }

        @Override
        public INDArray conv2dInputGradient(
                long[] inputShape, INDArray weight, INDArray gradient, Window window, int groups) {
            System.out.println("taken " + Operation.INPUT_GRADIENT + " ND4J");
            return nd4j.conv2dInputGradient(inputShape, weight, gradient, window, groups);
        }

        @Override
        public void conv2dLearnedGradients(
                INDArray x, INDArray gradient, Window window, int groups, LearnedGradients filled) {
            System.out.println("taken " + Operation.LEARNED_GRADIENTS + " ND4J");
            nd4j.conv2dLearnedGradients(x, gradient, window, groups, filled);
        }

        @Override
        public void matmul(
                INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray bias, INDArray product) {
            System.out.println("taken " + Operation.PRODUCT + " ND4J");
            nd4j.matmul(a, transposeA, b, transposeB, bias, product);
        }

        @Override
        public void relu(INDArray x, INDArray y) {
            System.out.println("taken " + Operation.RELU + " ND4J");
            nd4j.relu(x, y);
        }

        @Override
        public String description() {
            return nd4j.description();
        }
    }

    /** The first that is no null, or null. */
    private static String first(String... faults) {
        return Arrays.stream(faults).filter(fault -> fault != null).findFirst().orElse(null);
    }

    private static String difference(LearnedGradients learned, Expected expected) {
        return first(
                difference(learned.weight(), expected.weightGradient),
                difference(learned.bias(), expected.biasGradient));
    }

    /** Where an array differs from what is expected, or null. */
    private static String difference(INDArray actual, float[] expected) {
        float[] values = new float[expected.length];
        Floats.of(actual).get(values);
        for (int i = 0; i < values.length; i++) {
            // Also where it is not a number.
            if (!(values[i] == expected[i])) {
                return "number %d of %d is %s, not %s".formatted(i, values.length, values[i], expected[i]);
            }
        }
        return null;
    }

    /** Arrays that are freed together. */
    private static final class Values implements AutoCloseable {
        private final List<INDArray> arrays = new ArrayList<>();
        final INDArray x;
        final INDArray weight;
        final INDArray bias;
        final INDArray gradient;

        Values() {
            x = null;
            weight = null;
            bias = null;
            gradient = null;
        }

        Values(FencedCase.Convolution c, Expected expected) {
            x = of(expected.x, c.shape().input());
            weight = of(expected.weight, c.shape().weight());
            bias = c.withBias() ? of(expected.bias, c.shape().out()) : null;
            gradient = of(expected.gradient, c.shape().output());
        }

        List<Engine.Learned> learned() {
            return List.of(new Engine.Learned(weight, bias));
        }

        INDArray of(float[] values, long... shape) {
            INDArray array = empty(shape);
            Floats.of(array).put(values);
            return array;
        }

        INDArray empty(long... shape) {
            return add(Floats.create(shape));
        }

        INDArray add(INDArray array) {
            arrays.add(array);
            return array;
        }

        LearnedGradients add(LearnedGradients learned) {
            add(learned.weight());
            add(learned.bias());
            return learned;
        }

        @Override
        public void close() {
            arrays.stream().filter(INDArray::closeable).forEach(INDArray::close);
        }
    }
}
