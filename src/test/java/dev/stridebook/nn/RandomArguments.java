package dev.stridebook.nn;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Calls every layer with arguments drawn at random, most of them wrong, in a JVM of its own: {@link CrashTest} sees it if native
 * code brings that down. Each call must either answer or refuse by an exception of ours.
 */
final class RandomArguments {
    /** Beside small numbers those that break arithmetic. */
    private static final int[] EXTREMES = {
        0, 0, -1, -1, -2, -7, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 1 << 30, 1 << 16, -(1 << 16)
    };

    private final SplittableRandom random;

    private RandomArguments(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The number of calls that must be refused; prints how many were, how many answered, and what else came. */
    public static void main(String[] arguments) {
        int wanted = Integer.parseInt(arguments[0]);
        int refused = 0;
        int answered = 0;
        int wrong = 0;
        for (long seed = 0; refused < wanted; seed++) {
            // If the JVM dies, this line is the last one and names the call.
            System.out.println("call " + seed);
            try {
                new RandomArguments(seed).call();
                answered++;
            } catch (IllegalArgumentException | IllegalStateException ours) {
                if (ours.getMessage() == null || ours.getMessage().isBlank()) {
                    throw new AssertionError("call " + seed + " was refused without a word", ours);
                }
                refused++;
            } catch (Throwable other) {
                wrong++;
                System.out.println("WRONG " + seed + ": " + other + " at "
                        + Arrays.stream(other.getStackTrace())
                                .filter(frame -> frame.getClassName().startsWith("dev.stridebook"))
                                .limit(3)
                                .toList());
            }
        }
        System.out.printf("refused %d, answered %d, wrong %d%n", refused, answered, wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private void call() {
        switch (random.nextInt(27)) {
            case 0, 1, 2 -> run(conv2d(), images());
            case 3 -> run(conv1d(), sounds());
            case 4, 5 -> run(transposed(), images());
            case 6 -> run(new MaxPool2d(window()), images());
            case 7 -> new MaxPool2d(window()).pool(images());
            case 8 -> run(averagePool(), images());
            case 9 -> run(new MinPool2d(number()), images());
            case 10 -> run(random.nextBoolean() ? new MaxPool1d(window1d()) : new AvgPool1d(window1d()), sounds());
            case 11 -> run(new AdaptiveAvgPool2d(size()), images());
            case 12 -> unpool();
            case 13 -> run(new BatchNorm2d(number()).eps(real()).momentum(real()), images());
            case 14 -> run(new Dropout(real()), array());
            case 15 -> run(random.nextBoolean() ? new Softmax(number()) : new LogSoftmax(number()), array());
            case 16 -> run(new Linear(number(), number()), array());
            case 17 -> run(new View(longs(random.nextInt(4))), array());
            case 18 -> run(block(), images());
            case 20 -> run(activation(), array());
            case 21 -> run(normalization(), random.nextBoolean() ? images() : array());
            case 22 -> run(padding(), random.nextBoolean() ? images() : sounds());
            case 23 -> run(upsample(), random.nextBoolean() ? images() : sounds());
            case 24 -> run(morePooling(), random.nextBoolean() ? images() : sounds());
            case 25 -> transposedToSize();
            case 26 -> run(random.nextBoolean() ? new Unfold(window()) : new Fold(size(), window()), images());
            default -> network();
        }
    }

    private void run(Layer layer, INDArray x) {
        layer.training(random.nextBoolean());
        INDArray y = layer.forward(x);
        INDArray gradient = random.nextInt(3) == 0 ? array() : Nd4j.ones(DataType.FLOAT, y.shape());
        if (y.isEmpty()) {
            gradient = y;
        }
        if (random.nextBoolean()) {
            layer.backward(gradient);
        } else {
            layer.backwardParameters(gradient);
        }
    }

    private Conv2d conv2d() {
        Conv2d conv = new Conv2d(channels(), channels(), window());
        if (random.nextInt(3) == 0) {
            conv = conv.groups(number());
        }
        if (random.nextInt(3) == 0) {
            conv = conv.with(array(), array());
        }
        return conv.paddingMode(PaddingMode.values()[random.nextInt(4)]);
    }

    private Conv1d conv1d() {
        Conv1d conv = new Conv1d(channels(), channels(), window1d());
        return random.nextInt(3) == 0 ? conv.groups(number()) : conv;
    }

    private ConvTranspose2d transposed() {
        ConvTranspose2d conv = new ConvTranspose2d(channels(), channels(), window());
        if (random.nextInt(3) == 0) {
            conv = conv.groups(number());
        }
        if (random.nextInt(2) == 0) {
            conv = conv.outputPadding(number(), number());
        }
        TransposedWindow.of(conv.window().window());
        return conv;
    }

    private AvgPool2d averagePool() {
        AvgPool2d pool = new AvgPool2d(window()).countIncludePad(random.nextBoolean());
        return random.nextInt(3) == 0 ? pool.divisorOverride(number()) : pool;
    }

    private void unpool() {
        MaxUnpool2d unpool = new MaxUnpool2d(window());
        INDArray x = images();
        INDArray indices = Nd4j.create(DataType.INT64, x.shape());
        for (long i = 0; i < indices.length(); i++) {
            indices.putScalar(i, random.nextInt(4) == 0 ? number() : i);
        }
        if (random.nextBoolean()) {
            unpool.forward(x, indices);
        } else {
            unpool.forward(x, indices, size());
        }
    }

    private Layer activation() {
        return switch (random.nextInt(5)) {
            case 0 -> new LeakyReLU(real());
            case 1 -> new ELU(real());
            case 2 -> new Hardtanh(real(), real());
            case 3 -> new GELU();
            default -> new SiLU();
        };
    }

    private Layer normalization() {
        return switch (random.nextInt(5)) {
            case 0 -> new BatchNorm1d(number()).eps(real()).momentum(real());
            case 1 -> new LayerNorm(ints(random.nextInt(3))).eps(real());
            case 2 -> new LayerNorm(number()).withoutBias();
            case 3 -> new GroupNorm(number(), channels()).eps(real());
            default -> new InstanceNorm2d(channels()).withAffine().withRunningStatistics();
        };
    }

    private Layer padding() {
        return switch (random.nextInt(9)) {
            case 0 -> new ZeroPad1d(number(), number());
            case 1 -> new ZeroPad2d(number(), number(), number(), number());
            case 2 -> new ConstantPad2d(number(), real());
            case 3 -> new ReflectionPad1d(number(), number());
            case 4 -> new ReflectionPad2d(number(), number(), number(), number());
            case 5 -> new ReplicationPad1d(number(), number());
            case 6 -> new ReplicationPad2d(number(), number(), number(), number());
            case 7 -> new CircularPad1d(number(), number());
            default -> new CircularPad2d(number(), number(), number(), number());
        };
    }

    private Layer upsample() {
        Upsample upsample =
                switch (random.nextInt(4)) {
                    case 0 -> Upsample.scaleFactor(real());
                    case 1 -> Upsample.scaleFactor(1 + random.nextDouble(), real());
                    case 2 -> Upsample.size(number());
                    default -> Upsample.size(size());
                };
        upsample = random.nextBoolean() ? upsample : random.nextBoolean() ? upsample.bilinear() : upsample.linear();
        return upsample.alignCorners(random.nextInt(3) == 0).recomputeScaleFactor(random.nextBoolean());
    }

    private Layer morePooling() {
        return switch (random.nextInt(6)) {
            case 0 -> new AdaptiveMaxPool1d(number());
            case 1 -> new AdaptiveMaxPool2d(number(), random.nextBoolean() ? null : Integer.valueOf(number()));
            case 2 -> new AdaptiveAvgPool1d(number());
            case 3 -> new LPPool1d(real(), window1d());
            case 4 -> new LPPool2d(real(), window());
            default -> new Dropout2d(real());
        };
    }

    private void transposedToSize() {
        if (random.nextBoolean()) {
            transposed().forward(images(), size());
        } else {
            new ConvTranspose1d(channels(), channels(), window1d())
                    .outputPadding(number())
                    .forward(sounds(), number());
        }
    }

    private Layer block() {
        return switch (random.nextInt(3)) {
            case 0 -> new Residual(conv2d());
            case 1 -> new Concat(conv2d(), new MaxPool2d(window()));
            default -> new SqueezeExcitation(number(), number());
        };
    }

    private void network() {
        Sequential net =
                new Sequential(conv2d(), new MaxPool2d(window()), new Flatten(), new Linear(number(), number()));
        run(net, images());
        new Sgd(net.parameters(), real()).momentum(real()).step();
        new NllLoss().forward(array(), ints(random.nextInt(3)));
    }

    private Window window() {
        boolean plain = random.nextBoolean();
        return new Window(
                size(),
                plain ? Size.square(1) : size(),
                plain ? Padding.NONE : new Padding(number(), number(), number(), number()),
                plain ? Size.square(1) : size(),
                random.nextInt(4) == 0 ? Rounding.CEIL : Rounding.FLOOR);
    }

    private Window1d window1d() {
        return Window1d.kernel1d(number()).stride(number()).padding(number()).dilation(number());
    }

    private Size size() {
        return Size.of(number(), number());
    }

    /** Small, or one of the extremes. */
    private int number() {
        return random.nextInt(20) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(1, 5);
    }

    private int channels() {
        return random.nextInt(12) == 0 ? number() : 2;
    }

    private double real() {
        double[] reals = {0.5, 0.5, 0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300, -0.0};
        return reals[random.nextInt(reals.length)];
    }

    private int[] ints(int count) {
        return random.ints(count, -2, 12).toArray();
    }

    private long[] longs(int count) {
        return random.longs(count, -2, 12).toArray();
    }

    private INDArray images() {
        return random.nextInt(6) == 0
                ? array()
                : array(random.nextInt(3), 2, random.nextInt(1, 9), random.nextInt(1, 9));
    }

    private INDArray sounds() {
        return random.nextInt(6) == 0 ? array() : array(random.nextInt(3), 2, random.nextInt(1, 9));
    }

    /** Of any rank, type and memory order, perhaps with nothing in it, perhaps with NaN and infinities. */
    private INDArray array() {
        return array(random.longs(random.nextInt(6), random.nextInt(4) == 0 ? 0 : 1, 7)
                .toArray());
    }

    private INDArray array(long... shape) {
        DataType type = random.nextInt(12) == 0
                ? List.of(DataType.DOUBLE, DataType.INT64, DataType.BOOL, DataType.FLOAT16, DataType.INT8)
                        .get(random.nextInt(5))
                : DataType.FLOAT;
        if (Arrays.stream(shape).anyMatch(size -> size == 0)) {
            return Nd4j.create(type, shape);
        }
        INDArray array = Nd4j.create(type, shape, random.nextInt(4) == 0 ? 'f' : 'c');
        if (type == DataType.FLOAT) {
            double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e38};
            for (long i = 0; i < array.length(); i++) {
                array.putScalar(i, random.nextInt(200) == 0 ? odd[random.nextInt(odd.length)] : random.nextDouble());
            }
        }
        int[] backwards = IntStream.range(0, shape.length)
                .map(axis -> shape.length - 1 - axis)
                .toArray();
        return random.nextInt(8) == 0 && shape.length > 1 ? array.permute(backwards) : array;
    }
}
