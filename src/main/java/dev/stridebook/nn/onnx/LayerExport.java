package dev.stridebook.nn.onnx;

import static dev.stridebook.nn.onnx.Messages.attribute;

import dev.stridebook.nn.AdaptiveAvgPool1d;
import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.AdaptiveMaxPool1d;
import dev.stridebook.nn.AdaptiveMaxPool2d;
import dev.stridebook.nn.AvgPool1d;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.BatchNorm1d;
import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.CircularPad1d;
import dev.stridebook.nn.CircularPad2d;
import dev.stridebook.nn.ConstantPad1d;
import dev.stridebook.nn.ConstantPad2d;
import dev.stridebook.nn.Conv1d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose1d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Dropout;
import dev.stridebook.nn.Dropout1d;
import dev.stridebook.nn.Dropout2d;
import dev.stridebook.nn.ELU;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.GELU;
import dev.stridebook.nn.GlobalMaxPool2d;
import dev.stridebook.nn.GroupNorm;
import dev.stridebook.nn.Hardtanh;
import dev.stridebook.nn.Identity;
import dev.stridebook.nn.InstanceNorm2d;
import dev.stridebook.nn.LPPool1d;
import dev.stridebook.nn.LPPool2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.LayerNorm;
import dev.stridebook.nn.LeakyReLU;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.MaxPool1d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.ReLU6;
import dev.stridebook.nn.ReflectionPad1d;
import dev.stridebook.nn.ReflectionPad2d;
import dev.stridebook.nn.ReplicationPad1d;
import dev.stridebook.nn.ReplicationPad2d;
import dev.stridebook.nn.SiLU;
import dev.stridebook.nn.Sigmoid;
import dev.stridebook.nn.Softmax;
import dev.stridebook.nn.Tanh;
import dev.stridebook.nn.Upsample;
import dev.stridebook.nn.View;
import dev.stridebook.nn.ZeroPad1d;
import dev.stridebook.nn.ZeroPad2d;
import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.onnx.Export.Flow;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Window;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes nodes of a single layer: usually one, whose meaning is the same. */
final class LayerExport {
    private static final Map<Class<?>, Writer<Layer>> WRITERS = new LinkedHashMap<>();

    private interface Writer<L> {
        Flow write(LayerExport at, L layer);
    }

