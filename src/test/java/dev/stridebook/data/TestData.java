package dev.stridebook.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A published set of its own: 40 training and 20 test images of 2×3 pixels in four classes. */
final class TestData {
    static final byte[] TRAIN_IMAGES = images(40);
    static final byte[] TRAIN_LABELS = labels(40);
    static final byte[] TEST_IMAGES = images(20);
    static final byte[] TEST_LABELS = labels(20);

    private TestData() {}

    static byte[] images(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * 6)
                .putInt(0x0803)
                .putInt(count)
                .putInt(2)
                .putInt(3);
        for (int i = 0; i < count * 6; i++) {
            bytes.put((byte) (i % 256));
        }
        return bytes.array();
    }

    static byte[] labels(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 4));
        }
        return bytes.array();
    }

    /** Where it ships a subset its id and classes are MNIST's, as that is the one there is. */
    static Published published(boolean shipsSubset, Source... sources) {
        return new Published(
                shipsSubset ? "mnist" : "tiny",
                "Tiny",
                shipsSubset ? Published.MNIST.classNames() : List.of("a", "b", "c", "d"),
                file("train-images-idx3-ubyte", TRAIN_IMAGES),
                file("train-labels-idx1-ubyte", TRAIN_LABELS),
                file("t10k-images-idx3-ubyte", TEST_IMAGES),
                file("t10k-labels-idx1-ubyte", TEST_LABELS),
                shipsSubset,
                List.of(sources));
    }

    private static DataFile file(String name, byte[] contents) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(contents);
            return new DataFile(name, contents.length, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static void writeAll(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("train-images-idx3-ubyte"), TRAIN_IMAGES);
            Files.write(folder.resolve("train-labels-idx1-ubyte"), TRAIN_LABELS);
            Files.write(folder.resolve("t10k-images-idx3-ubyte"), TEST_IMAGES);
            Files.write(folder.resolve("t10k-labels-idx1-ubyte"), TEST_LABELS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
