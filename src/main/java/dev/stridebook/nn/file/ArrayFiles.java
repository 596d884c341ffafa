package dev.stridebook.nn.file;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Files of named arrays. The ending of a file's name, {@code .safetensors}, {@code .npz} or {@code .npy}, says its format. */
public final class ArrayFiles {
    private ArrayFiles() {}

    interface Reading<T> {
        T from(Path file) throws IOException;
    }

    /**
     * Reads all arrays of a file in the file's order, numbers of any type as floats. The array of an {@code .npy} file has the file's
     * name without the ending.
     *
     * @throws ArrayFileException if there is no such file, or it is broken, or not of its format
     */
    public static Map<String, INDArray> read(Path file) {
        return read(file, Format.of(Given.notNull(file, "file"))::read);
    }

    /**
     * Writes arrays of floats, whole or not at all: if it fails, what was there before is still there.
     *
     * @throws ArrayFileException if the file cannot be written, or is an {@code .npy} file and there is not one array
     */
    public static void write(Path file, Map<String, INDArray> arrays) {
        Format format = Format.of(Given.notNull(file, "file"));
        Given.notNull(arrays, "arrays");
        if (format == Format.NPY && arrays.size() != 1) {
            throw new ArrayFileException("Cannot write %s: an .npy file holds one array, but there are %d. Use .npz."
                    .formatted(file, arrays.size()));
        }
        write(file, out -> format.write(arrays, out));
    }

    static <T> T read(Path file, Reading<T> reading) {
        if (!Files.isRegularFile(file)) {
            throw new ArrayFileException("Cannot read %s: there is no such file.".formatted(file));
        }
        try {
            return reading.from(file);
        } catch (IOException | ShapeException fault) {
            throw new ArrayFileException("Cannot read %s: %s".formatted(file, fault.getMessage()), fault);
        }
    }

    static void write(Path file, AtomicFiles.Contents contents) {
        try {
            AtomicFiles.write(file, contents);
        } catch (IOException fault) {
            throw new ArrayFileException("Cannot write %s: %s".formatted(file, fault), fault);
        }
    }
}
