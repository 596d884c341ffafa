package dev.stridebook.tools.compare;

import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.Dropout;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sigmoid;
import dev.stridebook.nn.Softmax;
import dev.stridebook.nn.SqueezeExcitation;
import dev.stridebook.nn.View;
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

    private static Trial batchNorm(String name, Draws draws) {
        int channels = draws.channels();
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("num_features", channels);
        Convolutions.put(args, draws, "eps", draws.of(1e-5, 1e-5, 1e-3, 1e-8, 1.0), 1e-5);
        Convolutions.put(args, draws, "momentum", draws.of(0.1, 0.1, 0.0, 0.5, 1.0), 0.1);
        Convolutions.put(args, draws, "affine", draws.chance(0.7), true);
        Convolutions.put(args, draws, "track_running_stats", draws.chance(0.7), true);
        return Trial.of(
                new Module(name, args),
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

    private static Trial squeezeExcitation(Draws draws) {
        int channels = draws.channels();
        return draws.sample(channels, draws.between(1, 6), draws.between(1, 6))
                .of(new Module("SqueezeExcitation", Map.of("channels", channels, "reduced", draws.between(1, 4))));
    }
}
