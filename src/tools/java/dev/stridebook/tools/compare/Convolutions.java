package dev.stridebook.tools.compare;

import dev.stridebook.nn.Conv1d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose1d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Fold;
import dev.stridebook.nn.Unfold;
import dev.stridebook.shape.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Convolutions, and windows that fit them. */
final class Convolutions {
    static final List<Kind> KINDS = List.of(
            Kind.layer("Conv2d", draws -> convolution("Conv2d", 2, draws), Convolutions::conv2d),
            Kind.layer("Conv1d", draws -> convolution("Conv1d", 1, draws), Convolutions::conv1d),
            Kind.layer(
                    "ConvTranspose2d", draws -> transposed("ConvTranspose2d", 2, draws), Convolutions::convTranspose2d),
            Kind.layer(
                    "ConvTranspose1d", draws -> transposed("ConvTranspose1d", 1, draws), Convolutions::convTranspose1d),
            Kind.layer("Unfold", draws -> unfold(draws), args -> new Unfold(args.window())),
            Kind.layer("Fold", draws -> fold(draws), args -> new Fold(args.size("output_size", null), args.window())));

    private Convolutions() {}

    /**
     * How a window slides along one axis.
     *
     * @param padding −1 for what keeps the size
     */
    record Slide(int kernel, int stride, int padding, int dilation) {
        int extent() {
            return dilation * (kernel - 1) + 1;
        }

        /** A length of the input that the window fits, often barely. */
        int input(Draws draws, int least) {
            int barely = Math.max(least, extent() - 2 * Math.max(0, padding));
            return draws.chance(0.2) ? barely : barely + draws.between(0, draws.chance(0.1) ? 30 : 8);
        }
    }

    private static Trial convolution(String name, int axes, Draws draws) {
        int groups = draws.chance(0.7) ? 1 : draws.between(2, 4);
        int in = groups * draws.channels();
        int out = groups * draws.channels();
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("in_channels", in);
        args.put("out_channels", out);
        String mode = draws.chance(0.6) ? "zeros" : draws.of("reflect", "replicate", "circular");
        String named = draws.chance(0.8) ? "" : draws.of("same", "valid");
        Draws.Pair kernel = pair(axes, draws, draws::kernel);
        Draws.Pair stride = pair(axes, draws, named.equals("same") ? () -> 1 : draws::stride);
        Draws.Pair dilation = pair(axes, draws, draws::dilation);
        Draws.Pair padding = pair(axes, draws, () -> draws.chance(0.4) ? 0 : draws.between(0, 4));
        args.put("kernel_size", kernel.argument());
        put(args, draws, "stride", stride.argument(), 1);
        put(args, draws, "padding", named.isEmpty() ? padding.argument() : named, 0);
        put(args, draws, "dilation", dilation.argument(), 1);
        put(args, draws, "groups", groups, 1);
        put(args, draws, "bias", draws.chance(0.7), true);
        put(args, draws, "padding_mode", mode, "zeros");
        int[] sizes = new int[axes];
        for (int axis = 0; axis < axes; axis++) {
            int extent = dilation.both()[axis] * (kernel.both()[axis] - 1) + 1;
            int around = named.equals("same") ? extent / 2 : named.equals("valid") ? 0 : padding.both()[axis];
            int least =
                    switch (mode) {
                        case "reflect" -> around + 1;
                        case "circular" -> Math.max(1, around);
                        default -> 1;
                    };
            sizes[axis] = new Slide(kernel.both()[axis], stride.both()[axis], around, dilation.both()[axis])
                    .input(draws, least);
        }
        return draws.sample(in, sizes).of(new Module(name, args));
    }

    private static Trial transposed(String name, int axes, Draws draws) {
        int groups = draws.chance(0.7) ? 1 : draws.between(2, 3);
        int in = groups * draws.channels();
        int out = groups * draws.channels();
        Draws.Pair kernel = pair(axes, draws, draws::kernel);
        Draws.Pair stride = pair(axes, draws, draws::stride);
        Draws.Pair dilation = pair(axes, draws, draws::dilation);
        int least = Math.min(Math.max(stride.height(), dilation.height()), Math.max(stride.width(), dilation.width()));
        Draws.Pair output = pair(axes, draws, () -> draws.chance(0.5) ? 0 : draws.between(0, least - 1));
        int removable = Math.min(dilation.height() * (kernel.height() - 1), dilation.width() * (kernel.width() - 1));
        Draws.Pair padding = pair(axes, draws, () -> draws.between(0, Math.min(4, removable / 2)));
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("in_channels", in);
        args.put("out_channels", out);
        args.put("kernel_size", kernel.argument());
        put(args, draws, "stride", stride.argument(), 1);
        put(args, draws, "padding", padding.argument(), 0);
        put(args, draws, "output_padding", output.argument(), 0);
        put(args, draws, "groups", groups, 1);
        put(args, draws, "bias", draws.chance(0.7), true);
        put(args, draws, "dilation", dilation.argument(), 1);
        int[] sizes = new int[axes];
        for (int axis = 0; axis < axes; axis++) {
            sizes[axis] = draws.between(1, draws.chance(0.1) ? 16 : 6);
        }
        return draws.sample(in, sizes).of(new Module(name, args));
    }

