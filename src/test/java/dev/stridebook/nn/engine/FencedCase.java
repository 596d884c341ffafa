package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Something to compute in a fenced run. Its text says all about it, the numbers to compute with included. */
sealed interface FencedCase {
    int threads();

    /**
     * A convolution and, perhaps, a max pooling of what it gives.
     *
     * @param pool null for none
     */
    record Convolution(ConvolutionShape shape, Window pool, boolean withBias, int threads) implements FencedCase {
        @Override
        public String toString() {
            return "convolution %d,%d,%d,%d %d %d %s %s %s %d"
                    .formatted(
                            shape.n(),
                            shape.in(),
                            shape.height(),
                            shape.width(),
                            shape.out(),
                            shape.groups(),
                            text(shape.window()),
                            pool == null ? "-" : text(pool),
                            withBias ? "bias" : "-",
                            threads);
        }

        /** How many products of two numbers it is the sum of. */
        long products() {
            long[] output = shape.output();
            return output[0]
                    * output[1]
                    * output[2]
                    * output[3]
                    * shape.weight()[1]
                    * shape.weight()[2]
                    * shape.weight()[3];
        }
    }

    /** A product of matrices. */
    record Product(OneDnnProduct.Shape shape, int threads) implements FencedCase {
        @Override
        public String toString() {
            return "product %d,%d,%d %s %s %s %d"
                    .formatted(
                            shape.rows(),
                            shape.inner(),
                            shape.columns(),
                            shape.transposeA() ? "transposed" : "-",
                            shape.transposeB() ? "transposed" : "-",
                            shape.withBias() ? "bias" : "-",
                            threads);
        }
    }

    /** ReLU of so many numbers. */
    record Relu(int count, int threads) implements FencedCase {
        @Override
        public String toString() {
            return "relu %d %d".formatted(count, threads);
        }
    }

    /** Something that native code must not do, to see that the fence sees it. */
    enum Trespass implements FencedCase {
        WRITES_BEYOND,
        READS_BEYOND,
        WRITES_BEFORE,
        READS_FREED,
        /** Within the last 16 bytes that every block has. */
        WRITES_JUST_BEYOND;

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public String toString() {
            return "trespass " + name();
        }
    }

    /** Reads what {@code toString} writes. */
    static FencedCase parse(String text) {
        String[] words = text.split(" ");
        if (words[0].equals("trespass")) {
            return Trespass.valueOf(words[1]);
        }
        int[] sizes = numbers(words[1]);
        int threads = Integer.parseInt(words[words.length - 1]);
        if (words[0].equals("relu")) {
            return new Relu(sizes[0], threads);
        }
        boolean withBias = words[words.length - 2].equals("bias");
        return words[0].equals("product")
                ? new Product(
                        new OneDnnProduct.Shape(
                                sizes[0],
                                sizes[1],
                                sizes[2],
                                words[2].equals("transposed"),
                                words[3].equals("transposed"),
                                withBias),
                        threads)
                : new Convolution(
                        new ConvolutionShape(
                                sizes[0],
                                sizes[1],
                                sizes[2],
                                sizes[3],
                                Integer.parseInt(words[2]),
                                Integer.parseInt(words[3]),
                                window(words[4])),
                        words[5].equals("-") ? null : window(words[5]),
                        withBias,
                        threads);
    }

