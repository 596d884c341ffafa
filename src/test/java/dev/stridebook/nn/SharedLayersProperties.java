package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.nn.array.Scratch;
import dev.stridebook.nn.array.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network in which layers have several places computes what a network computes that has a layer of its own in each place, with the same
 * weights; and a layer's gradient is the sum of theirs.
 */
@Tag("conformance")
class SharedLayersProperties {
    private static final int BATCH = 4;

    private record Trial(
            SharedNet description, Layer net, Layer unrolled, Map<Integer, List<Layer>> places, long seed) {
        static Trial of(long seed, boolean training) {
            SharedNet description = SharedNet.random(seed);
            Map<Integer, List<Layer>> places = new HashMap<>();
            Trial trial = new Trial(description, description.shared(), description.unrolled(places), places, seed);
            trial.net.training(training);
            trial.unrolled.training(training);
            return trial;
        }

        INDArray random(int number) {
            var random = new SplittableRandom(31 * seed + number);
            return Some.random(random, BATCH, SharedNet.CHANNELS, SharedNet.SIDE, SharedNet.SIDE)
                    .subi(0.5);
        }

        /** By name in the network with shared layers: the sums over the places. */
        Map<String, INDArray> expected() {
            Map<Object, INDArray> sums = new HashMap<>();
            Map<Integer, Layer> parts = new HashMap<>();
            collect(net, description.parts().size() - 1, parts);
            parts.forEach((part, layer) -> {
                if (description.parts().get(part).parts().isEmpty()) {
                    for (int i = 0; i < layer.parameters().size(); i++) {
                        add(sums, part, i, layer.parameters().get(i));
                    }
                }
            });
            Map<String, INDArray> named = new HashMap<>();
            net.parameters().forEach(parameter -> named.put(parameter.name(), sums.get(parameter.identity())));
            return named;
        }

        private void add(Map<Object, INDArray> sums, int part, int i, Parameter parameter) {
            if (!sums.containsKey(parameter.identity())) {
                INDArray sum = Nd4j.zeros(DataType.FLOAT, parameter.shape());
                for (Layer place : places.get(part)) {
                    sum.addi(place.parameters().get(i).gradient());
                }
                sums.put(parameter.identity(), sum);
            }
        }

        private void collect(Layer layer, int part, Map<Integer, Layer> parts) {
            parts.put(part, layer);
            List<Integer> within = description.parts().get(part).parts();
            List<Layer> layers = layer instanceof Container container
                    ? new ArrayList<>(container.children().values())
                    : List.of();
            for (int i = 0; i < within.size(); i++) {
                collect(layers.get(i), within.get(i), parts);
            }
        }

        void assertGradients(String what) {
            expected().forEach((name, gradient) -> assertClose(what + " " + name, gradientOf(name), gradient));
        }

        private INDArray gradientOf(String name) {
            return net.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .gradient();
        }
    }

    @Property(tries = 40)
    void aLayersGradientIsTheSumOverItsPlaces(@ForAll long seed, @ForAll boolean training) {
        Trial trial = Trial.of(seed, training);
        assertClose("output", trial.net.forward(trial.random(1)), trial.unrolled.forward(trial.random(1)));
        assertClose("gradient", trial.net.backward(trial.random(2)), trial.unrolled.backward(trial.random(2)));
        trial.assertGradients("once");
        trial.net.forward(trial.random(3));
        trial.net.backwardParameters(trial.random(4));
        trial.unrolled.forward(trial.random(3));
        trial.unrolled.backwardParameters(trial.random(4));
        trial.assertGradients("twice");
    }

    @Property(tries = 15)
    void severalForwardsGoBackInTurn(@ForAll long seed, @ForAll boolean training) {
        Trial trial = Trial.of(seed, training);
        for (int i = 0; i < 10; i++) {
            trial.net.forward(trial.random(i));
            trial.unrolled.forward(trial.random(i));
        }
        for (int i = 9; i > 5; i--) {
            assertClose("gradient", trial.net.backward(trial.random(-i)), trial.unrolled.backward(trial.random(-i)));
        }
        trial.assertGradients("several");
    }

    @Property(tries = 20)
    void stepsOfAScratchGiveTheSame(@ForAll long seed, @ForAll boolean training) {
        Trial trial = Trial.of(seed, training);
        try (Scratch scratch = new Scratch()) {
            for (int step = 0; step < 3; step++) {
                int number = step;
                INDArray x = trial.random(number);
                INDArray g = trial.random(-number);
                scratch.step(() -> {
                    trial.net.forward(x);
                    return trial.net.backward(g);
                });
                trial.unrolled.forward(x);
                trial.unrolled.backward(g);
            }
        }
        trial.assertGradients("in steps");
    }

    @Property(tries = 20)
    void threadsShareABatch(@ForAll long seed) {
        Trial trial = Trial.of(seed, false);
        try (Workers workers = new Workers(2)) {
            for (int step = 0; step < 2; step++) {
                INDArray x = trial.random(step);
                INDArray g = trial.random(-1 - step);
                List<Supplier<INDArray>> parts = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    int from = i * BATCH / 2;
                    parts.add(() -> {
                        trial.net.forward(
                                x.get(interval(from, from + BATCH / 2)).dup('c'));
                        return trial.net.backward(
                                g.get(interval(from, from + BATCH / 2)).dup('c'));
                    });
                }
                workers.run(parts);
                workers.addUp(1, 1);
                trial.unrolled.forward(x);
                trial.unrolled.backward(g);
            }
        }
        trial.assertGradients("in threads");
    }
}
