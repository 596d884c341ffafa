package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Plain threads, not those of a trainer, that use one layer at the same time. */
class ThreadsTest {
    private static final int THREADS = 8;

    /** Runs the same in all threads, which begin together. */
    private static <T> List<T> inThreads(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noGradientIsLost() throws Exception {
        int rounds = 300;
        for (int trial = 0; trial < 3; trial++) {
            Linear linear = new Linear(64, 64);
            INDArray ones = ones(1, 64);
            inThreads(() -> {
                for (int i = 0; i < rounds; i++) {
                    linear.forward(ones);
                    linear.backwardParameters(ones);
                }
                return null;
            });
            for (Parameter parameter : linear.parameters()) {
                assertThat(parameter.gradient().minNumber().intValue()).isEqualTo(THREADS * rounds);
                assertThat(parameter.gradient().maxNumber().intValue()).isEqualTo(THREADS * rounds);
            }
        }
    }

    @Test
    void zeroingAndSettingDoNotTearWhatOthersAdd() throws Exception {
        Linear linear = new Linear(64, 64);
        Parameter weight = linear.parameters().get(0);
        INDArray ones = ones(64, 64);
        inThreads(() -> {
            for (int i = 0; i < 300; i++) {
                weight.accumulate(ones);
                weight.zeroGradient();
                weight.set(ones);
            }
            return null;
        });
        weight.accumulate(ones);
        assertThat(weight.gradient().minNumber()).isEqualTo(weight.gradient().maxNumber());
        assertThat(weight.value()).isEqualTo(ones);
    }

    @Test
    void noBatchIsMissingInRunningStatistics() throws Exception {
        BatchNorm2d norm = new BatchNorm2d(1).momentum(0.001);
        INDArray ones = ones(2, 1, 4, 4);
        int rounds = 200;
        inThreads(() -> {
            for (int i = 0; i < rounds; i++) {
                norm.forward(ones);
                norm.backward(ones);
            }
            return null;
        });
        double variance = norm.buffers().get("running_var").getDouble(0);
        assertThat(variance).isCloseTo(Math.pow(0.999, THREADS * rounds), within(1e-4));
    }

    static Stream<Layer> layers() {
        Conv2d conv = new Conv2d(2, 2, kernel(3).padding(1));
        return Stream.of(
                conv,
                new Conv2d(2, 2, kernel(2).dilation(2).padding(1)),
                new ConvTranspose2d(2, 2, kernel(2).stride(2)),
                new Sequential(new View(-1, 2, 16), new Conv1d(2, 2, kernel1d(3)), new MaxPool1d(2)),
                new Linear(4, 3),
                new MaxPool2d(2),
                new AvgPool2d(2),
                new MinPool2d(2),
                new GlobalMaxPool2d(),
                AdaptiveAvgPool2d.global(),
                new ReLU(),
                new Sigmoid(),
                new Softmax(),
                new LogSoftmax(),
                new BatchNorm2d(2).withoutRunningStatistics(),
                new View(-1, 32),
                new Flatten(),
                new Residual(conv),
                new Concat(conv, new ReLU()),
                new SqueezeExcitation(2, 1),
                new Sequential(conv, new ReLU(), new MaxPool2d(2), new Conv2d(2, 2, kernel(1)), new ReLU()),
                new Sequential(conv, new ReLU(), conv, new ReLU(), new Flatten(), new Linear(32, 2)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void eachGoesForwardAndBackByItself(Layer layer) throws Exception {
        layer.parameters().forEach(Parameter::zeroGradient);
        List<INDArray> inputs = new ArrayList<>();
        List<INDArray> outputs = new ArrayList<>();
        List<INDArray> gradients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            inputs.add(random(3, 2, 4, 4));
            outputs.add(layer.forward(inputs.get(i)).dup());
            gradients.add(layer.backward(outputs.get(i)).dup());
        }
        List<INDArray> sums =
                layer.parameters().stream().map(p -> p.gradient().dup()).toList();
        layer.parameters().forEach(Parameter::zeroGradient);
        inThreads(() -> {
            for (int i = 0; i < 8; i++) {
                assertClose("output", layer.forward(inputs.get(i % 4)), outputs.get(i % 4));
                assertClose("gradient", layer.backward(outputs.get(i % 4)), gradients.get(i % 4));
            }
            return null;
        });
        for (int i = 0; i < sums.size(); i++) {
            assertClose(
                    layer.parameters().get(i).name(),
                    layer.parameters().get(i).gradient().div(THREADS * 2),
                    sums.get(i));
        }
    }

    @Test
    void dropoutDropsOnTheWayBackWhatItDropped() throws Exception {
        Dropout dropout = new Dropout(0.5);
        INDArray x = counting(10, 10);
        for (boolean isSame : inThreads(() -> {
            boolean same = true;
            for (int i = 0; i < 50; i++) {
                INDArray y = dropout.forward(x);
                same &= dropout.backward(x).equals(y);
            }
            return same;
        })) {
            assertThat(isSame).isTrue();
        }
    }
}
