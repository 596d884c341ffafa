package dev.stridebook.tools.compare;

import dev.stridebook.nn.AdaptiveAvgPool1d;
import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.AdaptiveMaxPool1d;
import dev.stridebook.nn.AdaptiveMaxPool2d;
import dev.stridebook.nn.AvgPool1d;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.GlobalMaxPool2d;
import dev.stridebook.nn.LPPool1d;
import dev.stridebook.nn.LPPool2d;
import dev.stridebook.nn.MaxPool1d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MaxUnpool1d;
import dev.stridebook.nn.MaxUnpool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.nn.Pooled;
import dev.stridebook.shape.Size;
import dev.stridebook.tools.compare.Convolutions.Slide;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Poolings. */
final class Poolings {
    static final List<Kind> KINDS = List.of(
            Kind.layer(
                    "MaxPool2d",
                    draws -> pooling("MaxPool2d", 2, true, true, draws),
                    args -> new MaxPool2d(args.window())),
            Kind.layer(
                    "MaxPool1d",
                    draws -> pooling("MaxPool1d", 1, true, true, draws),
                    args -> new MaxPool1d(args.window1d())),
            Kind.layer(
                    "MinPool2d",
                    draws -> pooling("MinPool2d", 2, true, true, draws),
                    args -> new MinPool2d(args.window())),
            Kind.layer("AvgPool2d", draws -> average("AvgPool2d", 2, draws), Poolings::avgPool2d),
            Kind.layer(
                    "AvgPool1d",
                    draws -> average("AvgPool1d", 1, draws),
                    args -> new AvgPool1d(args.window1d()).countIncludePad(args.flag("count_include_pad", true))),
            Kind.layer(
                    "LPPool2d",
                    draws -> powers("LPPool2d", 2, draws),
                    args -> new LPPool2d(args.number("norm_type", 2), args.window())),
            Kind.layer(
                    "LPPool1d",
                    draws -> powers("LPPool1d", 1, draws),
                    args -> new LPPool1d(args.number("norm_type", 2), args.window1d())),
            Kind.layer(
                    "AdaptiveAvgPool2d",
                    draws -> adaptive("AdaptiveAvgPool2d", draws),
                    args -> new AdaptiveAvgPool2d(args.integerAt("output_size", 0), args.integerAt("output_size", 1))),
            Kind.layer(
                    "AdaptiveMaxPool2d",
                    draws -> adaptive("AdaptiveMaxPool2d", draws),
                    args -> new AdaptiveMaxPool2d(args.integerAt("output_size", 0), args.integerAt("output_size", 1))),
            Kind.layer(
                    "AdaptiveAvgPool1d",
                    draws -> adaptive1d("AdaptiveAvgPool1d", draws),
                    args -> new AdaptiveAvgPool1d(args.integer("output_size"))),
            Kind.layer(
                    "AdaptiveMaxPool1d",
                    draws -> adaptive1d("AdaptiveMaxPool1d", draws),
                    args -> new AdaptiveMaxPool1d(args.integer("output_size"))),
            Kind.layer(
                    "GlobalMaxPool2d",
                    draws -> draws.sample(draws.channels(), draws.between(1, 9), draws.between(1, 9))
                            .of(new Module("GlobalMaxPool2d", Map.of())),
                    args -> new GlobalMaxPool2d()),
            new Kind.OfModule(
                    "MaxPoolIndices",
                    draws -> pooling("MaxPoolIndices", 2, true, true, draws).with(Trial.Back.NOTHING),
                    args -> new Indices(new MaxPool2d(args.window()))),
            new Kind.OfModule(
                    "PoolUnpool",
                    draws -> pooling("PoolUnpool", 2, false, false, draws).with(Trial.Back.NOTHING),
                    args -> new PoolUnpool(new MaxPool2d(args.window()), new MaxUnpool2d(args.window()))),
            new Kind.OfModule(
                    "MaxUnpool2d",
                    draws -> unpooling("MaxUnpool2d", 2, draws),
                    args -> new Unpool(new MaxUnpool2d(args.window()))),
            new Kind.OfModule(
                    "MaxUnpool1d",
                    draws -> unpooling("MaxUnpool1d", 1, draws),
                    args -> new Unpool1d(new MaxUnpool1d(args.window1d()))));

    private Poolings() {}

    private static Trial pooling(String name, int axes, boolean dilated, boolean rounds, Draws draws) {
        Map<String, Object> args = new LinkedHashMap<>();
        return pooling(name, args, axes, dilated, rounds, draws);
    }

