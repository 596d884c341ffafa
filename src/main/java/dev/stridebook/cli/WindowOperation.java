package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An operation that slides a window over its input. */
enum WindowOperation {
    CONV,
    MAXPOOL,
    AVGPOOL,
    CONVTRANSPOSE;

    boolean isPooling() {
        return this == MAXPOOL || this == AVGPOOL;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    WindowAnswer answer(Window window, Size outputPadding, Size input) {
        return this == CONVTRANSPOSE
                ? WindowAnswer.of(new TransposedWindow(window, outputPadding).explain(input))
                : WindowAnswer.of(window.explain(input));
    }

    Layer layer(int inChannels, int outChannels, Window window, Size outputPadding, int groups) {
        return switch (this) {
            case CONV -> new Conv2d(inChannels, outChannels, window).groups(groups);
            case MAXPOOL -> new MaxPool2d(window);
            case AVGPOOL -> new AvgPool2d(window);
            case CONVTRANSPOSE ->
                new ConvTranspose2d(inChannels, outChannels, window)
                        .groups(groups)
                        .outputPadding(outputPadding.height(), outputPadding.width());
        };
    }

    /** Returns the layer's cost and how it is computed, as lines to print. */
    List<String> costs(Layer layer, Shape input) {
        Cost cost = layer.cost(input);
        Shape output = layer.outputShape(input);
        String activations = say("activations: %s = %s", product(output), grouped(cost.activations()));
        if (isPooling()) {
            return List.of(say("parameters and MACs: 0, a pooling window has no weights"), activations);
        }
        String weights = grouped(layer.parameters().get(0).count());
        String biases = grouped(layer.parameters().get(1).count());
        String weight = product(layer.parameters().get(0).shape());
        Size slidOver = (this == CONVTRANSPOSE ? input : output).size();
        return List.of(
                say("parameters: %s weights + %s biases = %s", weight, biases, grouped(cost.parameters())),
                say(
                        this == CONVTRANSPOSE
                                ? "MACs: %s weights · %s input cells = %s (adding the biases is not counted)"
                                : "MACs: %s weights · %s positions = %s (adding the biases is not counted)",
                        weights,
                        product(slidOver.height(), slidOver.width()),
                        grouped(cost.macs())),
                activations);
    }

    private static String product(Shape shape) {
        return product(shape.dimensions().stream().mapToLong(Integer::longValue).toArray());
    }

    private static String product(long... factors) {
        return LongStream.of(factors).mapToObj(String::valueOf).collect(Collectors.joining("·"));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static final class Converter implements ITypeConverter<WindowOperation> {
        @Override
        public WindowOperation convert(String text) {
            return Arrays.stream(values())
                    .filter(operation -> operation.label().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            say("There is no operation \"%s\". Use conv, maxpool, avgpool or convtranspose.", text)));
        }
    }
}
