package dev.stridebook.nn.onnx;

import dev.stridebook.nn.onnx.OnnxModel.OnnxAttribute;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The messages that a written file is made of. */
final class Messages {
    private static final long IR_VERSION = 10;

    private Messages() {}

    static Message model(long opset, Message graph) {
        return new Message()
                .number(1, IR_VERSION)
                .text(2, "Stridebook")
                .part(7, graph)
                .part(8, new Message().text(1, "").number(2, opset));
    }

    static Message graph(String name, List<Message> nodes, List<Message> tensors, Message input, Message output) {
        Message graph = new Message();
        nodes.forEach(node -> graph.part(1, node));
        graph.text(2, name);
        tensors.forEach(tensor -> graph.part(5, tensor));
        return graph.part(11, input).part(12, output);
    }

    static Message node(
            String name, String operator, List<String> inputs, List<String> outputs, List<Message> attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, name).text(4, operator);
        attributes.forEach(attribute -> node.part(5, attribute));
        return node;
    }

    static Message attribute(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, OnnxAttribute.INT);
    }

    static Message attribute(String name, double value) {
        return new Message().text(1, name).real(2, (float) value).number(20, OnnxAttribute.FLOAT);
    }

    static Message attribute(String name, String value) {
        return new Message().text(1, name).text(4, value).number(20, OnnxAttribute.STRING);
    }

    static Message attribute(String name, long... values) {
        return new Message().text(1, name).numbers(8, values).number(20, OnnxAttribute.INTS);
    }

    static Message tensor(String name, INDArray values) {
        return new Message()
                .numbers(1, values.shape())
                .number(2, OnnxTensor.FLOAT)
                .text(8, name)
                .raw(9, values);
    }

    static Message tensor(String name, long... values) {
        return new Message()
                .number(1, values.length)
                .number(2, OnnxTensor.INT64)
                .numbers(7, values)
                .text(8, name);
    }

    /**
     * An input or output of floats.
     *
     * @param batch the name of the batch axis' size
     * @param example the other sizes
     */
    static Message value(String name, String batch, List<Integer> example) {
        Message shape = new Message().part(1, new Message().text(2, batch));
        example.forEach(size -> shape.part(1, new Message().number(1, size)));
        Message array = new Message().number(1, OnnxTensor.FLOAT).part(2, shape);
        return new Message().text(1, name).part(2, new Message().part(1, array));
    }
}
