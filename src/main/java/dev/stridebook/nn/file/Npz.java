package dev.stridebook.nn.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** NumPy's file of several named arrays: a zip of {@code .npy} files, as {@code numpy.savez} writes it. */
final class Npz {
    private static final String ENDING = ".npy";

    /** Up to here a file may unpack to whatever it says; beyond, only to {@link #MOST_UNPACKED} times its own size. */
    private static final long HARMLESS = 256L << 20;

    private static final long MOST_UNPACKED = 100;

    /** The same arrays make the same file. */
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    static Map<String, INDArray> arrays(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            requireHarmless(entries, Files.size(file));
            Map<String, INDArray> arrays = new LinkedHashMap<>();
            for (ZipEntry entry : entries) {
                String name = arrayName(entry);
                if (arrays.put(name, array(zip, entry, name)) != null) {
                    throw new MalformedFileException("it holds the array %s twice.".formatted(name));
                }
            }
            return arrays;
        } catch (ZipException broken) {
            throw new MalformedFileException(
                    "it is no complete .npz, which is a zip of .npy files (%s).%s"
                            .formatted(broken.getMessage(), Format.hint(start(file))),
                    broken);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    /** A small file can claim to unpack to any size, over and over by entries that share their bytes. */
    private static void requireHarmless(List<? extends ZipEntry> entries, long size) throws MalformedFileException {
        double unpacked = entries.stream().mapToDouble(ZipEntry::getSize).sum();
        double packed =
                entries.stream().mapToDouble(ZipEntry::getCompressedSize).sum();
        if (packed > size || unpacked > Math.max(HARMLESS, (double) size * MOST_UNPACKED)) {
            throw new MalformedFileException(
                    "it would unpack its %,d bytes to %,.0f MB: it is broken, or made to do harm."
                            .formatted(size, unpacked / (1 << 20)));
        }
    }

    private static String arrayName(ZipEntry entry) throws MalformedFileException {
        String name = entry.getName();
        if (name.endsWith("data.pkl")) {
            throw new MalformedFileException("it is one of PyTorch's own files." + Format.PYTORCH_HINT);
        }
        if (!name.endsWith(ENDING)) {
            throw new MalformedFileException("it holds %s, which is no .npy file.".formatted(name));
        }
        return name.substring(0, name.length() - ENDING.length());
    }

    private static INDArray array(ZipFile zip, ZipEntry entry, String name) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            INDArray array = Npy.array(in, entry.getSize());
            if (in.read() != -1 || checksum.getValue() != entry.getCrc()) {
                throw new MalformedFileException("its bytes are not those that were once written.");
            }
            return array;
        } catch (MalformedFileException fault) {
            throw new MalformedFileException("in its array %s, %s".formatted(name, fault.getMessage()), fault);
        }
    }

    static void write(Map<String, INDArray> arrays, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        // Trained weights hardly shrink.
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(array.getKey() + ENDING);
            entry.setTimeLocal(ANY_TIME);
            zip.putNextEntry(entry);
            Npy.write(array.getValue(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
