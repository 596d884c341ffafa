package dev.stridebook.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Layers drawn by a seed, as many different ones as there may be in networks: convolutions mostly, then pooling, linear layers and ReLU.
 * Sizes are drawn so that each factor of two is equally likely. None is so large that one call takes long.
 */
final class RandomLayers {
    private static final int MOST_IMAGES = 64;
    private static final int MOST_CHANNELS = 256;
    private static final int LEAST_SIZE = 7;
    private static final int MOST_SIZE = 112;
    private static final int MOST_KERNEL = 11;
    private static final int MOST_FEATURES = 4096;

    /** Multiply-accumulates of a layer forward, and numbers that go in and come out. */
    private static final long MOST_MACS = 500_000_000;

    private static final long MOST_VALUES = 8_000_000;

    private final SplittableRandom random;

    private RandomLayers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Draws so many layers, no two of them equal. */
    static List<LayerCase> draw(int count, long seed) {
        var drawn = new RandomLayers(seed);
        return Stream.generate(drawn::next)
                .filter(layer -> fits(layer) && layer.macs() <= MOST_MACS && layer.values() <= MOST_VALUES)
                .distinct()
                .limit(count)
                .toList();
    }

    private static boolean fits(LayerCase layer) {
        int extent = (layer.kernel() - 1) * layer.dilation() + 1;
        return layer.kernel() == 0 || extent <= layer.input().get(2) + 2 * layer.padding();
    }

    private LayerCase next() {
        return switch (random.nextInt(10)) {
            case 0 -> pool(LayerCase.maxPool(images(), channels(), size(), kernel()));
            case 1 -> pool(LayerCase.avgPool(images(), channels(), size(), kernel()));
            case 2 -> LayerCase.relu(images(), channels(), size());
            case 3 -> LayerCase.linear(between(1, MOST_FEATURES), between(1, MOST_FEATURES), between(1, MOST_FEATURES));
            default -> convolution();
        };
    }

    private LayerCase pool(LayerCase sideBySide) {
        LayerCase pool = oneIn(2) ? sideBySide : sideBySide.stride(1 + random.nextInt(sideBySide.kernel()));
        return oneIn(2) ? pool : pool.padding(random.nextInt(pool.kernel() / 2 + 1));
    }

    private LayerCase convolution() {
        int kernel = kernel();
        int dilation = oneIn(5) ? 2 + random.nextInt(2) : 1;
        int extent = (kernel - 1) * dilation + 1;
        return channels(kernel)
                .dilation(dilation)
                .stride(oneIn(3) ? 2 + random.nextInt(3) : 1)
                .padding(oneIn(3) ? 0 : random.nextInt(extent / 2 + 1));
    }

    /** A convolution whose channels go together with its groups. */
    private LayerCase channels(int kernel) {
        if (oneIn(5)) {
            int channels = channels();
            return LayerCase.conv(images(), channels, size(), channels, kernel).groups(channels);
        }
        int groups = oneIn(5) ? 2 + random.nextInt(7) : 1;
        return LayerCase.conv(images(), upTo(channels(), groups), size(), upTo(channels(), groups), kernel)
                .groups(groups);
    }

    private static int upTo(int channels, int groups) {
        return (channels + groups - 1) / groups * groups;
    }

    private int images() {
        return between(1, MOST_IMAGES);
    }

    private int channels() {
        return between(1, MOST_CHANNELS);
    }

    private int size() {
        return between(LEAST_SIZE, MOST_SIZE);
    }

    private int kernel() {
        return 1 + random.nextInt(MOST_KERNEL);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** The logarithm is evenly distributed. */
    private int between(int least, int most) {
        return (int) (least * Math.pow((most + 1.0) / least, random.nextDouble()));
    }
}
