package dev.stridebook.nn;

import dev.stridebook.shape.ShapeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What all formats have in common: errors that name the file, and files that are there whole or not at all. */
final class ArrayFiles {
    static final String PYTORCH_HINT =
            " It is pickled, which only Python can read. Save it there again: safetensors.torch.save_file(net.state_dict(), 'net.safetensors'), "
                    + "or numpy.savez('net.npz', **{name: values.numpy() for name, values in net.state_dict().items()}).";

    private ArrayFiles() {}

    interface Reading<T> {
        T from(Path file) throws IOException;
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * @throws WeightsException that names the file, for whatever goes wrong
     */
    static <T> T read(Path file, Reading<T> reading) {
        if (!Files.isRegularFile(file)) {
            throw new WeightsException("Cannot read %s: there is no such file.".formatted(file));
        }
        try {
            return reading.from(file);
        } catch (IOException | ShapeException fault) {
            throw new WeightsException("Cannot read %s: %s".formatted(file, fault.getMessage()), fault);
        }
    }

    /**
     * @throws WeightsException that names the file, if it cannot be written; then what was there before is still there
     */
    static void write(Path file, Writing writing) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createFile(folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + "~"));
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                    writing.to(out);
                }
                move(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException fault) {
            throw new WeightsException("Cannot write %s: %s".formatted(file, fault), fault);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onThisDisk) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
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
