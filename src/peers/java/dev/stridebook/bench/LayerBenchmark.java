package dev.stridebook.bench;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.array.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Times calls of a layer with JMH. After each iteration PyTorch runs equally long in a separate process; the median of its calls
 * becomes a second result of the iteration.
 *
 * <p>Calls run like training steps, so that the memory of their arrays is reused.
 */
public class LayerBenchmark {
    /** Environment variables: the plan's file and, if PyTorch is measured, its interpreter and the seconds of a turn. */
    static final String PLAN = "STRIDEBOOK_BENCH_PLAN";

    static final String PYTHON = "STRIDEBOOK_BENCH_PYTHON";
    static final String TURN = "STRIDEBOOK_BENCH_TURN";

    private static final WorkspaceConfiguration GROWS_TO_FIT_THE_FIRST_CALL = WorkspaceConfiguration.builder()
            .initialSize(0)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyAllocation(AllocationPolicy.STRICT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public INDArray forward(Forward call, Turn turn) {
        return call.scratch.step(() -> call.layer.forward(call.x));
    }

    /** The gradients of weights and bias, and of the input. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public INDArray backward(Backward call, Turn turn) {
        return call.scratch.step(() -> call.layer.backward(call.gradient));
    }

    @State(Scope.Thread)
    public static class Forward {
        @Param("conv 1x1x8x8 o1 k3 s1 p0 g1")
        String text;

        Layer layer;
        INDArray x;
        INDArray gradient;
        final Scratch scratch = new Scratch();
        private MemoryWorkspace memory;

        @Setup(Level.Trial)
        public void start() {
            LayerCase layerCase = LayerCase.parse(text);
            layer = layerCase.layer();
            x = Nd4j.rand(DataType.FLOAT, layerCase.inputShape()).subi(0.5);
            gradient = Nd4j.rand(DataType.FLOAT, layer.forward(x).shape()).subi(0.5);
        }

        @Setup(Level.Invocation)
        public void before() {
            memory = Nd4j.getWorkspaceManager().getAndActivateWorkspace(GROWS_TO_FIT_THE_FIRST_CALL, "bench");
        }

        @TearDown(Level.Invocation)
        public void after() {
            memory.close();
        }
    }

    @State(Scope.Thread)
    public static class Backward extends Forward {
        @Override
        public void before() {
            super.before();
            layer.forward(x);
        }
    }

    /** PyTorch's turn at the same benchmark. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Turn {
        public double pytorch;
        private MeasuredProcess child;

        @Setup(Level.Trial)
        public void start(BenchmarkParams benchmark) throws IOException {
            String python = System.getenv(PYTHON);
            if (python == null) {
                return;
            }
            Plan plan = Plan.read(Path.of(System.getenv(PLAN)));
            String name = benchmark.getBenchmark();
            String direction = name.substring(name.lastIndexOf('.') + 1);
            child = MeasuredProcess.start(new PyTorch(python, "PyTorch", null)
                    .run(plan, "layers.py", benchmark.getParam("text"), direction, Integer.toString(plan.threads())));
        }

        @TearDown(Level.Iteration)
        public void take() {
            if (child != null) {
                pytorch =
                        1e9 * child.ask(System.getenv(TURN)).required("seconds").asDouble();
            }
        }

        @TearDown(Level.Trial)
        public void stop() throws IOException {
            if (child != null) {
                child.close();
            }
        }
    }
}
