package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Reduction;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of a module, by PyTorch's names and with PyTorch's defaults, to build ours from.
 *
 * @param children the layers that it is made of
 */
record Args(JsonNode node, List<Layer> children) {
    Layer[] layers() {
        return children.toArray(Layer[]::new);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean isList(String name) {
        return node.path(name).isArray();
    }

    int integer(String name) {
        return node.required(name).asInt();
    }

    int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? node.get(name).asBoolean() : otherwise;
    }

    /** Also NaN and infinities, which JSON has as texts. */
    double number(String name, double otherwise) {
        return has(name) ? Double.parseDouble(node.get(name).asText()) : otherwise;
    }

    String text(String name, String otherwise) {
        return has(name) ? node.get(name).asText() : otherwise;
    }

    long[] integers(String name) {
        JsonNode list = node.required(name);
        long[] integers = new long[list.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = list.get(i).asLong();
        }
        return integers;
    }

    /** One of several numbers, or the one that stands for all; null is a value, too. */
    Integer integerAt(String name, int index) {
        JsonNode given = node.required(name);
        JsonNode number = given.isArray() ? given.get(index) : given;
        return number.isNull() ? null : Integer.valueOf(number.asInt());
    }

    /** A number stands for both height and width. */
    Size size(String name, Size otherwise) {
        JsonNode given = node.path(name);
        if (given.isInt()) {
            return Size.square(given.asInt());
        }
        return given.isArray() ? Size.of(given.get(0).asInt(), given.get(1).asInt()) : otherwise;
    }

    PaddingMode paddingMode() {
        return PaddingMode.valueOf(text("padding_mode", "zeros").toUpperCase(Locale.ROOT));
    }

    /** A number, or several. */
    double[] doubles(String name) {
        JsonNode given = node.required(name);
        double[] numbers = new double[given.isArray() ? given.size() : 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble((given.isArray() ? given.get(i) : given).asText());
        }
        return numbers;
    }

    /** What PyTorch takes as a tensor of one axis, or null. */
    double[] numbers(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode list = node.get(name).required("tensor");
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    Reduction reduction() {
        return Reduction.valueOf(text("reduction", "mean").toUpperCase(Locale.ROOT));
    }

    /** Whether a loss returns all its parts. */
    boolean isUnreduced() {
        return text("reduction", "mean").equals("none");
    }

    /** The window of a convolution or pooling. A stride that is not given is left to ours. */
    Window window() {
        Size kernel = size("kernel_size", null);
        Size dilation = size("dilation", Size.square(1));
        Window window = Window.kernel(kernel.height(), kernel.width()).dilation(dilation.height(), dilation.width());
        if (has("stride")) {
            Size stride = size("stride", null);
            window = window.stride(stride.height(), stride.width());
        }
        if (flag("ceil_mode", false)) {
            window = window.ceil();
        }
        return switch (text("padding", "")) {
            case "same" -> window.samePadding();
            case "valid" -> window.validPadding();
            default -> {
                Size padding = size("padding", Size.square(0));
                yield window.padding(padding.height(), padding.width());
            }
        };
    }

    /** As {@link #window()}, along a single axis. */
    Window1d window1d() {
        Window1d window = Window1d.kernel1d(integer("kernel_size")).dilation(integer("dilation", 1));
        if (has("stride")) {
            window = window.stride(integer("stride"));
        }
        if (flag("ceil_mode", false)) {
            window = window.ceil();
        }
        return switch (text("padding", "")) {
            case "same" -> window.samePadding();
            case "valid" -> window.validPadding();
            default -> window.padding(integer("padding", 0));
        };
    }
}
