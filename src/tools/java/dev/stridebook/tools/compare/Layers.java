package dev.stridebook.tools.compare;

import dev.stridebook.nn.BatchNorm1d;
import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.Dropout;
import dev.stridebook.nn.Dropout1d;
import dev.stridebook.nn.Dropout2d;
import dev.stridebook.nn.ELU;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.GELU;
import dev.stridebook.nn.GroupNorm;
import dev.stridebook.nn.Hardtanh;
import dev.stridebook.nn.Identity;
import dev.stridebook.nn.InstanceNorm2d;
import dev.stridebook.nn.LayerNorm;
import dev.stridebook.nn.LeakyReLU;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.ReLU6;
import dev.stridebook.nn.SiLU;
import dev.stridebook.nn.Sigmoid;
import dev.stridebook.nn.Softmax;
import dev.stridebook.nn.SqueezeExcitation;
import dev.stridebook.nn.Tanh;
import dev.stridebook.nn.Upsample;
import dev.stridebook.nn.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Activations, normalisations and the other layers without a window. */
final class Layers {
    static final List<Kind> KINDS = List.of(
            Kind.layer("Linear", Layers::linear, Layers::linear),
            Kind.shapeKeeping("ReLU", draws -> Map.of(), args -> new ReLU()),
            Kind.shapeKeeping("Sigmoid", draws -> Map.of(), args -> new Sigmoid()),
            Kind.layer("Softmax", draws -> alongAxis("Softmax", draws), args -> new Softmax(args.integer("dim"))),
            Kind.layer(
                    "LogSoftmax", draws -> alongAxis("LogSoftmax", draws), args -> new LogSoftmax(args.integer("dim"))),
            Kind.shapeKeeping(
                    "LeakyReLU",
                    draws -> maybe(draws, "negative_slope", draws.of(0.01, 0.2, 0.0, 1.5, -0.5)),
                    args -> new LeakyReLU(args.number("negative_slope", 0.01))),
            Kind.shapeKeeping(
                    "ELU",
                    draws -> maybe(draws, "alpha", draws.of(1.0, 0.5, 2.0, 0.0, -1.0)),
                    args -> new ELU(args.number("alpha", 1))),
            Kind.shapeKeeping("GELU", draws -> maybe(draws, "approximate", draws.of("none", "tanh")), Layers::gelu),
            Kind.shapeKeeping("SiLU", draws -> Map.of(), args -> new SiLU()),
            Kind.shapeKeeping("Tanh", draws -> Map.of(), args -> new Tanh()),
            Kind.shapeKeeping("ReLU6", draws -> Map.of(), args -> new ReLU6()),
            Kind.shapeKeeping("Identity", draws -> Map.of(), args -> new Identity()),
            Kind.shapeKeeping(
                    "Hardtanh",
                    draws -> Map.of("min_val", draws.of(-1.0, -2.5, 0.0), "max_val", draws.of(1.0, 0.5, 3.0)),
                    args -> new Hardtanh(args.number("min_val", -1), args.number("max_val", 1))),
            Kind.layer(
                    "Dropout1d", draws -> dropout("Dropout1d", 1, draws), args -> new Dropout1d(args.number("p", 0.5))),
            Kind.layer(
                    "Dropout2d", draws -> dropout("Dropout2d", 2, draws), args -> new Dropout2d(args.number("p", 0.5))),
            Kind.layer("BatchNorm1d", draws -> batchNorm1d(draws), Layers::batchNorm1d),
            Kind.layer("InstanceNorm2d", Layers::instanceNorm2d, Layers::instanceNorm2d),
            Kind.layer("GroupNorm", Layers::groupNorm, Layers::groupNorm),
            Kind.layer("LayerNorm", Layers::layerNorm, Layers::layerNorm),
            Kind.layer("Upsample", Layers::upsample, Layers::upsample),
            Kind.shapeKeeping(
                    "Dropout", draws -> Map.of("p", draws.of(0.0, 1.0)), args -> new Dropout(args.number("p", 0.5))),
            Kind.layer("Flatten", Layers::flatten, args -> new Flatten()),
            Kind.layer("View", Layers::view, args -> new View(args.integers("sizes"))),
            Kind.layer("BatchNorm2d", draws -> batchNorm("BatchNorm2d", draws), Layers::batchNorm2d),
            Kind.layer(
                    "SqueezeExcitation",
                    Layers::squeezeExcitation,
                    args -> new SqueezeExcitation(args.integer("channels"), args.integer("reduced"))));

    private Layers() {}

