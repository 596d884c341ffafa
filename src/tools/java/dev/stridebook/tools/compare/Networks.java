package dev.stridebook.tools.compare;

import dev.stridebook.nn.Concat;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Residual;
import dev.stridebook.nn.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small networks of layers that fit each other. */
final class Networks {
    static final List<Kind> KINDS = List.of(
            Kind.layer("Sequential", Networks::network, args -> new Sequential(args.layers())),
            Kind.layer("Residual", Networks::residual, Networks::residual),
            Kind.layer("Concat", Networks::concat, args -> new Concat(args.layers())));

    /** Layers without parameters that keep any shape. */
    private static final List<String> FUNCTIONS = List.of(
            "ReLU",
            "ReLU",
            "ReLU",
            "Sigmoid",
            "LeakyReLU",
            "ELU",
            "GELU",
            "SiLU",
            "Tanh",
            "Hardtanh",
            "ReLU6",
            "Identity");

    private Networks() {}

    /** What has been put out so far: images, or features where height is 0. */
    private record Flow(int channels, int height, int width) {
        boolean isImage() {
            return height > 0;
        }

        int values() {
            return isImage() ? channels * height * width : channels;
        }
    }

    private static Flow images(Draws draws) {
        return new Flow(draws.between(1, 4), draws.between(3, 12), draws.between(3, 12));
    }

    private static Trial network(Draws draws) {
        Flow input = images(draws);
        return of(sequence(draws, input, draws.between(1, 7), true), input, draws);
    }

    /** Residual around layers that keep the shape, sometimes twice in one network. */
    private static Trial residual(Draws draws) {
        Flow input = images(draws);
        return of(residual(draws, input), input, draws);
    }

    private static Residual residual(Args args) {
        List<Layer> children = args.children();
        return children.size() == 1 ? new Residual(children.get(0)) : new Residual(children.get(0), children.get(1));
    }

    private static Trial concat(Draws draws) {
        Flow input = images(draws);
        return of(concat(draws, input), input, draws);
    }

    private static Trial of(Module module, Flow input, Draws draws) {
        return draws.sample(input.channels, input.height, input.width).of(module);
    }

    /** A network that an optimiser trains, or a single layer whose gradient is what goes back. */
    static Trial trained(Draws draws) {
        if (draws.chance(0.5)) {
            int features = draws.between(1, 40);
            Module linear =
                    new Module("Linear", Map.of("in_features", 1, "out_features", features, "bias", draws.chance(0.3)));
            return Trial.of(linear, 1, 1);
        }
        Flow input = images(draws);
        return Trial.of(
                sequence(draws, input, draws.between(2, 5), true),
                draws.between(1, 4),
                input.channels,
                input.height,
                input.width);
    }

    private static Module residual(Draws draws, Flow flow) {
        Module body = keeping(draws, flow, flow.channels);
        if (draws.chance(0.6)) {
            return new Module("Residual", Map.of(), List.of(body));
        }
        int out = draws.between(1, 5);
        return new Module("Residual", Map.of(), List.of(keeping(draws, flow, out), same(draws, flow.channels, out, 1)));
    }

    private static Module concat(Draws draws, Flow flow) {
        List<Module> branches = new ArrayList<>();
        for (int i = draws.between(1, 3); i > 0; i--) {
            branches.add(keeping(draws, flow, draws.between(1, 4)));
        }
        return new Module("Concat", Map.of(), branches);
    }

    /** Layers that keep height and width and put out so many channels. */
    private static Module keeping(Draws draws, Flow flow, int out) {
        List<Module> layers = new ArrayList<>(List.of(same(draws, flow.channels, out, draws.of(1, 3, 3, 5))));
        int channels = out;
        for (int i = draws.between(0, 3); i > 0; i--) {
            layers.add(
                    switch (draws.between(0, 3)) {
                        case 0 -> same(draws, channels, channels, 3);
                        case 1 -> new Module("BatchNorm2d", Map.of("num_features", channels));
                        case 2 -> new Module("MaxPool2d", Map.of("kernel_size", 3, "stride", 1, "padding", 1));
                        default -> function(draws);
                    });
        }
        return new Module("Sequential", Map.of(), layers);
    }

