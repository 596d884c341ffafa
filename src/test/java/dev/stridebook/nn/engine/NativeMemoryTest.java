package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.nn.array.Workers;
import dev.stridebook.shape.Window;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What was prepared in native memory is freed when it is forgotten. {@link Pointer#totalCount} counts native objects. */
class NativeMemoryTest {
    private static final int SHAPES = 100;
    private static final int SMALLEST = 6;
    /** Of so many native objects a block consists at least; the engine's other programs are smaller. */
    private static final int OF_ONE_BLOCK = 50;

    private static final Window WINDOW = Window.kernel(3).padding(1);

    private final INDArray weight = Some.random(8, 3, 3, 3);

    /** How many native objects there are, once JavaCPP's thread has freed those that are garbage already. */
    private static long settled() throws InterruptedException {
        System.gc();
        long count;
        do {
            count = Pointer.totalCount();
            Thread.sleep(200);
        } while (Pointer.totalCount() < count);
        return count;
    }

    /** How many native objects there are more after something than before it. */
    private static long more(Runnable something) throws InterruptedException {
        long before = settled();
        something.run();
        return Pointer.totalCount() - before;
    }

    private void convolve(Engine engine) {
        for (int side = SMALLEST; side < SMALLEST + SHAPES; side++) {
            INDArray x = Nd4j.zeros(DataType.FLOAT, 1, 3, side, side);
            INDArray y = engine.conv2d(x, weight, null, WINDOW, 1);
            INDArray back = engine.conv2dInputGradient(x.shape(), weight, y, WINDOW, 1);
            Engine.LearnedGradients learned = NewGradients.conv2d(engine, x, weight.shape(), y, WINDOW, 1);
            INDArray matrix = Nd4j.zeros(DataType.FLOAT, side, side);
            INDArray product = engine.matmul(matrix, false, matrix, false, null);
            List.of(x, y, back, learned.weight(), learned.bias(), matrix, product)
                    .forEach(INDArray::close);
        }
    }

    /** ND4J leaves a few objects of each array as garbage, which both have. */
    @Test
    void theEngineKeepsOnlyTheLastShapes() throws InterruptedException {
        Engine keepsFew = new OneDnnEngine(new Nd4jEngine(), new ProvenWays(), 4);
        Engine keepsAll = new OneDnnEngine(new Nd4jEngine(), new ProvenWays(), SHAPES);
        convolve(keepsFew);
        long ofAll = more(() -> convolve(keepsAll));
        assertThat(more(() -> convolve(keepsFew))).isLessThan(ofAll / 4);
    }

    @Test
    void theThreadsOfWorkersKeepOnlyTheLastShapesAndLeaveNothingBehind() throws InterruptedException {
        Sequential net = new Sequential(
                new Conv2d(1, 32, WINDOW), new ReLU(), new MaxPool2d(2), new Conv2d(32, 32, WINDOW), new ReLU());
        long before = settled();
        long atTheEnd;
        try (Workers workers = new Workers(1)) {
            Supplier<Long> part = () -> {
                for (int side = SMALLEST; side < SMALLEST + SHAPES; side++) {
                    net.backward(net.forward(Nd4j.zeros(DataType.FLOAT, 1, 1, side, side)));
                }
                return Pointer.totalCount();
            };
            atTheEnd = workers.run(List.of(part)).get(0);
        }
        // Two blocks for each shape would be twice as many.
        assertThat(atTheEnd - before).isLessThan(SHAPES * OF_ONE_BLOCK);
        // Two blocks for each of four shapes were kept to the end.
        assertThat(Pointer.totalCount()).isLessThan(atTheEnd - 8 * OF_ONE_BLOCK);
    }

    /** Added up it would be ten times as much. */
    @Test
    void programsShareTheMemoryThatTheyNeedWhileTheyRun() {
        int shapes = 40;
        Engine engine = new OneDnnEngine(new Nd4jEngine(), new ProvenWays(), shapes);
        INDArray kernels = Some.random(16, 16, 1, 1);
        int side = 0;
        for (int i = 0; i < shapes; i++) {
            side = 256 + i;
            INDArray x = Nd4j.zeros(DataType.FLOAT, 2, 16, side, side);
            INDArray y = engine.conv2d(x, kernels, null, Window.kernel(1), 1);
            x.close();
            y.close();
        }
        long imagesAndMaps = 2L * 2 * 16 * side * side * Float.BYTES;
        assertThat(WorkingMemory.mine().bytes()).isPositive().isLessThan(shapes * imagesAndMaps / 10);
    }

    @Test
    void aPreparationThatFailsHalfwayLeavesNothingBehind() throws InterruptedException {
        Predicate<Way> noReorder = way -> way.operation() != Operation.REORDER;
        var shape = new ConvolutionShape(2, 3, 9, 9, 32, 1, WINDOW);
        assertThat(more(() -> {
                    for (int i = 0; i < SHAPES; i++) {
                        assertThat(OneDnnBlock.prepare(new Engine.Stage(shape, true, null), noReorder))
                                .isEmpty();
                    }
                }))
                .isLessThan(OF_ONE_BLOCK);
    }

    /** As a worker's part is by the caller, when the worker's core is taken. What one thread frees must not be another's, nor its own. */
    @Test
    void whatAThreadHasPreparedAnotherRunsAndFrees() throws Exception {
        var shape = new ConvolutionShape(4, 4, 4, 4, 2, 1, Window.kernel(1));
        INDArray x = Some.random(shape.input());
        INDArray gradient = Some.random(shape.output());
        Function<OneDnnConvolution, float[]> weightGradient = convolution -> convolution
                .learnedGradients(x, gradient, NewGradients.unfilled(shape.weight()))
                .orElseThrow()
                .weight()
                .data()
                .asFloat();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (OneDnnConvolution mine = new OneDnnConvolution(shape, new ProvenWays())) {
            OneDnnConvolution others = new OneDnnConvolution(shape, new ProvenWays());
            float[] expected = other.submit(() -> weightGradient.apply(others)).get();
            assertThat(weightGradient.apply(others)).isEqualTo(expected);
            assertThat(weightGradient.apply(mine)).isEqualTo(expected);
            others.close();
            assertThat(weightGradient.apply(mine)).isEqualTo(expected);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void whatWasClosedDoesNotRun() {
        var shape = new ConvolutionShape(1, 3, 9, 9, 8, 1, WINDOW);
        Engine.Block block = OneDnnBlock.prepare(new Engine.Stage(shape, false, null), new ProvenWays())
                .orElseThrow();
        List<Engine.Learned> learned = List.of(new Engine.Learned(weight, null));
        INDArray x = Nd4j.zeros(DataType.FLOAT, 1, 3, 9, 9);
        INDArray y = block.forward(x, learned);
        block.close();
        assertThatThrownBy(() -> block.forward(x, learned))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> NewGradients.of(block, x, learned, y, true)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyWhatOneDnnHasNotImplementedIsUnsupported() {
        assertThat(OneDnn.first(result -> dnnl.dnnl_unimplemented, name -> true))
                .isEmpty();
        assertThatThrownBy(() -> OneDnn.first(result -> dnnl.dnnl_invalid_arguments, name -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("invalid_arguments");
        assertThatThrownBy(() -> OneDnn.first(result -> dnnl.dnnl_out_of_memory, name -> true))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(OneDnn.unlessUnsupported(() -> {
                    throw new UnsupportedOperationException();
                }))
                .isEqualTo(Optional.empty());
        assertThatThrownBy(() -> OneDnn.unlessUnsupported(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }
}
