package dev.stridebook.cli;

import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** A network that the command line is asked about: one that it knows by name, or one in an ONNX file. */
interface ShownNetwork {
    /** Returns its name, or that of its file. */
    String label();

    /** Returns the shape of its usual input, where that is known. */
    Optional<Shape> input();

    /** Returns the network for inputs of this shape. */
    Sequential layers(Shape image);

    final class Converter implements ITypeConverter<ShownNetwork> {
        @Override
        public ShownNetwork convert(String text) {
            return text.toLowerCase(Locale.ROOT).endsWith(".onnx")
                    ? new NetworkFile(Path.of(text))
                    : NamedNetwork.of(text);
        }
    }
}