    static {
        put(
                Conv1d.class,
                (at, layer) -> at.convolution(
                        layer, new Slide(layer.window().window(), 1), layer.groups(), layer.paddingMode()));
        put(
                Conv2d.class,
                (at, layer) ->
                        at.convolution(layer, new Slide(layer.window(), 2), layer.groups(), layer.paddingMode()));
        put(
                ConvTranspose1d.class,
                (at, layer) -> at.transposed(
                        layer, new Slide(layer.window().window(), 1), layer.groups(), layer.outputPadding()));
        put(
                ConvTranspose2d.class,
                (at, layer) -> at.transposed(
                        layer,
                        new Slide(layer.window().window(), 2),
                        layer.groups(),
                        layer.window().outputPadding().height(),
                        layer.window().outputPadding().width()));
        put(
                MaxPool1d.class,
                (at, layer) -> at.maxPool(new Slide(layer.window().window().forPooling(), 1)));
        put(MaxPool2d.class, (at, layer) -> at.maxPool(new Slide(layer.window(), 2)));
        put(MinPool2d.class, LayerExport::minPool);
        put(
                AvgPool1d.class,
                (at, layer) -> at.averagePool(
                        new Slide(layer.window().window().forPooling(), 1),
                        layer.countIncludePad(),
                        OptionalInt.empty()));
        put(
                AvgPool2d.class,
                (at, layer) ->
                        at.averagePool(new Slide(layer.window(), 2), layer.countIncludePad(), layer.divisorOverride()));
        put(
                LPPool1d.class,
                (at, layer) -> at.powerPool(new Slide(layer.window().window().forPooling(), 1), layer.normType()));
        put(LPPool2d.class, (at, layer) -> at.powerPool(new Slide(layer.window(), 2), layer.normType()));
        put(AdaptiveAvgPool1d.class, (at, layer) -> at.adaptive("AveragePool"));
        put(AdaptiveAvgPool2d.class, (at, layer) -> at.adaptive("AveragePool"));
        put(AdaptiveMaxPool1d.class, (at, layer) -> at.adaptive("MaxPool"));
        put(AdaptiveMaxPool2d.class, (at, layer) -> at.adaptive("MaxPool"));
        put(GlobalMaxPool2d.class, (at, layer) -> at.node("GlobalMaxPool"));
        put(BatchNorm1d.class, (at, layer) -> at.batchNorm(layer, layer.eps(), layer.momentum()));
        put(BatchNorm2d.class, (at, layer) -> at.batchNorm(layer, layer.eps(), layer.momentum()));
        put(InstanceNorm2d.class, LayerExport::instanceNorm);
        put(GroupNorm.class, LayerExport::groupNorm);
        put(LayerNorm.class, LayerExport::layerNorm);
        put(Linear.class, LayerExport::linear);
        put(Flatten.class, (at, layer) -> at.node("Flatten", attribute("axis", 1)));
        put(View.class, (at, layer) -> at.node("Reshape", List.of(at.integers("shape", at.sizes(layer)))));
        put(ReLU.class, (at, layer) -> at.node("Relu"));
        put(ReLU6.class, LayerExport::clip);
        put(Hardtanh.class, LayerExport::clip);
        put(LeakyReLU.class, (at, layer) -> at.node("LeakyRelu", attribute("alpha", layer.negativeSlope())));
        put(ELU.class, (at, layer) -> at.node("Elu", attribute("alpha", layer.alpha())));
        put(
                GELU.class,
                (at, layer) -> at.node("Gelu", attribute("approximate", layer.isApproximate() ? "tanh" : "none")));
        put(SiLU.class, LayerExport::silu);
        put(Sigmoid.class, (at, layer) -> at.node("Sigmoid"));
        put(Tanh.class, (at, layer) -> at.node("Tanh"));
        put(Softmax.class, (at, layer) -> at.node("Softmax", attribute("axis", layer.axis())));
        put(LogSoftmax.class, (at, layer) -> at.node("LogSoftmax", attribute("axis", layer.axis())));
        put(Dropout.class, (at, layer) -> at.dropout(layer.p()));
        put(Dropout1d.class, (at, layer) -> at.dropout(layer.p()));
        put(Dropout2d.class, (at, layer) -> at.dropout(layer.p()));
        put(Identity.class, (at, layer) -> at.node("Identity"));
        put(ZeroPad1d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(ZeroPad2d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(ConstantPad1d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), layer.value()));
        put(ConstantPad2d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), layer.value()));
        put(ReflectionPad1d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(ReflectionPad2d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(ReplicationPad1d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(ReplicationPad2d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(CircularPad1d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(CircularPad2d.class, (at, layer) -> at.pad(layer.padding(), layer.paddingMode(), 0));
        put(Upsample.class, LayerExport::upsample);
        put(WithConstants.class, LayerExport::withConstants);
        put(Permuted.class, LayerExport::permute);
        put(Pointwise.class, LayerExport::pointwise);
        put(AlongAxes.class, LayerExport::alongAxes);
    }

    @SuppressWarnings("unchecked")
    private static <L extends Layer> void put(Class<L> type, Writer<L> writer) {
        WRITERS.put(type, (Writer<Layer>) writer);
    }

    private final Export export;
    private final String name;
    private final Flow input;
    private final Shape output;

    private LayerExport(Export export, String name, Flow input, Shape output) {
        this.export = export;
        this.name = name;
        this.input = input;
        this.output = output;
    }

    /**
     * @throws OnnxException if there is no way to write it
     */
    static Flow of(Export export, String name, Layer layer, Flow input, Shape output) {
        Writer<Layer> writer = WRITERS.get(layer.getClass());
        if (writer == null) {
            throw new OnnxException(
                    "%s (\"%s\") cannot be written to ONNX. Layers that can are %s, and blocks and networks of them."
                            .formatted(
                                    layer,
                                    name,
                                    WRITERS.keySet().stream()
                                            .filter(type -> Modifier.isPublic(type.getModifiers()))
                                            .map(Class::getSimpleName)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return writer.write(new LayerExport(export, name, input, output), layer);
    }

    /**
     * A window along one axis or two.
     *
     * @param axes of one, the height is left out
     */
    private record Slide(Window window, int axes) {
        private long[] numbers(long height, long width) {
            return axes == 1 ? new long[] {width} : new long[] {height, width};
        }

        List<Message> attributes() {
            return List.of(
                    attribute(
                            "kernel_shape",
                            numbers(window.kernel().height(), window.kernel().width())),
                    attribute(
                            "strides",
                            numbers(window.stride().height(), window.stride().width())),
                    attribute(
                            "dilations",
                            numbers(
                                    window.dilation().height(),
                                    window.dilation().width())));
        }

        Message pads() {
            AxisWindow height = window.axis(Axis.HEIGHT);
            AxisWindow width = window.axis(Axis.WIDTH);
            return attribute(
                    "pads",
                    axes == 1
                            ? new long[] {width.before(), width.after()}
                            : new long[] {height.before(), width.before(), height.after(), width.after()});
        }

        Message ceil() {
            return attribute("ceil_mode", isCeil() ? 1L : 0L);
        }

        boolean isCeil() {
            return window.rounding() == Rounding.CEIL;
        }
    }

    private static Message[] all(List<Message> some, Message... others) {
        List<Message> all = new ArrayList<>(some);
        all.addAll(Arrays.asList(others));
        return all.toArray(Message[]::new);
    }

    private Flow node(String operator, Message... attributes) {
        return node(operator, List.of(), attributes);
    }

    private Flow node(String operator, List<String> constants, Message... attributes) {
        return next(input, operator, output, constants, attributes);
    }

    /** A node that goes on from a value. */
    private Flow next(Flow from, String operator, Shape shape, List<String> constants, Message... attributes) {
        List<String> inputs = new ArrayList<>(List.of(from.value()));
        inputs.addAll(constants);
        return export.node(name, operator, shape, inputs, attributes);
    }

    private String integers(String what, long... values) {
        return export.integers(name + "." + what, values);
    }

    private String floats(String what, INDArray values) {
        return export.floats(name.isEmpty() ? what : name + "." + what, values);
    }

    private String number(String what, double value) {
        INDArray one = Floats.create(1);
        one.putScalar(0, value);
        return floats(what, one.reshape());
    }

    private List<String> parameters(Layer layer) {
        return layer.parameters().stream()
                .map(parameter -> floats(parameter.name(), parameter.value()))
                .toList();
    }

    private Flow convolution(Layer layer, Slide slide, int groups, PaddingMode mode) {
        Message group = attribute("group", groups);
        if (mode == PaddingMode.ZEROS) {
            return node("Conv", parameters(layer), all(slide.attributes(), slide.pads(), group));
        }
        Window window = slide.window;
        Flow padded = pad(
                slide.axes == 1
                        ? List.of(window.padding().left(), window.padding().right())
                        : List.of(
                                window.padding().left(),
                                window.padding().right(),
                                window.padding().top(),
                                window.padding().bottom()),
                mode,
                0);
        return next(padded, "Conv", output, parameters(layer), all(slide.attributes(), group));
    }

    private Flow transposed(Layer layer, Slide slide, int groups, long... outputPadding) {
        return node(
                "ConvTranspose",
                parameters(layer),
                all(
                        slide.attributes(),
                        slide.pads(),
                        attribute("group", groups),
                        attribute("output_padding", outputPadding)));
    }

    private Flow maxPool(Slide slide) {
        return node("MaxPool", all(slide.attributes(), slide.pads(), slide.ceil()));
    }

    private Flow minPool(MinPool2d layer) {
        Slide slide = new Slide(layer.window(), 2);
        Flow negative = next(input, "Neg", input.shape(), List.of());
        Flow largest =
                next(negative, "MaxPool", output, List.of(), all(slide.attributes(), slide.pads(), slide.ceil()));
        return next(largest, "Neg", output, List.of());
    }

    private Flow averagePool(Slide slide, boolean counted, OptionalInt divisor) {
        if (divisor.isPresent()) {
            return weightedPool(slide, divisor.getAsInt());
        }
        return node(
                "AveragePool",
                all(slide.attributes(), slide.pads(), slide.ceil(), attribute("count_include_pad", counted ? 1L : 0L)));
    }

    /** Sums divided by a number of one's own are a convolution of each channel with equal weights. */
    private Flow weightedPool(Slide slide, int divisor) {
        if (slide.isCeil()) {
            throw new OnnxException(
                    "The average pooling \"%s\" has a divisor and rounds up, which ONNX cannot do together. Leave out ceil() or divisorOverride."
                            .formatted(name));
        }
        int channels = input.shape().channels();
        INDArray weight = Floats.create(
                channels,
                1,
                slide.window.kernel().height(),
                slide.window.kernel().width());
        weight.assign(1.0 / divisor);
        return node(
                "Conv",
                List.of(floats("weight", weight)),
                all(slide.attributes(), slide.pads(), attribute("group", channels)));
    }

    /** The root of the sum of powers; the sum is the mean of what a window shows, times its cells. */
    private Flow powerPool(Slide slide, double p) {
        if (Double.isInfinite(p)) {
            throw new OnnxException(
                    "The power-average pooling \"%s\" has an infinite p, which ONNX does not know. Use max pooling of magnitudes."
                            .formatted(name));
        }
        if (p > 0 && p % 2 == 0 && !slide.isCeil()) {
            return node("LpPool", all(slide.attributes(), slide.pads(), attribute("p", (long) p)));
        }
        Flow powers = next(input, "Pow", input.shape(), List.of(number("p", p)));
        Flow means = next(
                powers,
                "AveragePool",
                output,
                List.of(),
                all(slide.attributes(), slide.pads(), slide.ceil(), attribute("count_include_pad", 0L)));
        double cells = slide.window.kernel().area();
        Flow sums = next(means, "Mul", output, List.of(number("cells", cells)));
        return next(sums, "Pow", output, List.of(number("root", 1 / p)));
    }

    /** Equal parts of the input, where it divides evenly. */
    private Flow adaptive(String operator) {
        List<Integer> from = input.shape().dimensions();
        List<Integer> to = output.dimensions();
        long[] kernel = new long[from.size() - 1];
        boolean global = from.size() == 3;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = from.get(i + 1) / to.get(i + 1);
            global &= to.get(i + 1) == 1;
            if (from.get(i + 1) % to.get(i + 1) != 0) {
                throw new OnnxException(
                        "The adaptive pooling \"%s\" makes %s of %s, which does not divide evenly. ONNX knows no other parts: choose a size that divides the input's."
                                .formatted(name, output, input.shape()));
            }
        }
        if (global) {
            return node("Global" + operator);
        }
        return node(operator, attribute("kernel_shape", kernel), attribute("strides", kernel));
    }

    private Flow batchNorm(Layer layer, double eps, double momentum) {
        if (layer.buffers().isEmpty()) {
            throw new OnnxException(
                    "The batch normalisation \"%s\" has no running statistics, without which ONNX cannot run it."
                            .formatted(name));
        }
        INDArray mean = layer.buffers().get("running_mean");
        List<String> constants = new ArrayList<>(affine(layer, mean.length()));
        constants.add(floats("running_mean", mean));
        constants.add(floats("running_var", layer.buffers().get("running_var")));
        return node("BatchNormalization", constants, attribute("epsilon", eps), attribute("momentum", 1 - momentum));
    }

    /** Weight and bias, which are 1 and 0 where a layer has none. */
    private List<String> affine(Layer layer, long... shape) {
        List<Parameter> parameters = layer.parameters();
        INDArray ones = Floats.create(shape);
        ones.assign(1);
        return List.of(
                floats("weight", parameters.isEmpty() ? ones : parameters.get(0).value()),
                floats(
                        "bias",
                        parameters.size() < 2
                                ? Floats.zeros(shape)
                                : parameters.get(1).value()));
    }

    private Flow instanceNorm(InstanceNorm2d layer) {
        if (!layer.buffers().isEmpty()) {
            return batchNorm(layer, layer.eps(), layer.momentum());
        }
        return node(
                "InstanceNormalization", affine(layer, input.shape().channels()), attribute("epsilon", layer.eps()));
    }

    private Flow groupNorm(GroupNorm layer) {
        return node(
                "GroupNormalization",
                affine(layer, layer.channels()),
                attribute("epsilon", layer.eps()),
                attribute("num_groups", layer.groups()));
    }

    private Flow layerNorm(LayerNorm layer) {
        List<Integer> sizes = layer.normalizedShape().dimensions();
        return node(
                "LayerNormalization",
                affine(layer, sizes.stream().mapToLong(Integer::longValue).toArray()),
                attribute("axis", -sizes.size()),
                attribute("epsilon", layer.eps()));
    }

    private Flow linear(Linear layer) {
        if (input.shape().dimensions().size() == 1) {
            return node("Gemm", parameters(layer), attribute("transB", 1L));
        }
        List<Parameter> parameters = layer.parameters();
        Flow product = node(
                "MatMul",
                List.of(floats("weight", parameters.get(0).value().transpose().dup('c'))));
        return parameters.size() == 1
                ? product
                : next(
                        product,
                        "Add",
                        output,
                        List.of(floats("bias", parameters.get(1).value())));
    }

    private long[] sizes(View view) {
        return LongStream.concat(LongStream.of(-1), output.dimensions().stream().mapToLong(Integer::longValue))
                .toArray();
    }

    private Flow clip(Hardtanh layer) {
        return node("Clip", List.of(number("min", layer.min()), number("max", layer.max())));
    }

    private Flow silu(SiLU layer) {
        Flow gate = next(input, "Sigmoid", output, List.of());
        return next(input, "Mul", output, List.of(gate.value()));
    }

    private Flow dropout(double p) {
        return node("Dropout", List.of(number("ratio", p)));
    }

    /**
     * @param padding left and right, and perhaps top and bottom
     */
    private Flow pad(List<Integer> padding, PaddingMode mode, double value) {
        boolean isLine = padding.size() == 2;
        long[] pads = isLine
                ? new long[] {0, 0, padding.get(0), 0, 0, padding.get(1)}
                : new long[] {0, 0, padding.get(2), padding.get(0), 0, 0, padding.get(3), padding.get(1)};
        int axes = pads.length / 2;
        Shape padded = new Shape(IntStream.range(1, axes)
                .mapToObj(axis -> input.shape().dimensions().get(axis - 1) + (int) (pads[axis] + pads[axes + axis]))
                .toList());
        String label =
                switch (mode) {
                    case ZEROS -> "constant";
                    case REFLECT -> "reflect";
                    case REPLICATE -> "edge";
                    case CIRCULAR -> "wrap";
                };
        List<String> constants = new ArrayList<>(List.of(integers("pads", pads)));
        if (mode == PaddingMode.ZEROS) {
            constants.add(number("value", value));
        }
        return next(input, "Pad", padded, constants, attribute("mode", label));
    }

    private Flow upsample(Upsample layer) {
        int axes = output.dimensions().size() - 1;
        String where = layer.isInterpolating() ? layer.alignCorners() ? "align_corners" : "half_pixel" : "asymmetric";
        Message[] attributes = {
            attribute("mode", layer.isInterpolating() ? "linear" : "nearest"),
            attribute("coordinate_transformation_mode", where),
            attribute("nearest_mode", "floor")
        };
        Optional<List<Double>> factors = layer.scaleFactors().filter(scales -> !layer.alignCorners());
        if (factors.isEmpty()) {
            long[] sizes = output.dimensions().stream()
                    .skip(1)
                    .mapToLong(Integer::longValue)
                    .toArray();
            long[] spatial = LongStream.range(2, 2L + axes).toArray();
            return node(
                    "Resize",
                    List.of("", "", integers("sizes", sizes)),
                    all(Arrays.asList(attributes), attribute("axes", spatial)));
        }
        INDArray scales = Floats.create(2L + axes);
        scales.assign(1);
        for (int i = 0; i < axes; i++) {
            scales.putScalar(2 + i, factors.get().get(2 - axes + i));
        }
        return node("Resize", List.of("", floats("scales", scales)), attributes);
    }

    private Flow withConstants(WithConstants layer) {
        if (!(layer.join() instanceof Elementwise elementwise)) {
            throw new OnnxException("%s (\"%s\") cannot be written to ONNX.".formatted(layer, name));
        }
        List<String> inputs = new ArrayList<>();
        for (INDArray constant : layer.inputs()) {
            inputs.add(constant == null ? input.value() : floats("constant", constant));
        }
        return export.node(name, Export.operator(elementwise.operation()), output, inputs);
    }

    private Flow pointwise(Pointwise layer) {
        Message[] attributes = layer.attributes().entrySet().stream()
                .map(entry -> attribute(entry.getKey(), entry.getValue()))
                .toArray(Message[]::new);
        return node(
                layer.operator()
                        .orElseThrow(() ->
                                new OnnxException("%s (\"%s\") cannot be written to ONNX.".formatted(layer, name))),
                attributes);
    }

    private Flow alongAxes(AlongAxes layer) {
        Origin origin = layer.origin()
                .orElseThrow(() -> new OnnxException("%s (\"%s\") cannot be written to ONNX.".formatted(layer, name)));
        List<String> constants = new ArrayList<>();
        origin.constants().forEach((what, numbers) -> constants.add(integers(what, numbers)));
        return node(origin.operator(), constants, origin.attributes().toArray(Message[]::new));
    }

    private Flow permute(Permuted layer) {
        long[] order = Arrays.stream(layer.order(input.shape().dimensions().size() + 1))
                .asLongStream()
                .toArray();
        return node("Transpose", attribute("perm", order));
    }
}
