package dev.stridebook.tools.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Random choices of sizes, with odd ones often enough. */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    double uniform(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    double normal() {
        return random.nextGaussian();
    }

    long bits() {
        return random.nextLong();
    }

    /** A batch's length, seldom 0. */
    int batch() {
        return chance(0.05) ? 0 : chance(0.05) ? between(5, 17) : between(1, 4);
    }

    /** Channels or features, seldom many. */
    int channels() {
        return chance(0.07) ? between(9, 40) : between(1, 6);
    }

    /** The side of a kernel, seldom a large one. */
    int kernel() {
        return chance(0.03) ? between(13, 23) : chance(0.1) ? between(6, 12) : between(1, 5);
    }

    int stride() {
        return chance(0.05) ? between(4, 9) : between(1, 3);
    }

    int dilation() {
        return chance(0.7) ? 1 : between(2, 4);
    }

    /** A shape of any number of axes. */
    int[] anyShape() {
        int axes = chance(0.05) ? 0 : between(1, 5);
        int[] shape = new int[axes];
        for (int i = 0; i < axes; i++) {
            shape[i] = chance(0.04) ? 0 : chance(0.05) ? between(8, 40) : between(1, 6);
        }
        return shape;
    }

    /** The shape of a batch of images or lines, or seldom that of a single one. */
    Sample sample(int channels, int... sizes) {
        List<Integer> shape = new ArrayList<>();
        boolean batched = chance(0.8);
        if (batched) {
            shape.add(batch());
        }
        shape.add(channels);
        for (int size : sizes) {
            shape.add(size);
        }
        return new Sample(batched, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Shapes of an input. */
    record Sample(boolean batched, int... shape) {
        Trial of(Module module) {
            return Trial.of(module, List.of(Trial.Input.numbers(shape)), batched);
        }
    }

    /** Height and width, half of the time the same and then sometimes written as one number. */
    Pair pair(IntSupplier draw) {
        int height = draw.getAsInt();
        return chance(0.5) ? new Pair(height, height, chance(0.7)) : new Pair(height, draw.getAsInt(), false);
    }

    /** An argument for height and width. */
    record Pair(int height, int width, boolean single) {
        Object argument() {
            return single ? (Object) height : List.of(height, width);
        }

        int[] both() {
            return new int[] {height, width};
        }
    }
}
