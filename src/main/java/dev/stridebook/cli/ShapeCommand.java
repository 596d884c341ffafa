package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

@Command(
        name = "shape",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Print the output size of a window on an input, and how it is computed.",
            "With channels, also print the cost: parameters, multiply-accumulates (MACs) and activations.",
            "With --model, print these for every layer of a network."
        },
        footer = {
            "",
            "A size is a height and a width, such as 3x5 or 3,5; one number means both. For example:",
            "  ./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4",
            "  ./stridebook shape --input 3x32x32 --out-channels 12 --kernel 3 --padding same --groups 3",
            "  ./stridebook shape --op maxpool --input 7x7 --kernel 2 --ceil",
            "  ./stridebook shape --op convtranspose --input 4x4 --kernel 3 --stride 2 --output-padding 1",
            "  ./stridebook shape --model vgg16",
            "  ./stridebook shape --model net.onnx"
        })
final class ShapeCommand implements Callable<Integer> {
    private static final Set<String> WITH_MODEL = Set.of("--model", "--input", "--json");

    @Option(
            names = "--op",
            defaultValue = "conv",
            paramLabel = "OP",
            converter = WindowOperation.Converter.class,
            description = "Operation: conv (default), maxpool, avgpool or convtranspose.")
    private WindowOperation operation;

    @Option(
            names = "--input",
            paramLabel = "[Cx]HxW",
            converter = InputImage.Converter.class,
            description = "Height and width of the input; with its channels before them, the cost is printed, too.")
    private InputImage input;

    @Option(names = "--out-channels", paramLabel = "N", description = "Output channels of a convolution.")
    private Integer outChannels;

    @Option(
            names = "--kernel",
            paramLabel = "SIZE",
            converter = SizeArgument.class,
            description = "Size of the window.")
    private Size kernel;

    @Option(
            names = "--padding",
            defaultValue = "0",
            paramLabel = "PADDING",
            converter = PaddingArgument.class,
            description =
                    "Rows and columns to add on each side (default: 0); four numbers are top, bottom, left and right; same keeps the size, valid adds nothing.")
    private UnaryOperator<Window> padding;

    @Option(
            names = "--stride",
            paramLabel = "SIZE",
            converter = SizeArgument.class,
            description = "Cells per step (default: 1; for pooling, the kernel's size).")
    private Size stride;

    @Option(
            names = "--dilation",
            defaultValue = "1",
            paramLabel = "SIZE",
            converter = SizeArgument.class,
            description = "Distance between the kernel's cells (default: 1, no gaps).")
    private Size dilation;

    @Option(names = "--groups", defaultValue = "1", paramLabel = "N", description = "Groups of channels (default: 1).")
    private int groups;

    @Option(names = "--ceil", description = "Round the output size up; only for pooling.")
    private boolean ceil;

