package dev.stridebook.nn.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.nn.Golden;
import dev.stridebook.nn.Some;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.CodedOutputStream;

/** An ONNX file that a test puts together: an input x, nodes, and an output y. */
final class OnnxFile {
    private final List<Message> nodes = new ArrayList<>();
    private final List<Message> tensors = new ArrayList<>();
    private long opset = 21;
    private List<Long> input = List.of(-1L, 1L, 8L, 8L);
    private String output = "y";
    private final List<String> inputs = new ArrayList<>();

    OnnxFile opset(long version) {
        opset = version;
        return this;
    }

    /** The shape of x, −1 for an open size. */
    OnnxFile input(long... shape) {
        input = LongStream.of(shape).boxed().toList();
        return this;
    }

    /** Of several outputs, the names. */
    OnnxFile output(String names) {
        output = names;
        return this;
    }

    /** One more input. */
    OnnxFile and(String moreInput) {
        inputs.add(moreInput);
        return this;
    }

    OnnxFile node(String operator, String inputs, String outputs, Message... attributes) {
        nodes.add(Messages.node(
                operator + nodes.size(), operator, names(inputs), names(outputs), Arrays.asList(attributes)));
        return this;
    }

    private static List<String> names(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    OnnxFile floats(String name, INDArray values) {
        tensors.add(Messages.tensor(name, values));
        return this;
    }

    OnnxFile integers(String name, long... values) {
        tensors.add(Messages.tensor(name, values));
        return this;
    }

    OnnxFile tensor(Message tensor) {
        tensors.add(tensor);
        return this;
    }

    Message message() {
        Message shape = new Message();
        for (long size : input) {
            shape.part(1, size == -1 ? new Message().text(2, "open") : new Message().number(1, size));
        }
        Message array = new Message().number(1, OnnxTensor.FLOAT).part(2, shape);
        Message x = new Message().text(1, "x").part(2, new Message().part(1, array));
        List<String> outputs = List.of(output.split(" "));
        Message graph = Messages.graph("test", nodes, tensors, x, new Message().text(1, outputs.get(0)));
        outputs.stream().skip(1).forEach(more -> graph.part(12, new Message().text(1, more)));
        inputs.forEach(more -> graph.part(11, new Message().text(1, more)));
        return Messages.model(opset, graph);
    }

    void write(Path file) throws IOException {
        write(message(), file);
    }

    static void write(Message message, Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            CodedOutputStream out = CodedOutputStream.newInstance(stream);
            message.write(out);
            out.flush();
        }
    }

    /** The node of a recorded case. Its first input is the network's. */
    OnnxFile add(Golden.Case golden) {
        JsonNode args = golden.args();
        opset = args.required("opset").asLong();
        List<String> inputs = new ArrayList<>();
        for (JsonNode stored : args.required("inputs")) {
            String name = "input" + inputs.size();
            switch (stored.required("kind").asText()) {
                case "absent" -> name = "";
                case "floats" -> {
                    if (inputs.isEmpty()) {
                        name = "x";
                        input(golden.array("input0").shape());
                    } else {
                        floats(name, golden.array(name));
                    }
                }
                default -> tensors.add(numbers(name, stored));
            }
            inputs.add(name);
        }
        List<Message> attributes = new ArrayList<>();
        args.required("attributes").forEach(stored -> attributes.add(attribute(stored)));
        List<String> outputs = new ArrayList<>(List.of("y", "y1", "y2", "y3", "y4"))
                .subList(0, args.required("outputs").asInt());
        nodes.add(Messages.node("node", args.required("operator").asText(), inputs, outputs, attributes));
        if (!inputs.contains("x")) {
            input(1).node("Add", "x y", "sum");
            output = "sum";
        }
        return this;
    }

    /** What the network of a recorded case is given. */
    static INDArray input(Golden.Case golden) {
        return golden.has("input0") ? golden.array("input0") : Some.row(0);
    }

    private static Message numbers(String name, JsonNode stored) {
        Message tensor = new Message()
                .numbers(1, Golden.longs(stored.required("shape")))
                .number(2, stored.required("type").asInt())
                .text(8, name);
        for (JsonNode value : stored.required("values")) {
            switch (stored.required("type").asInt()) {
                case OnnxTensor.FLOAT -> tensor.real(4, (float) value.asDouble());
                case OnnxTensor.INT64 -> tensor.number(7, value.asLong());
                case OnnxTensor.DOUBLE -> throw new IllegalArgumentException("double");
                default -> tensor.number(5, value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asLong());
            }
        }
        return tensor;
    }

    private static Message attribute(JsonNode stored) {
        String name = stored.required("name").asText();
        JsonNode value = stored.required("value");
        return switch (stored.required("type").asInt()) {
            case 1 -> Messages.attribute(name, value.asDouble());
            case 2 -> Messages.attribute(name, value.asLong());
            case 3 -> Messages.attribute(name, value.asText());
            case 4 -> new Message().text(1, name).part(5, numbers("", value)).number(20, 4);
            case 7 -> Messages.attribute(name, Golden.longs(value));
            default -> throw new IllegalArgumentException("No such attribute is recorded: " + stored);
        };
    }
}