    private static Module same(Draws draws, int in, int out, int kernel) {
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("in_channels", in);
        args.put("out_channels", out);
        args.put("kernel_size", kernel);
        args.put("padding", "same");
        args.put("bias", draws.chance(0.7));
        return new Module("Conv2d", args);
    }

    private static Module function(Draws draws) {
        return new Module(draws.of(FUNCTIONS.toArray(String[]::new)), Map.of());
    }

    private static Module sequence(Draws draws, Flow input, int length, boolean mayEnd) {
        List<Module> layers = new ArrayList<>();
        Flow flow = input;
        for (int i = 0; i < length; i++) {
            flow = flow.isImage() ? addToImages(draws, flow, layers) : addToFeatures(draws, flow, layers);
        }
        if (mayEnd && flow.isImage() && flow.values() <= 600 && draws.chance(0.4)) {
            layers.add(new Module("Flatten", Map.of()));
            addToFeatures(draws, new Flow(flow.values(), 0, 0), layers);
        }
        return new Module("Sequential", Map.of(), layers);
    }

    private static Flow addToImages(Draws draws, Flow flow, List<Module> layers) {
        switch (draws.between(0, 9)) {
            case 0, 1, 2 -> {
                return convolution(draws, flow, layers);
            }
            case 3 -> {
                return pooling(draws, flow, layers);
            }
            case 4 -> layers.add(new Module("BatchNorm2d", Map.of("num_features", flow.channels)));
            case 5 -> {
                // The same layer twice: both uses add to its gradients.
                Module conv =
                        same(draws, flow.channels, flow.channels, 3).shared(draws.between(1, 2) * 100 + flow.channels);
                layers.add(conv);
                if (draws.chance(0.5)) {
                    layers.add(function(draws));
                }
                layers.add(conv);
            }
            case 6 -> {
                Module residual = residual(draws, flow);
                layers.add(residual);
                return new Flow(channelsOf(residual, flow), flow.height, flow.width);
            }
            case 7 -> {
                Module concat = concat(draws, flow);
                layers.add(concat);
                return new Flow(
                        concat.children().stream()
                                .mapToInt(branch -> out(branch.children().get(0)))
                                .sum(),
                        flow.height,
                        flow.width);
            }
            default -> layers.add(function(draws));
        }
        return flow;
    }

    private static int channelsOf(Module residual, Flow flow) {
        return residual.children().size() == 1
                ? flow.channels
                : out(residual.children().get(1));
    }

    private static int out(Module conv) {
        return (Integer) conv.args().get("out_channels");
    }

    private static Flow convolution(Draws draws, Flow flow, List<Module> layers) {
        int kernel = draws.between(1, Math.min(5, Math.min(flow.height, flow.width)));
        int stride = draws.of(1, 1, 2);
        int padding = draws.between(0, 2);
        int out = draws.between(1, 6);
        layers.add(new Module(
                "Conv2d",
                Map.of(
                        "in_channels", flow.channels,
                        "out_channels", out,
                        "kernel_size", kernel,
                        "stride", stride,
                        "padding", padding,
                        "bias", draws.chance(0.7))));
        return new Flow(
                out,
                (flow.height + 2 * padding - kernel) / stride + 1,
                (flow.width + 2 * padding - kernel) / stride + 1);
    }

    private static Flow pooling(Draws draws, Flow flow, List<Module> layers) {
        int kernel = Math.min(draws.between(1, 3), Math.min(flow.height, flow.width));
        int stride = draws.between(1, 3);
        layers.add(new Module(
                draws.of("MaxPool2d", "MaxPool2d", "AvgPool2d"), Map.of("kernel_size", kernel, "stride", stride)));
        return new Flow(flow.channels, (flow.height - kernel) / stride + 1, (flow.width - kernel) / stride + 1);
    }

    private static Flow addToFeatures(Draws draws, Flow flow, List<Module> layers) {
        if (draws.chance(0.6)) {
            int out = draws.between(1, 8);
            layers.add(new Module("Linear", Map.of("in_features", flow.channels, "out_features", out)));
            return new Flow(out, 0, 0);
        }
        layers.add(draws.chance(0.3) ? new Module("LogSoftmax", Map.of("dim", 1)) : function(draws));
        return flow;
    }
}
