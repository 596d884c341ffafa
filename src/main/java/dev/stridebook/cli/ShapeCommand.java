package dev.stridebook.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "shape",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Print the size that a window gives on an input, and the way to it.",
        footer = {
            "",
            "A size is height and width, 3x5 or 3,5; one number stands for both.",
            "For example: ./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4"
        })
final class ShapeCommand implements Callable<Integer> {
    @Option(
            names = "--input",
            required = true,
            paramLabel = "HxW",
            converter = FullSize.class,
            description = "Size of the input; both numbers.")
    private Size input;

    @Option(
            names = "--kernel",
            required = true,
            paramLabel = "SIZE",
            converter = AnySize.class,
            description = "Size of the window.")
    private Size kernel;

    @Option(
            names = "--padding",
            defaultValue = "0",
            paramLabel = "SIZE",
            converter = AnySize.class,
            description = "Rows above and below, columns left and right (default 0).")
    private Size padding;

    @Option(
            names = "--stride",
            defaultValue = "1",
            paramLabel = "SIZE",
            converter = AnySize.class,
            description = "Cells per step (default 1).")
    private Size stride;

    @Option(
            names = "--dilation",
            defaultValue = "1",
            paramLabel = "SIZE",
            converter = AnySize.class,
            description = "Distance between the kernel's cells (default 1: no gaps).")
    private Size dilation;

    @Option(names = "--ceil", description = "Round up, as pooling can; convolution always rounds down.")
    private boolean ceil;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Explanation explanation = window().explain(input);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(asMap(explanation)));
        } else {
            out.println(plain(explanation.outputSize()));
            print(out, explanation.height());
            print(out, explanation.width());
        }
        return 0;
    }

    private Window window() {
        Window window = Window.kernel(kernel.height(), kernel.width())
                .stride(stride.height(), stride.width())
                .padding(Padding.symmetric(padding.height(), padding.width()))
                .dilation(dilation.height(), dilation.width());
        return ceil ? window.ceil() : window;
    }

    private static void print(PrintWriter out, AxisExplanation axis) {
        out.println("  " + axis);
        if (axis.unread() > 0) {
            out.printf("    the last %d of %d padded cells are never read%n", axis.unread(), axis.padded());
        }
        if (axis.overhang() > 0) {
            out.printf("    the last window hangs over the edge by %d%n", axis.overhang());
        }
    }

    /** ASCII, so that a script can compare it. */
    private static String plain(Size size) {
        return size.height() + "x" + size.width();
    }

    private Map<String, Object> asMap(Explanation explanation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", numbers(input));
        map.put("kernel", numbers(kernel));
        map.put("padding", numbers(padding));
        map.put("stride", numbers(stride));
        map.put("dilation", numbers(dilation));
        map.put("ceil", ceil);
        map.put("output", numbers(explanation.outputSize()));
        map.put("heightFormula", explanation.height().formula());
        map.put("widthFormula", explanation.width().formula());
        return map;
    }

    private static int[] numbers(Size size) {
        return new int[] {size.height(), size.width()};
    }

    /** {@code 3x5}, {@code 3,5} or {@code 3}. */
    private static class AnySize implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            try {
                return Size.parse(text);
            } catch (IllegalArgumentException malformed) {
                throw new TypeConversionException(malformed.getMessage());
            }
        }
    }

    /** As {@link AnySize}, but a single number is refused: an input of "8" is more often a slip than a square. */
    private static final class FullSize extends AnySize {
        @Override
        public Size convert(String text) {
            if (text.strip().matches("-?\\d+")) {
                throw new TypeConversionException(
                        "\"" + text + "\" is one number, but an input needs its height and its " + "width, such as "
                                + text.strip() + "x" + text.strip() + ".");
            }
            return super.convert(text);
        }
    }
}