    /** Kernel, stride, padding (top, bottom, left, right) and dilation. */
    private static String text(Window window) {
        Padding padding = window.padding();
        return IntStream.of(
                        window.kernel().height(),
                        window.kernel().width(),
                        window.stride().height(),
                        window.stride().width(),
                        padding.top(),
                        padding.bottom(),
                        padding.left(),
                        padding.right(),
                        window.dilation().height(),
                        window.dilation().width())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static Window window(String text) {
        int[] n = numbers(text);
        return new Window(
                Size.of(n[0], n[1]),
                Size.of(n[2], n[3]),
                new Padding(n[4], n[5], n[6], n[7]),
                Size.of(n[8], n[9]),
                Rounding.FLOOR);
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Draws cases, most of them of the kinds that native code treats apart. */
    final class Drawing {
        /** So that a case takes some milliseconds. */
        private static final long MOST_PRODUCTS = 1_500_000;

        private final SplittableRandom random;

        Drawing(long seed) {
            random = new SplittableRandom(seed);
        }

        FencedCase next() {
            while (true) {
                FencedCase drawn =
                        switch (random.nextInt(24)) {
                            case 0, 1 -> product();
                            case 2 -> relu();
                            default -> convolution();
                        };
                if (!(drawn instanceof Convolution c) || c.products() <= MOST_PRODUCTS) {
                    return drawn;
                }
            }
        }

        private Product product() {
            return new Product(
                    new OneDnnProduct.Shape(
                            random.nextInt(4) == 0 ? 1 : between(1, 70),
                            random.nextInt(6) == 0 ? between(100, 800) : channels(),
                            random.nextInt(6) == 0 ? 10 : channels(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean()),
                    threads());
        }

        private Relu relu() {
            return new Relu(random.nextInt(4) == 0 ? between(1, 40_000) : between(1, 600), threads());
        }

        /** Mostly 1 to 8; a few machines have more. */
        private int threads() {
            int[] many = {10, 12, 16, 24, 32};
            return random.nextInt(10) == 0 ? many[random.nextInt(many.length)] : between(1, 8);
        }

        private Convolution convolution() {
            while (true) {
                Window window = window();
                Size extent = window.extent();
                Padding padding = window.padding();
                int height = side(extent.height() - padding.vertical());
                int width = side(extent.width() - padding.horizontal());
                int in = channels();
                int out = channels();
                int groups = 1;
                switch (random.nextInt(8)) {
                    case 0 -> {
                        groups = between(2, 6);
                        in = groups * between(1, 20);
                        out = groups * between(1, 20);
                    }
                    case 1 -> {
                        groups = in;
                        out = in * (random.nextInt(4) == 0 ? 2 : 1);
                    }
                    default -> {}
                }
                var shape = new ConvolutionShape(
                        random.nextInt(3) == 0 ? 1 : between(1, 9), in, height, width, out, groups, window);
                long[] output = shape.output();
                // A window that shows nothing but padding somewhere is rare in lessons, and not asked of native code.
                if (shape.readsAtEachPosition() || random.nextInt(10) == 0) {
                    Window pool = random.nextBoolean() ? null : pool((int) output[2], (int) output[3]);
                    return new Convolution(shape, pool, random.nextInt(3) > 0, threads());
                }
            }
        }

        private Window window() {
            return switch (random.nextInt(10)) {
                case 0, 1 ->
                    new Window(
                            Size.square(1),
                            random.nextInt(4) == 0 ? Size.square(1) : Size.of(between(1, 4), between(1, 4)),
                            random.nextInt(4) == 0 ? padding(1) : Padding.NONE,
                            Size.square(1),
                            Rounding.FLOOR);
                case 2, 3 -> {
                    int side = 1 + 2 * between(1, 3);
                    yield new Window(
                            Size.square(side),
                            Size.square(between(1, 2)),
                            same(random.nextInt(side / 2 + 1)),
                            Size.square(1),
                            Rounding.FLOOR);
                }
                case 4 ->
                    new Window(
                            Size.of(between(1, 5), between(8, 24)),
                            Size.of(between(1, 3), between(1, 3)),
                            padding(3),
                            random.nextBoolean() ? Size.square(1) : Size.of(between(1, 2), between(1, 2)),
                            Rounding.FLOOR);
                case 5 ->
                    new Window(
                            Size.of(between(8, 24), between(1, 5)),
                            Size.of(between(1, 3), between(1, 3)),
                            padding(3),
                            Size.square(1),
                            Rounding.FLOOR);
                case 6 ->
                    new Window(
                            Size.of(1, between(1, 9)),
                            Size.of(1, between(1, 4)),
                            new Padding(0, 0, random.nextInt(5), random.nextInt(5)),
                            Size.of(1, between(1, 4)),
                            Rounding.FLOOR);
                default ->
                    new Window(
                            Size.of(between(1, 7), between(1, 7)),
                            Size.of(stride(), stride()),
                            padding(3),
                            random.nextBoolean() ? Size.square(1) : Size.of(between(1, 4), between(1, 4)),
                            Rounding.FLOOR);
            };
        }

        private int stride() {
            return random.nextInt(10) == 0 ? between(4, 40) : between(1, 3);
        }

        private Padding padding(int most) {
            return switch (random.nextInt(3)) {
                case 0 -> Padding.NONE;
                case 1 -> same(random.nextInt(most + 1));
                default ->
                    new Padding(
                            random.nextInt(most + 1),
                            random.nextInt(most + 1),
                            random.nextInt(most + 1),
                            random.nextInt(most + 1));
            };
        }

        private static Padding same(int all) {
            return new Padding(all, all, all, all);
        }

        /** A window on a map, or null if none is drawn that shows more than padding everywhere. */
        private Window pool(int height, int width) {
            int kernelHeight = between(1, Math.min(5, height));
            int kernelWidth = between(1, Math.min(5, width));
            Window pool = random.nextBoolean() && Math.min(height, width) >= 2
                    ? Window.kernel(2).stride(2)
                    : new Window(
                            Size.of(kernelHeight, kernelWidth),
                            Size.of(between(1, 4), between(1, 4)),
                            new Padding(
                                    random.nextInt(kernelHeight / 2 + 1),
                                    random.nextInt(kernelHeight / 2 + 1),
                                    random.nextInt(kernelWidth / 2 + 1),
                                    random.nextInt(kernelWidth / 2 + 1)),
                            Size.square(1),
                            Rounding.FLOOR);
            return new ConvolutionShape(1, 1, height, width, 1, 1, pool).readsAtEachPosition() ? pool : null;
        }

        /** The side of an image on which a window has a position: often only one. */
        private int side(int smallest) {
            int least = Math.max(1, smallest);
            return least + (random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextInt(4) == 0 ? 30 : 10));
        }

        /** Vectors have 4, 8 or 16 lanes. */
        private int channels() {
            return switch (random.nextInt(4)) {
                case 0 -> between(1, 6);
                case 1 -> between(1, 40);
                case 2 -> 16 * between(1, 4);
                default -> Math.max(1, 8 * between(1, 16) + between(-1, 2));
            };
        }

        private int between(int least, int most) {
            return random.nextInt(least, most + 1);
        }
    }
}