    private static Trial linear(Draws draws) {
        int[] shape = draws.anyShape();
        int in = shape.length == 0 ? 1 : Math.max(1, shape[shape.length - 1]);
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("in_features", in);
        args.put("out_features", draws.channels());
        Convolutions.put(args, draws, "bias", draws.chance(0.7), true);
        return Trial.of(new Module("Linear", args), shape);
    }

    private static Linear linear(Args args) {
        Linear linear = new Linear(args.integer("in_features"), args.integer("out_features"));
        return args.flag("bias", true) ? linear : linear.withoutBias();
    }

    private static Trial alongAxis(String name, Draws draws) {
        int[] shape = draws.anyShape();
        int axes = Math.max(1, shape.length);
        return Trial.of(new Module(name, Map.of("dim", draws.between(-axes, axes - 1))), shape);
    }

    private static Trial flatten(Draws draws) {
        return Trial.of(new Module("Flatten", Map.of()), draws.anyShape());
    }

    private static Trial view(Draws draws) {
        int[] shape = draws.anyShape();
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        int rows = draws.between(1, 4);
        List<Integer> sizes = draws.of(
                List.of(count),
                List.of(-1),
                List.of(-1, Math.max(1, count / rows)),
                List.of(rows, -1),
                List.of(rows, count / rows),
                List.of(1, count, 1),
                List.of(shape.length == 0 ? 1 : shape[0], -1));
        return Trial.of(new Module("View", Map.of("sizes", sizes)), shape);
    }

    private static Map<String, Object> maybe(Draws draws, String name, Object value) {
        return draws.chance(0.8) ? Map.of(name, value) : Map.of();
    }

    private static GELU gelu(Args args) {
        return args.text("approximate", "none").equals("tanh") ? new GELU().approximate() : new GELU();
    }

    private static Trial dropout(String name, int axes, Draws draws) {
        int[] sizes = new int[axes];
        for (int i = 0; i < axes; i++) {
            sizes[i] = draws.between(1, 5);
        }
        return draws.sample(draws.channels(), sizes).of(new Module(name, Map.of("p", draws.of(0.0, 1.0))));
    }

    private static Map<String, Object> normalizing(Draws draws, int channels, boolean affine, boolean running) {
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("num_features", channels);
        Convolutions.put(args, draws, "eps", draws.of(1e-5, 1e-5, 1e-3, 1e-8, 1.0), 1e-5);
        Convolutions.put(args, draws, "momentum", draws.of(0.1, 0.1, 0.0, 0.5, 1.0), 0.1);
        Convolutions.put(args, draws, "affine", draws.chance(0.7), affine);
        Convolutions.put(args, draws, "track_running_stats", draws.chance(0.7), running);
        return args;
    }

    private static Trial batchNorm(String name, Draws draws) {
        int channels = draws.channels();
        return Trial.of(
                new Module(name, normalizing(draws, channels, true, true)),
                List.of(Trial.Input.numbers(draws.batch(), channels, draws.between(1, 6), draws.between(1, 6))),
                true);
    }

    private static BatchNorm2d batchNorm2d(Args args) {
        BatchNorm2d norm = new BatchNorm2d(args.integer("num_features"))
                .eps(args.number("eps", 1e-5))
                .momentum(args.number("momentum", 0.1));
        norm = args.flag("affine", true) ? norm : norm.withoutAffine();
        return args.flag("track_running_stats", true) ? norm : norm.withoutRunningStatistics();
    }

    private static Trial batchNorm1d(Draws draws) {
        int channels = draws.channels();
        Trial.Input input = draws.chance(0.5)
                ? Trial.Input.numbers(draws.batch(), channels)
                : Trial.Input.numbers(draws.batch(), channels, draws.between(1, 8));
        return Trial.of(new Module("BatchNorm1d", normalizing(draws, channels, true, true)), List.of(input), true);
    }

    private static BatchNorm1d batchNorm1d(Args args) {
        BatchNorm1d norm = new BatchNorm1d(args.integer("num_features"))
                .eps(args.number("eps", 1e-5))
                .momentum(args.number("momentum", 0.1));
        norm = args.flag("affine", true) ? norm : norm.withoutAffine();
        return args.flag("track_running_stats", true) ? norm : norm.withoutRunningStatistics();
    }

    private static Trial instanceNorm2d(Draws draws) {
        int channels = draws.channels();
        return draws.sample(channels, draws.between(1, 6), draws.between(1, 6))
                .of(new Module("InstanceNorm2d", normalizing(draws, channels, false, false)));
    }

    private static InstanceNorm2d instanceNorm2d(Args args) {
        InstanceNorm2d norm = new InstanceNorm2d(args.integer("num_features"))
                .eps(args.number("eps", 1e-5))
                .momentum(args.number("momentum", 0.1));
        norm = args.flag("affine", false) ? norm.withAffine() : norm;
        return args.flag("track_running_stats", false) ? norm.withRunningStatistics() : norm;
    }

