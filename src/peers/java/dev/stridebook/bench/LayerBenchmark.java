package dev.stridebook.bench;

import dev.stridebook.bench.LayerCase.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
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
 */
public class LayerBenchmark {
    /** Environment variables: the plan's file and, if PyTorch is measured, its interpreter and the seconds of a turn. */
    static final String PLAN = "STRIDEBOOK_BENCH_PLAN";

    static final String PYTHON = "STRIDEBOOK_BENCH_PYTHON";
    static final String TURN = "STRIDEBOOK_BENCH_TURN";

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public INDArray forward(Forward call, Turn turn) {
        return call.layer.run();
    }

    /** The gradients of weights and bias, and of the input. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public INDArray backward(Backward call, Turn turn) {
        return call.layer.run();
    }

    @State(Scope.Thread)
    public static class Forward {
        @Param("conv 1x1x8x8 o1 k3 s1 p0 d1 g1")
        String text;

        LayerCall layer;

        Direction direction() {
            return Direction.FORWARD;
        }

        @Setup(Level.Trial)
        public void start() {
            layer = new LayerCall(LayerCase.parse(text), direction());
        }

        @Setup(Level.Invocation)
        public void before() {
            layer.before();
        }

        @TearDown(Level.Invocation)
        public void after() {
            layer.after();
        }
    }

    @State(Scope.Thread)
    public static class Backward extends Forward {
        @Override
        Direction direction() {
            return Direction.BACKWARD;
        }
    }

    /** PyTorch's turn at the same benchmark. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Turn {
        public double pytorch;
        private MeasuredProcess child;
        private String request;

        @Setup(Level.Trial)
        public void start(BenchmarkParams benchmark) throws IOException {
            String python = System.getenv(PYTHON);
            if (python == null) {
                return;
            }
            Plan plan = Plan.read(Path.of(System.getenv(PLAN)));
            String name = benchmark.getBenchmark();
            request = "%s %s %s"
                    .formatted(
                            benchmark.getParam("text"), name.substring(name.lastIndexOf('.') + 1), System.getenv(TURN));
            child = MeasuredProcess.start(new PyTorch(python, "PyTorch", null).layers(plan));
        }

        @TearDown(Level.Iteration)
        public void take() {
            if (child != null) {
                pytorch = 1e9 * child.ask(request).required("seconds").asDouble();
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
