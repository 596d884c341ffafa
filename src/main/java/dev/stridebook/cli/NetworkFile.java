package dev.stridebook.cli;

import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.onnx.Onnx;
import dev.stridebook.nn.onnx.OnnxException;
import dev.stridebook.shape.Shape;
import java.nio.file.Path;
import java.util.Optional;

/** A network in an ONNX file. */
record NetworkFile(Path file) implements ShownNetwork {
    @Override
    public String label() {
        return file.toString();
    }

    /**
     * @throws UsageException if the file cannot be read
     */
    @Override
    public Optional<Shape> input() {
        try {
            return Onnx.inputShape(file);
        } catch (OnnxException unreadable) {
            throw new UsageException(unreadable.getMessage());
        }
    }

    /**
     * @throws UsageException if the file cannot be read
     */
    @Override
    public Sequential layers(Shape image) {
        try {
            return Onnx.read(file, image);
        } catch (OnnxException unreadable) {
            throw new UsageException(unreadable.getMessage());
        }
    }
}