    private static Trial groupNorm(Draws draws) {
        int groups = draws.between(1, 4);
        int channels = groups * draws.between(1, 5);
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("num_groups", groups);
        args.put("num_channels", channels);
        Convolutions.put(args, draws, "eps", draws.of(1e-5, 1e-3, 1.0), 1e-5);
        Convolutions.put(args, draws, "affine", draws.chance(0.7), true);
        int[] sizes = draws.anyShape();
        int[] shape = new int[2 + Math.min(3, sizes.length)];
        shape[0] = draws.batch();
        shape[1] = channels;
        System.arraycopy(sizes, 0, shape, 2, shape.length - 2);
        return Trial.of(new Module("GroupNorm", args), List.of(Trial.Input.numbers(shape)), true);
    }

    private static GroupNorm groupNorm(Args args) {
        GroupNorm norm =
                new GroupNorm(args.integer("num_groups"), args.integer("num_channels")).eps(args.number("eps", 1e-5));
        return args.flag("affine", true) ? norm : norm.withoutAffine();
    }

    private static Trial layerNorm(Draws draws) {
        int[] shape = draws.anyShape();
        int axes = shape.length == 0 ? 0 : draws.between(1, shape.length);
        List<Integer> normalized = new ArrayList<>();
        for (int i = shape.length - axes; i < shape.length; i++) {
            normalized.add(shape[i]);
        }
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("normalized_shape", axes == 0 ? List.of(1) : normalized);
        Convolutions.put(args, draws, "eps", draws.of(1e-5, 1e-3, 1.0), 1e-5);
        Convolutions.put(args, draws, "elementwise_affine", draws.chance(0.7), true);
        Convolutions.put(args, draws, "bias", draws.chance(0.7), true);
        return Trial.of(new Module("LayerNorm", args), shape);
    }

    private static LayerNorm layerNorm(Args args) {
        LayerNorm norm = new LayerNorm(Arrays.stream(args.integers("normalized_shape"))
                        .mapToInt(Math::toIntExact)
                        .toArray())
                .eps(args.number("eps", 1e-5));
        norm = args.flag("bias", true) ? norm : norm.withoutBias();
        return args.flag("elementwise_affine", true) ? norm : norm.withoutAffine();
    }

    /** Of images, or of lines: three axes are a batch of lines. */
    private static Trial upsample(Draws draws) {
        boolean images = draws.chance(0.7);
        Map<String, Object> args = new LinkedHashMap<>();
        if (draws.chance(0.5)) {
            int height = draws.between(1, 12);
            args.put("size", images && draws.chance(0.5) ? List.of(height, draws.between(1, 12)) : height);
        } else {
            double height = draws.of(1.0, 2.0, 3.0, 1.5, 0.5, 0.7, 2.3, draws.uniform(0.4, 4));
            args.put("scale_factor", images && draws.chance(0.5) ? List.of(height, draws.of(1.0, 2.0, 0.6)) : height);
        }
        if (draws.chance(0.6)) {
            args.put("mode", images ? "bilinear" : "linear");
            Convolutions.put(args, draws, "align_corners", draws.chance(0.5), false);
        } else {
            Convolutions.put(args, draws, "mode", "nearest", "nearest");
        }
        int[] shape = images
                ? new int[] {draws.batch(), draws.channels(), draws.between(1, 8), draws.between(1, 8)}
                : new int[] {draws.batch(), draws.channels(), draws.between(1, 12)};
        return Trial.of(new Module("Upsample", args), List.of(Trial.Input.numbers(shape)), true);
    }

    private static Upsample upsample(Args args) {
        Upsample upsample;
        if (args.has("size")) {
            upsample =
                    args.isList("size") ? Upsample.size(args.size("size", null)) : Upsample.size(args.integer("size"));
        } else {
            double[] factors = args.doubles("scale_factor");
            upsample = args.isList("scale_factor")
                    ? Upsample.scaleFactor(factors[0], factors[1])
                    : Upsample.scaleFactor(factors[0]);
        }
        upsample = switch (args.text("mode", "nearest")) {
            case "bilinear" -> upsample.bilinear();
            case "linear" -> upsample.linear();
            default -> upsample.nearest();
        };
        return args.has("align_corners") ? upsample.alignCorners(args.flag("align_corners", false)) : upsample;
    }

    private static Trial squeezeExcitation(Draws draws) {
        int channels = draws.channels();
        return draws.sample(channels, draws.between(1, 6), draws.between(1, 6))
                .of(new Module("SqueezeExcitation", Map.of("channels", channels, "reduced", draws.between(1, 4))));
    }
}