    private static Trial pooling(
            String name, Map<String, Object> args, int axes, boolean dilated, boolean rounds, Draws draws) {
        Draws.Pair kernel = Convolutions.pair(axes, draws, draws::kernel);
        Draws.Pair stride = Convolutions.pair(axes, draws, draws::stride);
        Draws.Pair dilation = Convolutions.pair(axes, draws, dilated ? draws::dilation : () -> 1);
        int half = Math.min(kernel.height(), kernel.width()) / 2;
        Draws.Pair padding = Convolutions.pair(axes, draws, () -> draws.chance(0.4) ? 0 : draws.between(0, half));
        boolean isStrideGiven = draws.chance(0.6);
        args.put("kernel_size", kernel.argument());
        if (isStrideGiven) {
            args.put("stride", stride.argument());
        }
        Convolutions.put(args, draws, "padding", padding.argument(), 0);
        if (dilated) {
            Convolutions.put(args, draws, "dilation", dilation.argument(), 1);
        }
        if (rounds) {
            Convolutions.put(args, draws, "ceil_mode", draws.chance(0.4), false);
        }
        int[] sizes = new int[axes];
        for (int axis = 0; axis < axes; axis++) {
            sizes[axis] = new Slide(
                            kernel.both()[axis], stride.both()[axis], padding.both()[axis], dilation.both()[axis])
                    .input(draws, 1);
        }
        return draws.sample(draws.channels(), sizes).of(new Module(name, args));
    }

    private static Trial average(String name, int axes, Draws draws) {
        Map<String, Object> args = new LinkedHashMap<>();
        Convolutions.put(args, draws, "count_include_pad", draws.chance(0.5), true);
        if (axes == 2 && draws.chance(0.3)) {
            args.put("divisor_override", draws.of(1, 2, 7, 100, -3));
        }
        return pooling(name, args, axes, false, true, draws);
    }

    private static AvgPool2d avgPool2d(Args args) {
        AvgPool2d pool = new AvgPool2d(args.window()).countIncludePad(args.flag("count_include_pad", true));
        return args.has("divisor_override") ? pool.divisorOverride(args.integer("divisor_override")) : pool;
    }

    private static Trial powers(String name, int axes, Draws draws) {
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("norm_type", draws.of(1.0, 2.0, 2.0, 3.0, 0.5));
        Draws.Pair kernel = Convolutions.pair(axes, draws, draws::kernel);
        args.put("kernel_size", kernel.argument());
        Draws.Pair stride = draws.chance(0.6) ? Convolutions.pair(axes, draws, draws::stride) : kernel;
        if (stride != kernel) {
            args.put("stride", stride.argument());
        }
        Convolutions.put(args, draws, "ceil_mode", draws.chance(0.4), false);
        int[] sizes = new int[axes];
        for (int axis = 0; axis < axes; axis++) {
            sizes[axis] = new Slide(kernel.both()[axis], stride.both()[axis], 0, 1).input(draws, 1);
        }
        return draws.sample(draws.channels(), sizes).of(new Module(name, args));
    }

    /** An output size of null keeps the input's. */
    private static Trial adaptive(String name, Draws draws) {
        int height = draws.between(1, draws.chance(0.1) ? 20 : 7);
        Integer width = draws.chance(0.1) ? null : Integer.valueOf(draws.between(1, 7));
        Object output = draws.chance(0.3) ? (Object) height : Arrays.asList(height, width);
        return draws.sample(draws.channels(), draws.between(1, 12), draws.between(1, 12))
                .of(new Module(name, Map.of("output_size", output)));
    }

    private static Trial adaptive1d(String name, Draws draws) {
        return draws.sample(draws.channels(), draws.between(1, 14))
                .of(new Module(name, Map.of("output_size", draws.between(1, draws.chance(0.1) ? 20 : 7))));
    }

    /** Values with places for them, which need not be those of a pooling. */
    private static Trial unpooling(String name, int axes, Draws draws) {
        int kernel = draws.between(1, 4);
        int[] sizes = new int[axes];
        int places = 1;
        int values = 1;
        for (int axis = 0; axis < axes; axis++) {
            sizes[axis] = draws.between(1, 5);
            places *= sizes[axis] * kernel;
            values *= sizes[axis];
        }
        Draws.Sample sample = draws.sample(draws.channels(), sizes);
        return Trial.of(
                new Module(name, Map.of("kernel_size", kernel)),
                List.of(Trial.Input.numbers(sample.shape()), Trial.Input.places(places, values, sample.shape())),
                sample.batched());
    }

    private record Indices(MaxPool2d pool) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return pool.pool(inputs.get(0)).indices().castTo(DataType.FLOAT);
        }

        @Override
        public INDArray backward(INDArray gradient) {
            throw new UnsupportedOperationException("indices have no gradient");
        }
    }

    private record PoolUnpool(MaxPool2d pool, MaxUnpool2d unpool) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            INDArray x = inputs.get(0);
            Pooled pooled = pool.pool(x);
            return unpool.forward(pooled.values(), pooled.indices(), Size.of((int) x.size(-2), (int) x.size(-1)));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            throw new UnsupportedOperationException("pool() goes forward only");
        }
    }

    private record Unpool(MaxUnpool2d unpool) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return unpool.forward(inputs.get(0), inputs.get(1));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return unpool.backward(gradient);
        }
    }

    private record Unpool1d(MaxUnpool1d unpool) implements Subject {
        @Override
        public INDArray forward(List<INDArray> inputs) {
            return unpool.forward(inputs.get(0), inputs.get(1));
        }

        @Override
        public INDArray backward(INDArray gradient) {
            return unpool.backward(gradient);
        }
    }
}