    @Option(
            names = "--output-padding",
            defaultValue = "0",
            paramLabel = "SIZE",
            converter = SizeArgument.class,
            description = "Extra rows and columns in the output of a transposed convolution (default: 0).")
    private Size outputPadding;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            converter = ShownNetwork.Converter.class,
            description =
                    "Print the layers of a network: mnist, forum, forum-fixed, alexnet, vgg16, resnet50, bottleneck, or an .onnx file.")
    private ShownNetwork network;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        if (network == null) {
            requireInputAndKernel();
            requireFittingOptions();
            answerForWindow();
        } else {
            requireNoWindow();
            answerForNetwork();
        }
        return 0;
    }

    private void answerForWindow() throws JsonProcessingException {
        Window window = window();
        WindowAnswer answer = operation.answer(window, outputPadding, input.size());
        int in = input.channels().orElse(1);
        Layer layer = operation.layer(in, outChannels == null ? 1 : outChannels, window, outputPadding, groups);
        Shape image = Shape.of(in, input.size());
        Shape output = layer.outputShape(image);
        Cost cost = layer.cost(image);
        if (json) {
            print(asMap(window, answer, output, cost));
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(hasChannels() ? plain(output) : plain(output.size()));
        answer.lines().forEach(line -> out.println("  " + line));
        if (hasChannels()) {
            operation.costs(layer, image).forEach(line -> out.println("  " + line));
        }
    }

    private Window window() {
        Window window = padding.apply(
                Window.kernel(kernel.height(), kernel.width()).dilation(dilation.height(), dilation.width()));
        if (stride != null) {
            window = window.stride(stride.height(), stride.width());
        }
        if (ceil) {
            window = window.ceil();
        }
        return operation.isPooling() ? window.forPooling() : window;
    }

    private boolean hasChannels() {
        return input.channels().isPresent();
    }

    private void requireInputAndKernel() {
        List<String> missing = new ArrayList<>();
        if (input == null) {
            missing.add("'--input=[Cx]HxW'");
        }
        if (kernel == null) {
            missing.add("'--kernel=SIZE'");
        }
        if (!missing.isEmpty()) {
            throw wrong(say(
                    missing.size() == 1 ? "Missing required option: %s" : "Missing required options: %s",
                    String.join(", ", missing)));
        }
    }

    private void requireFittingOptions() {
        if (operation.isPooling()) {
            requireAbsent(
                    "--out-channels",
                    say("Pooling works on each channel separately, so the output has as many channels as the input."));
            requireAbsent("--groups", say("Pooling works on each channel separately."));
        } else {
            requireAbsent(
                    "--ceil",
                    say("A convolution always rounds down; only pooling (--op maxpool, --op avgpool) can round up."));
            requireChannels();
        }
        if (operation != WindowOperation.CONVTRANSPOSE) {
            requireAbsent(
                    "--output-padding", say("Only a transposed convolution (--op convtranspose) has output padding."));
        }
    }

    private void requireAbsent(String option, String reason) {
        if (isGiven(option)) {
            throw wrong(say("%s Leave out %s.", reason, option));
        }
    }

    private void requireChannels() {
        if (!hasChannels() && (outChannels != null || isGiven("--groups"))) {
            throw wrong(say(
                    "%s needs input and output channels. Give both, such as --input 3x%s --out-channels 12.",
                    outChannels != null ? "--out-channels" : "--groups", plain(input.size())));
        }
        if (hasChannels() && outChannels == null) {
            throw wrong(say(
                    "An input with channels also needs output channels. Add --out-channels, such as --out-channels 12. For the size alone, use --input %s.",
                    plain(input.size())));
        }
    }

    private void requireNoWindow() {
        String others = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(name -> !WITH_MODEL.contains(name))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw wrong(say(
                    "A network defines its own windows, so --model takes only --input and --json. Leave out %s.",
                    others));
        }
        if (input != null && !hasChannels()) {
            throw wrong(say(
                    "A network also needs the input's channels. Use --input %dx%s.",
                    network.input().filter(Shape::isImage).map(Shape::channels).orElse(1), plain(input.size())));
        }
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void answerForNetwork() throws JsonProcessingException {
        Shape image = image();
        Sequential layers = network.layers(image);
        Table summary = layers.summary(image);
        Cost total = layers.cost(image);
        if (json) {
            print(asMap(image, summary));
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(summary.printAll());
        out.printf(
                Locale.ROOT,
                say(
                        "%n%,d parameters, %s for one input of %s. Biases count as parameters; adding them does not count as a MAC.%n"),
                total.parameters(),
                macs(total.macs()),
                plain(image));
    }

    private Shape image() {
        if (input != null) {
            return Shape.of(input.channels().getAsInt(), input.size());
        }
        return network.input()
                .orElseThrow(() -> wrong(say(
                        "%s leaves the size of its input open. Add it, such as --input 3x224x224.", network.label())));
    }

    /** Formats a number of MACs; from 0.1 GMAC on as in the literature: {@code 15.470 GMAC}. */
    private static String macs(long macs) {
        return macs >= 100_000_000
                ? String.format(Locale.ROOT, "%.3f GMAC", macs / 1e9)
                : String.format(Locale.ROOT, "%,d MACs", macs);
    }

    private void print(Map<String, Object> map) throws JsonProcessingException {
        spec.commandLine()
                .getOut()
                .println(new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(map));
    }

    private Map<String, Object> asMap(Window window, WindowAnswer answer, Shape output, Cost cost) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("op", operation.label());
        map.put(
                "input",
                hasChannels()
                        ? Shape.of(input.channels().getAsInt(), input.size()).dimensions()
                        : numbers(input.size()));
        map.put("kernel", numbers(kernel));
        map.put("padding", numbers(window.padding()));
        map.put("stride", numbers(window.stride()));
        map.put("dilation", numbers(dilation));
        map.put("ceil", ceil);
        if (operation == WindowOperation.CONVTRANSPOSE) {
            map.put("outputPadding", numbers(outputPadding));
        }
        map.put("output", hasChannels() ? output.dimensions() : numbers(output.size()));
        map.put("heightFormula", answer.heightFormula());
        map.put("widthFormula", answer.widthFormula());
        if (hasChannels()) {
            if (!operation.isPooling()) {
                map.put("groups", groups);
            }
            putCost(map, cost.parameters(), cost.macs(), cost.activations());
        }
        return map;
    }

    private Map<String, Object> asMap(Shape image, Table summary) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : summary) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("layer", row.getString("layer"));
            map.put("output", numbers(row.getString("output shape")));
            putCost(map, row.getLong("parameters"), row.getLong("MACs"), row.getLong("activations"));
            rows.add(map);
        }
        Map<String, Object> total = rows.remove(rows.size() - 1);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", network.label());
        map.put("input", image.dimensions());
        map.put("layers", rows);
        map.put("total", total);
        return map;
    }

    private static void putCost(Map<String, Object> map, long parameters, long macs, long activations) {
        map.put("parameters", parameters);
        map.put("macs", macs);
        map.put("activations", activations);
    }

    /** Formats a size in ASCII, so that scripts can compare it. */
    private static String plain(Size size) {
        return size.height() + "x" + size.width();
    }

    private static String plain(Shape shape) {
        return shape.toString().replace('×', 'x');
    }

    private static int[] numbers(Size size) {
        return new int[] {size.height(), size.width()};
    }

    /** Reads a shape as the summary writes it. */
    private static int[] numbers(String shape) {
        return Arrays.stream(shape.split("×")).mapToInt(Integer::parseInt).toArray();
    }

    private static int[] numbers(Padding padding) {
        return padding.isSymmetric()
                ? new int[] {padding.top(), padding.left()}
                : new int[] {padding.top(), padding.bottom(), padding.left(), padding.right()};
    }
}
