package dev.stridebook.nn.array;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Networks;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.Some;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class WorkersTest {
    private final Sequential net = Networks.mnistNet(1);
    private final INDArray images = Some.random(12, 1, 28, 28);
    private final int[] labels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1};

    private double learn(int from, int to) {
        NllLoss loss = new NllLoss();
        INDArray part = images.get(NDArrayIndex.interval(from, to)).dup();
        double value = loss.forward(
                net.forward(part), IntStream.range(from, to).map(i -> labels[i]).toArray());
        net.backwardParameters(loss.backward());
        return value;
    }

    @Test
    void partsOfABatchAddUpToTheGradientOfTheWhole() {
        double whole = learn(0, 12);
        List<INDArray> expected = net.parameters().stream()
                .map(parameter -> parameter.gradient().dup())
                .toList();
        try (Workers workers = new Workers(3)) {
            for (int round = 0; round < 2; round++) {
                new Sgd(net.parameters(), 1).zeroGradients();
                List<Double> losses = workers.run(
                        List.<Supplier<Double>>of(() -> learn(0, 6), () -> learn(6, 9), () -> learn(9, 12)));
                assertThat(losses.get(0) / 2 + losses.get(1) / 4 + losses.get(2) / 4)
                        .isCloseTo(whole, org.assertj.core.api.Assertions.within(1e-5));
                workers.addUp(0.5, 0.25, 0.25);
                for (int i = 0; i < expected.size(); i++) {
                    Parameter parameter = net.parameters().get(i);
                    assertClose(parameter.name(), parameter.gradient(), expected.get(i));
                }
            }
        }
    }

    @Test
    void whatAPartThrowsIsThrownWhenAllAreDone() {
        boolean[] done = {false};
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.run(List.<Supplier<Integer>>of(
                            () -> {
                                throw new IllegalStateException("no");
                            },
                            () -> {
                                done[0] = true;
                                return 1;
                            })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
            assertThat(done[0]).isTrue();
        }
    }

    @Test
    void thePartOfAThreadThatDoesNotBeginIsComputedByTheCaller() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (Workers workers = new Workers(2)) {
            CountDownLatch isHeld = new CountDownLatch(1);
            Workers.threadsOfCaller().get(0).help(() -> {
                isHeld.countDown();
                try {
                    held.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            isHeld.await();
            learn(0, 12);
            List<INDArray> expected = net.parameters().stream()
                    .map(parameter -> parameter.gradient().dup())
                    .toList();
            new Sgd(net.parameters(), 1).zeroGradients();
            List<Thread> by = workers.run(List.<Supplier<Thread>>of(
                    () -> {
                        learn(0, 6);
                        return Thread.currentThread();
                    },
                    () -> {
                        learn(6, 12);
                        return Thread.currentThread();
                    }));
            assertThat(by).containsOnly(Thread.currentThread());
            workers.addUp(0.5, 0.5);
            for (int i = 0; i < expected.size(); i++) {
                assertClose("parameter " + i, net.parameters().get(i).gradient(), expected.get(i));
            }
            held.countDown();
        }
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        try (Workers workers = new Workers(1)) {
            Thread.currentThread().interrupt();
            assertThat(workers.run(List.<Supplier<Integer>>of(() -> 7))).containsExactly(7);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void noThreadIsRefused() {
        assertThatThrownBy(() -> new Workers(0)).hasMessageContaining("number of threads must be at least 1");
    }
}
