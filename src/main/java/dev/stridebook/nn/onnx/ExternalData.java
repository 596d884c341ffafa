package dev.stridebook.nn.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the numbers of a tensor lie that are kept in a file beside the model's.
 *
 * @param folder of the model's file, which nothing outside is read of
 * @param entries {@code location}, the file's name, and {@code offset} and {@code length} in bytes
 */
record ExternalData(Path folder, Map<String, String> entries) {

    byte[] of(OnnxTensor tensor) throws IOException {
        long expected = (long) tensor.count()
                * OnnxTensor.numberType(tensor.type())
                        .orElseThrow(() -> fault(
                                tensor,
                                "it holds values of ONNX's type %d, which are no numbers".formatted(tensor.type())))
                        .bytes();
        Path file = file(tensor);
        long offset = number(tensor, "offset", 0);
        long length = number(tensor, "length", expected);
        if (length != expected || offset < 0 || offset > Files.size(file) - length) {
            throw fault(
                    tensor,
                    "it takes %,d bytes, but is said to be the %,d bytes from %,d on of %s, which has %,d"
                            .formatted(expected, length, offset, file.getFileName(), Files.size(file)));
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(expected));
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
                // Until all is there.
            }
        }
        if (bytes.hasRemaining()) {
            throw fault(tensor, "%s ends too soon".formatted(file.getFileName()));
        }
        return bytes.array();
    }

    private Path file(OnnxTensor tensor) throws IOException {
        String location = entries.getOrDefault("location", "");
        try {
            Path file = folder.resolve(location).normalize();
            if (location.isEmpty() || !file.startsWith(folder)) {
                throw fault(tensor, "it lies in \"%s\", which is not in the folder of the model".formatted(location));
            }
            if (!Files.isRegularFile(file)) {
                throw fault(
                        tensor,
                        "it lies in \"%s\", which is not there. Put that file beside the model's".formatted(location));
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw fault(
                        tensor, "it lies in \"%s\", which leads out of the folder of the model".formatted(location));
            }
            return file;
        } catch (InvalidPathException noPath) {
            throw fault(tensor, "it lies in \"%s\", which is no file's name".formatted(location));
        }
    }

    private long number(OnnxTensor tensor, String entry, long otherwise) {
        String text = entries.get(entry);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw fault(tensor, "its %s is \"%s\", which is no number".formatted(entry, text));
        }
    }

    private static OnnxException fault(OnnxTensor tensor, String fault) {
        return new OnnxException("Its tensor \"%s\" is kept in another file, but %s.".formatted(tensor.name(), fault));
    }
}
