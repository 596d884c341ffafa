package dev.stridebook.nn.onnx;

/** Makes layers, a join or a constant of a node. */
interface Operator {
    /**
     * @throws OnnxException if something about the node is not supported, with a text that goes on a sentence
     */
    void convert(Call call);
}
