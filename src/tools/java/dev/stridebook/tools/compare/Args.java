package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.nn.Layer;
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

    /** The window of a convolution. */
    Window window() {
        return window(Size.square(1));
    }

    /** The window of a pooling, which by default moves by its own size. */
    Window poolingWindow() {
        Window window = window(size("kernel_size", null));
        return flag("ceil_mode", false) ? window.ceil() : window;
    }

    private Window window(Size defaultStride) {
        Size kernel = size("kernel_size", null);
        Size stride = size("stride", defaultStride);
        Size dilation = size("dilation", Size.square(1));
        Window window = Window.kernel(kernel.height(), kernel.width())
                .stride(stride.height(), stride.width())
                .dilation(dilation.height(), dilation.width());
        return switch (text("padding", "")) {
            case "same" -> window.samePadding();
            case "valid" -> window.validPadding();
            default -> {
                Size padding = size("padding", Size.square(0));
                yield window.padding(padding.height(), padding.width());
            }
        };
    }

    Window1d window1d() {
        return window1d(1);
    }

    Window1d poolingWindow1d() {
        Window1d window = window1d(integer("kernel_size"));
        return flag("ceil_mode", false) ? window.ceil() : window;
    }

    private Window1d window1d(int defaultStride) {
        Window1d window = Window1d.kernel1d(integer("kernel_size"))
                .stride(integer("stride", defaultStride))
                .dilation(integer("dilation", 1));
        return switch (text("padding", "")) {
            case "same" -> window.samePadding();
            case "valid" -> window.validPadding();
            default -> window.padding(integer("padding", 0));
        };
    }
}
