package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedAxisExplanation;
import dev.stridebook.shape.TransposedExplanation;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer with a window in the form that the explorer's page takes, and the library's results for it. The names are the page's. */
record ExplorerCase(
        String op,
        Size input,
        Size kernel,
        Size stride,
        int[] padding,
        Size dilation,
        Size outputPadding,
        int inChannels,
        int outChannels,
        int groups,
        boolean ceil,
        boolean bias) {
    private static final List<String> OPERATIONS = List.of("conv", "maxpool", "avgpool", "minpool", "convtranspose");
    private static final long MOST_VALUES = 400;

    /** Returns random cases: mostly valid, of all operations equally often, with every argument varied. */
    static ExplorerCase random(SplittableRandom random, int number) {
        String op = OPERATIONS.get(number % OPERATIONS.size());
        boolean pooling = op.endsWith("pool");
        boolean larger = random.nextInt(6) == 0;
        Size kernel = Size.of(orBelow(random, 1, 5), orBelow(random, 1, 5));
        Size stride = Size.of(orBelow(random, 1, 4), orBelow(random, 1, 4));
        Size dilation = op.equals("avgpool") && random.nextInt(10) > 0
                ? Size.square(1)
                : Size.of(orBelow(random, 1, 3), orBelow(random, 1, 3));
        int most = pooling && random.nextInt(4) > 0 ? Math.min(kernel.height(), kernel.width()) / 2 : 3;
        int side = orBelow(random, 0, Math.max(0, most));
        int[] padding = random.nextBoolean()
                ? new int[] {side, side, side, side}
                : new int[] {
                    orBelow(random, 0, Math.max(0, most)),
                    orBelow(random, 0, Math.max(0, most)),
                    orBelow(random, 0, Math.max(0, most)),
                    orBelow(random, 0, Math.max(0, most))
                };
        int groups = random.nextInt(3) == 0 ? orBelow(random, 1, 3) : 1;
        boolean fitting = random.nextInt(8) > 0 && groups > 0;
        return new ExplorerCase(
                op,
                Size.of(orBelow(random, 1, larger ? 60 : 9), orBelow(random, 1, larger ? 60 : 9)),
                kernel,
                stride,
                padding,
                dilation,
                op.equals("convtranspose")
                        ? Size.of(
                                orBelow(random, 0, Math.max(0, stride.height() - 1)),
                                orBelow(random, 0, Math.max(0, stride.width() - 1)))
                        : Size.square(0),
                fitting ? groups * (1 + random.nextInt(3)) : orBelow(random, 1, 6),
                fitting ? groups * (1 + random.nextInt(3)) : orBelow(random, 1, 6),
                groups,
                random.nextInt(pooling ? 2 : 40) == 0,
                random.nextBoolean());
    }

    /** Returns a number from least to most, and rarely one below that. */
    private static int orBelow(SplittableRandom random, int least, int most) {
        return random.nextInt(90) == 0 ? least - 1 : least + random.nextInt(most - least + 1);
    }

    /** Returns the arguments of the page's functions. */
    Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("op", op);
        put(map, "input", input);
        put(map, "kernel", kernel);
        put(map, "stride", stride);
        put(map, "dilation", dilation);
        put(map, "outputPadding", outputPadding);
        map.put("padTop", padding[0]);
        map.put("padBottom", padding[1]);
        map.put("padLeft", padding[2]);
        map.put("padRight", padding[3]);
        map.put("inChannels", inChannels);
        map.put("outChannels", outChannels);
        map.put("groups", groups);
        map.put("ceil", ceil);
        map.put("bias", bias);
        return map;
    }

    private static void put(Map<String, Object> map, String name, Size size) {
        map.put(name + "Height", size.height());
        map.put(name + "Width", size.width());
    }

    /** Returns the library's result: an error's text, or all values. */
    Map<String, Object> answer(SplittableRandom random) {
        try {
            return legalAnswer(random);
        } catch (ShapeException refusal) {
            return Map.of("error", refusal.getMessage());
        }
    }

    private Map<String, Object> legalAnswer(SplittableRandom random) {
        Window window = window();
        Layer layer = layer(window);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (isTransposed()) {
            TransposedExplanation explanation = new TransposedWindow(window, outputPadding).explain(input);
            describe(answer, explanation.height(), explanation.width());
        } else {
            describe(answer, window.explain(input));
        }
        Shape image = Shape.of(inChannels, input);
        Shape output = layer.outputShape(image);
        Cost cost = layer.cost(image);
        answer.put("output", output.dimensions());
        answer.put("parameters", cost.parameters());
        answer.put("macs", cost.macs());
        answer.put("activations", cost.activations());
        ReceptiveField field = layer.receptiveField(ReceptiveField.of(input));
        answer.put("receptiveField", field.size().toString());
        answer.put("jump", field.jump());
        if (isTransposed()) {
            describeTouched(answer);
        }
        if (image.values() <= MOST_VALUES && output.values() <= MOST_VALUES) {
            describeValues(answer, layer, random);
        }
        return answer;
    }

    private Window window() {
        return new Window(
                kernel,
                stride,
                new Padding(padding[0], padding[1], padding[2], padding[3]),
                dilation,
                ceil ? Rounding.CEIL : Rounding.FLOOR);
    }

    private Layer layer(Window window) {
        return switch (op) {
            case "conv" -> {
                Conv2d layer = new Conv2d(inChannels, outChannels, window).groups(groups);
                yield bias ? layer : layer.withoutBias();
            }
            case "convtranspose" -> {
                ConvTranspose2d layer = new ConvTranspose2d(inChannels, outChannels, window)
                        .groups(groups)
                        .outputPadding(outputPadding.height(), outputPadding.width());
                yield bias ? layer : layer.withoutBias();
            }
            case "maxpool" -> new MaxPool2d(window);
            case "minpool" -> new MinPool2d(window);
            default -> new AvgPool2d(window);
        };
    }

    private boolean isTransposed() {
        return op.equals("convtranspose");
    }

    private static void describe(Map<String, Object> answer, Explanation explanation) {
        answer.put(
                "formulas",
                List.of(explanation.height().formula(), explanation.width().formula()));
        answer.put("notes", List.of(notes(explanation.height()), notes(explanation.width())));
        answer.put("neverRead", PaddedInput.of(explanation).neverRead());
    }

    private static List<String> notes(AxisExplanation axis) {
        List<String> notes = new ArrayList<>();
        if (axis.unread() > 0) {
            notes.add(say("  the last %d of %d padded cells are never read", axis.unread(), axis.padded())
                    .strip());
        }
        if (axis.overhang() > 0) {
            notes.add(say("  the last window hangs over the edge by %d", axis.overhang())
                    .strip());
        }
        return notes;
    }

    private static void describe(
            Map<String, Object> answer, TransposedAxisExplanation height, TransposedAxisExplanation width) {
        answer.put("formulas", List.of(height.formula(), width.formula()));
        answer.put(
                "notes",
                List.of(
                        height.choice().stream().toList(),
                        width.choice().stream().toList()));
    }

    /** With ones everywhere, the value that a cell contributes or receives is the number of cells it is connected to. */
    private void describeTouched(Map<String, Object> answer) {
        ConvTranspose2d ones = new ConvTranspose2d(1, 1, window())
                .outputPadding(outputPadding.height(), outputPadding.width())
                .withoutBias()
                .with(Nd4j.ones(DataType.FLOAT, 1, 1, kernel.height(), kernel.width()));
        INDArray written = ones.forward(Nd4j.ones(DataType.FLOAT, 1, 1, input.height(), input.width()));
        INDArray given = ones.backward(Nd4j.ones(DataType.FLOAT, written.shape()));
        answer.put("neverWritten", zeros(written));
        answer.put("neverRead", zeros(given));
    }

    private static long zeros(INDArray array) {
        float[] values = floats(array);
        return IntStream.range(0, values.length).filter(i -> values[i] == 0).count();
    }

    private void describeValues(Map<String, Object> answer, Layer layer, SplittableRandom random) {
        INDArray x = eighths(random, 1, inChannels, input.height(), input.width());
        Layer weighted = layer;
        if (layer instanceof Conv2d convolution) {
            INDArray weight = eighths(random, convolution.weight().shape());
            weighted = convolution.withoutBias().with(weight);
            answer.put("weight", floats(weight));
        } else if (layer instanceof ConvTranspose2d transposed) {
            INDArray weight = eighths(random, transposed.weight().shape());
            weighted = transposed.withoutBias().with(weight);
            answer.put("weight", floats(weight));
        }
        answer.put("x", floats(x));
        answer.put("y", floats(weighted.forward(x)));
    }

    /** Numbers whose products and sums are exact in floats. */
    private static INDArray eighths(SplittableRandom random, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextInt(33) - 16) / 8f;
        }
        return Nd4j.create(values).reshape(shape);
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
