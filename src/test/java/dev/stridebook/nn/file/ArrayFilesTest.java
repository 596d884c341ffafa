package dev.stridebook.nn.file;

import static dev.stridebook.nn.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Files as NumPy and safetensors write them: the recorded ones were written by these libraries, see golden.py. */
class ArrayFilesTest {
    @TempDir
    private Path folder;

    private static Map<String, INDArray> recorded(String name) {
        return ArrayFiles.read(Golden.resource("weights/" + name));
    }

    @Test
    void safetensorsAreWrittenByteForByteAsTheirLibraryDoes() {
        Path file = folder.resolve("small.safetensors");
        ArrayFiles.write(file, recorded("small.safetensors"));
        assertThat(file).hasSameBinaryContentAs(Golden.resource("weights/small.safetensors"));
    }

    @Test
    void arraysAreWrittenByteForByteAsNumPyDoes() throws IOException {
        Path file = folder.resolve("one.npy");
        Npy.write(file, Npy.read(Golden.resource("weights/one.npy")));
        assertThat(file).hasSameBinaryContentAs(Golden.resource("weights/one.npy"));

        Path archive = folder.resolve("small.npz");
        ArrayFiles.write(archive, recorded("small.npz"));
        assertThat(entries(archive)).isEqualTo(entries(Golden.resource("weights/small.npz")));
    }

    private static List<String> entries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream()
                    .map(entry -> {
                        try (InputStream in = zip.getInputStream(entry)) {
                            return entry.getName() + Arrays.toString(in.readAllBytes());
                        } catch (IOException broken) {
                            throw new AssertionError(broken);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void numPysTypesAndOrdersBecomeFloats() {
        Map<String, INDArray> types = recorded("types.npz");
        assertThat(types).hasSize(27);
        for (String name : types.keySet()) {
            if (name.startsWith("little_")
                    || name.startsWith("big_") && !name.endsWith("fortran")
                    || name.length() == 2) {
                assertClose(name, types.get(name), Nd4j.createFromArray(new float[][] {{0, 1, 2}, {100, 3, 1}}));
            }
        }
        assertThat(types.get("bool").toFloatMatrix()).isEqualTo(new float[][] {{0, 1, 1}, {1, 1, 1}});
        assertThat(types.get("extreme_u8").toFloatVector())
                .containsExactly(0x1p64f, 0x1p63f, (float) (0x1p63 + 0x1p40));
        assertThat(types.get("extreme_i1").toFloatVector()).containsExactly(-128, 127);
        float[] halves = types.get("extreme_f2").toFloatVector();
        assertThat(halves)
                .containsExactly(
                        0,
                        0x1p-24f,
                        -0x1.ff8p-15f,
                        65504,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN,
                        -0f,
                        0x1.554p-2f);
        assertClose(
                "fortran",
                types.get("fortran"),
                Nd4j.arange(24).castTo(DataType.FLOAT).reshape(2, 3, 4));
        assertClose(
                "big_fortran",
                types.get("big_fortran"),
                Nd4j.arange(6).castTo(DataType.FLOAT).reshape(2, 3));
        assertThat(types.get("scalar").shape()).isEmpty();
        assertThat(types.get("scalar").getFloat(0)).isEqualTo(2.5f);
        assertThat(types.get("empty").shape()).containsExactly(0, 3);
        assertThat(types.get("one_axis").toFloatVector()).containsExactly(0, 1, 2, 3, 4);
    }

    /** What Hugging Face's library reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{%s}",
                " \n{%s}",
                "{%s}\n\t ",
                "{ \n  %s\n}",
                "{\"__metadata__\":{\"format\":\"pt\"},%s}",
                "{%s,\"__metadata__\":null}",
                "{%s,\"b\":{\"dtype\":\"I64\",\"shape\":[0,3],\"data_offsets\":[0,0]}}",
            })
    void safetensorsHeadersInAnySpelling(String header) throws IOException {
        for (String entry : List.of(
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}",
                "\"\\u0061\" : { \"data_offsets\" : [ 0, 8 ], \"shape\" : [ 2 ], \"dtype\" : \"F32\" }",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"more\":{},\"data_offsets\":[0,8]}")) {
            byte[] text = header.formatted(entry).getBytes(StandardCharsets.UTF_8);
            ByteBuffer file = ByteBuffer.allocate(16 + text.length).order(ByteOrder.LITTLE_ENDIAN);
            file.putLong(text.length).put(text).putFloat(1.5f).putFloat(-2);
            Path path = Files.write(folder.resolve("a.safetensors"), file.array());

            assertThat(ArrayFiles.read(path).get("a").toFloatVector()).containsExactly(1.5f, -2);
        }
    }

    @Test
    void foldersInAnArchiveAreNoArrays() throws IOException {
        Path archive = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("layers/"));
            zip.putNextEntry(new ZipEntry("layers/one.npy"));
            Files.copy(Golden.resource("weights/one.npy"), zip);
        }

        assertThat(ArrayFiles.read(archive)).containsOnlyKeys("layers/one");
    }

    @Test
    void safetensorsTypesBecomeFloats() {
        Map<String, INDArray> types = recorded("types.safetensors");
        assertThat(types).hasSize(16);
        for (String name : types.keySet()) {
            if (!List.of("bool", "extreme_bfloat16", "scalar", "empty").contains(name)) {
                assertClose(name, types.get(name), Nd4j.createFromArray(new float[][] {{0, 1, 2}, {100, 3, 1}}));
            }
        }
        assertThat(types.get("bool").toFloatMatrix()).isEqualTo(new float[][] {{0, 1, 1}, {1, 1, 1}});
        float[] extreme = types.get("extreme_bfloat16").toFloatVector();
        assertThat(extreme).startsWith(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN);
        assertThat(extreme[3]).isBetween(2.9e38f, 3.1e38f);
        assertThat(extreme[4]).isBetween(9e-41f, 1.1e-40f);
        assertThat(types.get("scalar").shape()).isEmpty();
        assertThat(types.get("empty").shape()).containsExactly(0, 3);
    }
}
