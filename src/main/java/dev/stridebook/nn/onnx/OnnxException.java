package dev.stridebook.nn.onnx;

/** An ONNX file that cannot be read, or a network that cannot be written. The message names the file, the node and the fault. */
public final class OnnxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message names the file and the fault. */
    public OnnxException(String message) {
        super(message);
    }

    /** Creates an exception with such a message and what caused it. */
    public OnnxException(String message, Throwable cause) {
        super(message, cause);
    }
}
