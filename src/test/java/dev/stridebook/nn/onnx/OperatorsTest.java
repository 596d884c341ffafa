package dev.stridebook.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Golden;
import dev.stridebook.nn.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operator does what ONNX's own tests of it say: see src/test/python/onnx_cases.py. */
class OperatorsTest {
    /** What is not supported, and what the text says of it. */
    private static final Map<String, String> REFUSED = new TreeMap<>();

    static {
        refused("supported are convolutions along one axis, [out, in, k], or two", "convtranspose_3d");
        refused(
                "training_mode 1 is not supported",
                "batchnorm_example_training_mode",
                "batchnorm_epsilon_training_mode");
        refused(
                "training_mode is not supported",
                "training_dropout_default",
                "training_dropout_default_mask",
                "training_dropout",
                "training_dropout_mask");
        refused("weights must be a matrix", "matmul_3d", "matmul_4d", "matmul_bcast", "matmul_1d_3d");
        refused("Nothing is left", "slice_start_out_of_bounds");
    }

    private static void refused(String text, String... cases) {
        for (String name : cases) {
            REFUSED.put(name, text);
        }
    }

    @TempDir
    private Path folder;

    static Stream<String> cases() {
        return Golden.cases("onnx/operators").stream().map(Golden.Case::name);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asOnnxDoes(String name) throws IOException {
        Golden.Case golden = Golden.of("onnx/operators", name);
        Path file = folder.resolve(name + ".onnx");
        new OnnxFile().add(golden).write(file);
        if (REFUSED.containsKey(name)) {
            assertThatThrownBy(() -> Onnx.read(file))
                    .isInstanceOf(OnnxException.class)
                    .hasMessageContaining(REFUSED.get(name));
            return;
        }
        Layer net = Onnx.read(file);
        Golden.assertClose(name, net.forward(OnnxFile.input(golden)), golden.array("y"));
    }

    @Test
    void nothingIsRefusedThatIsNoCase() {
        assertThat(cases().toList()).containsAll(REFUSED.keySet());
    }
}
