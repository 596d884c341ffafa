package dev.stridebook.nn.onnx;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nd4j.shade.protobuf.CodedOutputStream;

/**
 * Networks in {@code .onnx} files, for instance from PyTorch's {@code torch.onnx.export} or the ONNX model zoo.
 *
 * <pre>{@code
 * Sequential net = Onnx.read(Path.of("squeezenet.onnx"));
 * net.forward(images);                                   // [n, 3, 224, 224] → [n, 1000]
 * Onnx.write(net, Shape.of(3, 224, 224), Path.of("ours.onnx"));
 * }</pre>
 *
 * <p>Files for versions 7 and later of ONNX's operators can be read. What a network here cannot do (loops, several inputs or outputs,
 * attention, whole numbers, three-dimensional convolution) ends in an {@link OnnxException} that names the node and says what can be done.
 */
public final class Onnx {
    private Onnx() {}

    /**
     * Reads a network, ready to be run: it is in evaluation mode. Chains, residual blocks and branches that are joined again become
     * {@link Sequential}, {@link dev.stridebook.nn.Residual} and {@link dev.stridebook.nn.Concat}, other connections a
     * {@link dev.stridebook.nn.Graph}. Weights and biases of layers can be trained further, other constants stay as they are.
     *
     * <p>The batch may have any size, whatever the file says. Weights may lie in a file beside it.
     *
     * @throws OnnxException if the file cannot be read, is broken, or needs something that is not supported
     */
    public static Sequential read(Path file) {
        return read(file, Optional.empty());
    }

    /**
     * Reads a network as {@link #read(Path)}, for inputs of this shape. Some networks compute with the size of their input, and their file
     * may leave it open.
     *
     * @param input without the batch axis
     * @throws OnnxException as {@link #read(Path)}, or if the network does not take such an input
     */
    public static Sequential read(Path file, Shape input) {
        return read(file, Optional.of(Given.notNull(input, "input")));
    }

    private static Sequential read(Path file, Optional<Shape> input) {
        return reading(file, model -> {
            Sequential net = Conversion.convert(model, input);
            net.training(false);
            return net;
        });
    }

    /**
     * Returns the shape of a network's input without the batch axis, or empty where the file leaves it open.
     *
     * @throws OnnxException if the file cannot be read or is broken
     */
    public static Optional<Shape> inputShape(Path file) {
        return reading(file, Conversion::inputShape);
    }

    /**
     * Writes a network, whole or not at all, for version 21 of ONNX's operators. The batch may have any size, the other axes have the
     * input's. Weights keep their names, such as {@code 0.weight}; dropout and batch normalisation do what they do in evaluation mode.
     *
     * @param input the shape that the network is to be run with, without the batch axis
     * @throws OnnxException if a layer is unknown to ONNX or of your own, or the file cannot be written
     * @throws ShapeException if the network does not take such an input
     */
    public static void write(Layer net, Shape input, Path file) {
        Given.notNull(file, "file");
        Message model = Export.of(Given.notNull(net, "net"), Given.notNull(input, "input"));
        if (model.size() > Integer.MAX_VALUE) {
            throw new OnnxException(
                    "Cannot write %s: the network takes %,d bytes, but a file of this kind has at most %,d."
                            .formatted(file, model.size(), Integer.MAX_VALUE));
        }
        try {
            AtomicFiles.write(file, stream -> {
                CodedOutputStream out = CodedOutputStream.newInstance(stream);
                model.write(out);
                out.flush();
            });
        } catch (IOException fault) {
            throw new OnnxException("Cannot write %s: %s".formatted(file, fault), fault);
        }
    }

    private interface Reading<T> {
        T of(OnnxModel model);
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        if (!Files.isRegularFile(Given.notNull(file, "file"))) {
            throw new OnnxException("Cannot read %s: there is no such file.".formatted(file));
        }
        try {
            return reading.of(MessageReader.read(file));
        } catch (IOException | OnnxException | ShapeException | ArithmeticException fault) {
            throw new OnnxException("Cannot read %s: %s".formatted(file, fault.getMessage()), fault);
        } catch (OutOfMemoryError full) {
            throw new OnnxException(
                    "Cannot read %s: it needs more memory than Java has. Start Java with more, such as -Xmx8g."
                            .formatted(file),
                    full);
        }
    }
}