    /** Along a single axis, always one number. */
    static Draws.Pair pair(int axes, Draws draws, IntSupplier draw) {
        if (axes == 2) {
            return draws.pair(draw);
        }
        int length = draw.getAsInt();
        return new Draws.Pair(length, length, true);
    }

    /** An argument that may be left out where it is the default. */
    static void put(Map<String, Object> args, Draws draws, String name, Object value, Object usual) {
        if (!value.equals(usual) || draws.chance(0.3)) {
            args.put(name, value);
        }
    }

    private static Conv2d conv2d(Args args) {
        Conv2d conv = new Conv2d(args.integer("in_channels"), args.integer("out_channels"), args.window())
                .groups(args.integer("groups", 1))
                .paddingMode(args.paddingMode());
        return args.flag("bias", true) ? conv : conv.withoutBias();
    }

    private static Conv1d conv1d(Args args) {
        Conv1d conv = new Conv1d(args.integer("in_channels"), args.integer("out_channels"), args.window1d())
                .groups(args.integer("groups", 1))
                .paddingMode(args.paddingMode());
        return args.flag("bias", true) ? conv : conv.withoutBias();
    }

    private static ConvTranspose2d convTranspose2d(Args args) {
        Size output = args.size("output_padding", Size.square(0));
        ConvTranspose2d conv = new ConvTranspose2d(
                        args.integer("in_channels"), args.integer("out_channels"), args.window())
                .outputPadding(output.height(), output.width())
                .groups(args.integer("groups", 1));
        return args.flag("bias", true) ? conv : conv.withoutBias();
    }

    private static ConvTranspose1d convTranspose1d(Args args) {
        ConvTranspose1d conv = new ConvTranspose1d(
                        args.integer("in_channels"), args.integer("out_channels"), args.window1d())
                .outputPadding(args.integer("output_padding", 0))
                .groups(args.integer("groups", 1));
        return args.flag("bias", true) ? conv : conv.withoutBias();
    }

    /** The window of patches, and a size of images that it fits. */
    private record Patches(Map<String, Object> args, int cells, int positions, int... sizes) {
        static Patches draw(Draws draws) {
            Map<String, Object> args = new LinkedHashMap<>();
            Draws.Pair kernel = draws.pair(() -> draws.between(1, 4));
            Draws.Pair stride = draws.pair(draws::stride);
            Draws.Pair dilation = draws.pair(draws::dilation);
            Draws.Pair padding = draws.pair(() -> draws.chance(0.5) ? 0 : draws.between(1, 3));
            args.put("kernel_size", kernel.argument());
            put(args, draws, "stride", stride.argument(), 1);
            put(args, draws, "dilation", dilation.argument(), 1);
            put(args, draws, "padding", padding.argument(), 0);
            int[] sizes = new int[2];
            int positions = 1;
            for (int axis = 0; axis < 2; axis++) {
                Slide slide = new Slide(
                        kernel.both()[axis], stride.both()[axis], padding.both()[axis], dilation.both()[axis]);
                sizes[axis] = slide.input(draws, 1);
                positions *= (sizes[axis] + 2 * slide.padding - slide.extent()) / slide.stride + 1;
            }
            return new Patches(args, kernel.height() * kernel.width(), positions, sizes);
        }
    }

    private static Trial unfold(Draws draws) {
        Patches patches = Patches.draw(draws);
        return draws.sample(draws.channels(), patches.sizes).of(new Module("Unfold", patches.args));
    }

    private static Trial fold(Draws draws) {
        Patches patches = Patches.draw(draws);
        patches.args.put("output_size", List.of(patches.sizes[0], patches.sizes[1]));
        return draws.sample(draws.channels() * patches.cells, patches.positions).of(new Module("Fold", patches.args));
    }
}
