package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.nn.file.ArrayFileException;
import dev.stridebook.nn.file.Npy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Headers as other programs spell them: what NumPy reads we read, and what it refuses we refuse. See golden_files.py. */
class NpyHeadersTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> areReadOrRefusedAsInNumPy() {
        return Golden.cases("npy_headers").stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    Path file = Files.write(folder.resolve("a.npy"), npy(golden.args()));
                    if (golden.isRefused() && !golden.isOurs()) {
                        assertThatThrownBy(() -> Npy.read(file))
                                .isInstanceOf(ArrayFileException.class)
                                .hasMessageStartingWith("Cannot read " + file + ": it");
                    } else if (golden.isOurs()) {
                        assertThat(Npy.read(file).shape()).containsExactly(2, 3);
                    } else {
                        assertClose("values", Npy.read(file), golden.array("y"));
                    }
                }));
    }

    private static byte[] npy(JsonNode args) {
        int version = args.required("version").asInt();
        byte[] header = args.required("header").asText().getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = HexFormat.of().parseHex(args.required("body").asText());
        ByteBuffer file = ByteBuffer.allocate(12 + header.length + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            file.putShort((short) header.length);
        } else {
            file.putInt(header.length);
        }
        file.put(header).put(body);
        byte[] written = new byte[file.position()];
        file.flip().get(written);
        return written;
    }

    @Test
    void aHeaderOfNothingButBlanksOrQuotesDoesNoHarm() throws IOException {
        for (String filling : new String[] {" ", "'", "{", "[", "(", "-", "#\n", "0", "0x", "_", ":", "''"}) {
            String header = filling.repeat(60_000 / filling.length());
            ByteBuffer file = ByteBuffer.allocate(10 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
            file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
            file.putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1));
            Path path = Files.write(folder.resolve("a.npy"), file.array());
            assertThatThrownBy(() -> Npy.read(path))
                    .isInstanceOf(ArrayFileException.class)
                    .hasMessageContaining("does not say type, order and shape");
        }
    }

    @Test
    void eightBitsBecomeFloats() {
        Weights read = Weights.read(Golden.resource("weights/eight_bits.safetensors"));
        for (String type : new String[] {"e5m2", "e4m3"}) {
            assertClose(type, read.get(type), read.get(type + "_as_float"));
        }
    }
}
