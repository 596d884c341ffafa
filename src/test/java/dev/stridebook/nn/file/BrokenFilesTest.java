package dev.stridebook.nn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of arrays that are cut off, damaged or made to do harm end in one exception that names file and fault. */
class BrokenFilesTest {
    @TempDir
    private Path folder;

    private void refuses(String name, byte[] bytes, String fault) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertThatThrownBy(() -> ArrayFiles.read(file))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageStartingWith("Cannot read " + file + ": ")
                .hasMessageContaining(fault);
    }

    private static byte[] npy(String header, int numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(10 + text.length + numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static String header(String type, String shape) {
        return "{'descr': %s, 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'<f4'; (3,); takes 12 bytes, but 8 follow the header",
                "'<f4'; (1,); takes 4 bytes, but 8 follow the header",
                "'<f4'; (-2,); at most 32 axes, each of 0 to",
                "'<f4'; (-2, -1); at most 32 axes, each of 0 to",
                "'<f4'; (2147483647, 4); more than any array holds",
                "'<f4'; (0, 9223372036854775807, 3); each of 0 to",
                "'<f4'; (2147483647, 1); takes 8,589,934,588 bytes",
                "'<f4'; (99999999999999999999,); its shape",
                "'<f4'; (1, 2 3); does not say type, order and shape",
                "'<f4'; (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2); at most 32 axes",
                "'<f4'; 2; does not say type, order and shape",
                "'|O'; (1,); pickled Python objects",
                "'<c8'; (1,); values of type <c8",
                "'<V2'; (4,); values of type <V2",
                "'<U2'; (1,); values of type <U2",
                "[('a', '<f4'), ('b', '<f4')]; (1,); records of several fields",
            })
    void headersThatMakeNoSense(String type, String shape, String fault) throws IOException {
        refuses("a.npy", npy(header(type, shape), 8), fault);
    }

    @Test
    void npyFilesThatAreNone() throws IOException {
        refuses("a.npy", new byte[0], "It is empty");
        refuses("a.npy", "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8), "does not begin as an .npy file");
        refuses("a.npy", zip("a.npy", npy(header("'<f4'", "(2,)"), 8)), "rename it to .npz");
        refuses("a.npy", npy("import os", 8), "does not say type, order and shape");
        byte[] version9 = npy(header("'<f4'", "(2,)"), 8);
        version9[6] = 9;
        refuses("a.npy", version9, "version 9");
        byte[] longHeader = npy(header("'<f4'", "(2,)"), 8);
        longHeader[6] = 2;
        Arrays.fill(longHeader, 8, 12, (byte) 0x7f);
        refuses("a.npy", longHeader, "says that its header has 2,139,062,143 bytes");
        Arrays.fill(longHeader, 8, 12, (byte) 0xff);
        refuses("a.npy", longHeader, "says that its header has 4,294,967,295 bytes");
    }

    @Test
    void pickledFiles() throws IOException {
        byte[] pickled = Files.readAllBytes(Golden.resource("weights/pickled.pt"));
        refuses("a.npz", pickled, "one of PyTorch's own files. It is pickled");
        refuses("a.safetensors", pickled, "It is a zip");
        refuses("a.npz", new byte[] {(byte) 0x80, 2, 'c', '_', '_', 'm', 'a', 'i', 'n'}, "It is pickled");
        refuses(
                "a.npz",
                Files.readAllBytes(Golden.resource("weights/objects.npz")),
                "in its array a, it holds pickled");
        assertThatThrownBy(() -> ArrayFiles.read(Golden.resource("weights/pickled.pt")))
                .isInstanceOf(ArrayFileException.class)
                .hasMessageContaining("safetensors.torch.save_file");
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void archivesThatAreNone() throws IOException {
        refuses("a.npz", new byte[0], "no complete .npz");
        refuses("a.npz", npy(header("'<f4'", "(2,)"), 8), "a single array: rename it to .npy");
        refuses("a.npz", zip("notes.txt", new byte[3]), "holds notes.txt, which is no .npy file");
        refuses("a.npz", zip("a.npy", new byte[3]), "in its array a, it does not begin");
        byte[] damaged = zip("a.npy", npy(header("'<f4'", "(2,)"), 8));
        // The checksum in the directory at the end, which begins with PK 1 2.
        damaged[new String(damaged, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 16] ^= 1;
        refuses("a.npz", damaged, "not those that were once written");
    }

    @Test
    void archivesThatWouldFillTheMemory() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("bomb.npy"));
            zip.write(npy(header("'<f4'", "(" + (100 << 20) + ",)"), 0));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
        }
        refuses("bomb.npz", out.toByteArray(), "would unpack its");
    }

    @Test
    void archivesThatSayTheWrongSize() throws IOException {
        byte[] said = zip("a.npy", npy(header("'|u1'", "(200000000,)"), 8));
        int directory = new String(said, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        ByteBuffer.wrap(said)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(
                        directory + 24,
                        200_000_000 + header("'|u1'", "(200000000,)").length() + 10);
        refuses("a.npz", said, "too soon");
    }

    private static byte[] safetensors(String header, int numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static String array(String name, String type, String shape, String offsets) {
        return "\"%s\":{\"dtype\":%s,\"shape\":%s,\"data_offsets\":%s}".formatted(name, type, shape, offsets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "\"F32\"; [2]; [0,4]; takes 8 bytes",
                "\"F32\"; [3]; [0,12]; the file has 8",
                "\"F32\"; [1]; [0,4]; take 4 bytes, but 8 follow",
                "\"F32\"; [2]; [8,16]; starts at 0",
                "\"F32\"; [2]; [8,0]; starts at 0",
                "\"F32\"; [2]; [-8,0]; starts at 0",
                "\"F32\"; [2]; [0,9223372036854775807]; the file has 8",
                "\"F32\"; [-2]; [0,8]; at most 32 axes, each of 0 to",
                "\"F32\"; [4611686018427387904,4]; [0,8]; each of 0 to",
                "\"F32\"; [99999999999999999999]; [0,8]; not the JSON it should be",
                "\"F32\"; [2.5]; [0,8]; not the JSON it should be",
                "\"F32\"; [\"2\"]; [0,8]; not the JSON it should be",
                "\"F32\"; [null]; [0,8]; not the JSON it should be",
                "\"F32\"; [[2]]; [0,8]; not the JSON it should be",
                "\"F32\"; null; [0,8]; does not say dtype, shape and data_offsets of a",
                "\"F32\"; [2]; [0]; does not say dtype, shape and data_offsets of a",
                "\"F32\"; [2]; {}; not the JSON it should be",
                "null; [2]; [0,8]; does not say dtype, shape and data_offsets of a",
                "\"C64\"; [1]; [0,8]; type C64, which is not supported",
            })
    void entriesThatMakeNoSense(String type, String shape, String offsets, String fault) throws IOException {
        refuses("a.safetensors", safetensors("{" + array("a", type, shape, offsets) + "}", 8), fault);
    }

    @Test
    void safetensorsThatAreNone() throws IOException {
        String a = array("a", "\"F32\"", "[1]", "[0,4]");
        String b = array("b", "\"F32\"", "[1]", "[0,4]");
        refuses("a.safetensors", safetensors("{" + a + "," + b + "}", 8), "starts at 4");
        refuses("a.safetensors", safetensors("{" + a + "," + a + "}", 4), "Duplicate field 'a'");
        refuses("a.safetensors", safetensors("{" + a, 4), "not the JSON it should be");
        refuses("a.safetensors", safetensors("{" + a + "} {}", 4), "goes on after the JSON object");
        refuses("a.safetensors", safetensors("[1,2]", 4), "no JSON object");
        refuses("a.safetensors", safetensors("{\"a\":1}", 4), "not the JSON it should be");
        refuses("a.safetensors", safetensors("{\"a\":null}", 4), "does not say dtype");
        refuses("a.safetensors", safetensors("{\"a\":" + "[".repeat(5000), 4), "not the JSON it should be");
        refuses("a.safetensors", new byte[0], "It is empty");
        refuses("a.safetensors", new byte[4], "has only 4 bytes");
        refuses("a.safetensors", new byte[8], "says that its header has 0 bytes");
        for (byte filling : new byte[] {0x11, 0x7f, (byte) 0xff}) {
            byte[] hugeHeader = safetensors("{" + a + "}", 4);
            Arrays.fill(hugeHeader, 0, 8, filling);
            refuses("a.safetensors", hugeHeader, "says that its header has");
        }
        byte[] beyond = safetensors("{" + a + "}", 4);
        beyond[1] = 1;
        refuses("a.safetensors", beyond, "says that its header has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.npy", "small.npz", "small.safetensors"})
    void cutAnywhere(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Golden.resource("weights/" + name));
        for (int length = 0; length < whole.length; length++) {
            refuses(name, Arrays.copyOf(whole, length), "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.npy", "small.safetensors"})
    void longerThanTheySay(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Golden.resource("weights/" + name));
        refuses(name, Arrays.copyOf(whole, whole.length + 8), "follow the header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.npy", "small.npz", "small.safetensors", "types.safetensors"})
    void damagedAnywhere(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Golden.resource("weights/" + name));
        SplittableRandom random = new SplittableRandom(7);
        Path file = folder.resolve(name);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(1, 5); j > 0; j--) {
                // Headers, and the directories at the end, are what matters.
                int reach = Math.min(damaged.length, random.nextBoolean() ? 120 : damaged.length);
                int at = random.nextInt(reach);
                damaged[random.nextBoolean() ? at : damaged.length - 1 - at] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                ArrayFiles.read(file);
            } catch (ArrayFileException clear) {
                assertThat(clear).hasMessageStartingWith("Cannot read " + file + ": ");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
