package dev.stridebook.nn.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The formats of files, told by the endings of their names. */
enum Format {
    NPY,
    NPZ,
    SAFETENSORS;

    static final String PYTORCH_HINT =
            " It is pickled, which only Python can read. Save it there again: safetensors.torch.save_file(net.state_dict(), 'net.safetensors'), "
                    + "or numpy.savez('net.npz', **{name: values.numpy() for name, values in net.state_dict().items()}).";

    /**
     * @throws ArrayFileException if the name ends in no format's ending
     */
    static Format of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending()))
                .findFirst()
                .orElseThrow(() -> new ArrayFileException(
                        "%s is no file of arrays: its name must end in .safetensors, .npz or .npy.%s"
                                .formatted(file, name.matches(".*\\.(pt|pth|pkl|bin)") ? PYTORCH_HINT : "")));
    }

    private String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    Map<String, INDArray> read(Path file) throws IOException {
        return switch (this) {
            case NPY -> {
                String name = file.getFileName().toString();
                yield Map.of(name.substring(0, name.length() - ending().length()), Npy.array(file));
            }
            case NPZ -> Npz.arrays(file);
            case SAFETENSORS -> Safetensors.arrays(file);
        };
    }

    void write(Map<String, INDArray> arrays, OutputStream out) throws IOException {
        switch (this) {
            case NPY -> Npy.write(arrays.values().iterator().next(), out);
            case NPZ -> Npz.write(arrays, out);
            case SAFETENSORS -> Safetensors.write(arrays, out);
        }
    }

    /** What a file is instead, if its first bytes tell. */
    static String hint(byte... start) {
        if (start.length < 2) {
            return " It is empty.";
        }
        if (start[0] == 'P' && start[1] == 'K') {
            return " It is a zip: rename it to .npz if NumPy wrote it.";
        }
        if ((start[0] & 0xff) == 0x93 && start[1] == 'N') {
            return " It is a single array: rename it to .npy.";
        }
        if ((start[0] & 0xff) == 0x80 && start[1] >= 2 && start[1] <= 5) {
            return PYTORCH_HINT;
        }
        return "";
    }
}
