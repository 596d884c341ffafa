package dev.stridebook.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.stridebook.nn.Golden;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks that PyTorch has exported compute what they do there: see src/test/python/onnx_cases.py. */
class NetsTest {
    @TempDir
    private Path folder;

    static Stream<String> files() {
        File[] files =
                Golden.resource("onnx/nets.npz").getParent().toFile().listFiles((in, name) -> name.endsWith(".onnx"));
        return Arrays.stream(files).map(File::getName).sorted();
    }

    private static Path file(String name) {
        return Golden.resource("onnx/" + name);
    }

    private static Golden.Case golden(String file) {
        return Golden.of("onnx/nets", file.substring(0, file.indexOf('_')));
    }

    @ParameterizedTest
    @MethodSource("files")
    void asInPyTorch(String file) {
        Layer net = Onnx.read(file(file));
        Golden.assertClose(
                file, net.forward(golden(file).array("x")), golden(file).array("y"));
    }

    /** The gradient of the outputs' sum says how it grows in some direction. */
    @ParameterizedTest
    @MethodSource("files")
    void gradientsComeBackToTheInput(String file) {
        Layer net = Onnx.read(file(file));
        INDArray x = golden(file).array("x").add(0.013);
        INDArray y = net.forward(x);
        INDArray weights = Some.counting(y.shape()).divi(y.length());
        INDArray gradient = net.backward(weights);
        INDArray direction = gradient.div(gradient.norm2Number());
        float step = 1e-2f;
        double more = net.forward(x.add(direction.mul(step)))
                .muli(weights)
                .sumNumber()
                .doubleValue();
        double less = net.forward(x.sub(direction.mul(step)))
                .muli(weights)
                .sumNumber()
                .doubleValue();
        double slope = gradient.mul(direction).sumNumber().doubleValue();
        assertThat((more - less) / (2 * step)).isCloseTo(slope, withinPercentage(5));
        assertThat(net.parameters()).isNotEmpty();
    }

    /** What has been written and read again is the same. */
    @ParameterizedTest
    @MethodSource("files")
    void survivesWriting(String file) {
        Sequential net = Onnx.read(file(file));
        Path written = folder.resolve(file);
        Onnx.write(net, Onnx.inputShape(file(file)).orElseThrow(), written);
        Golden.assertClose(
                file,
                Onnx.read(written).forward(golden(file).array("x")),
                golden(file).array("y"));
    }

    @Test
    void blocksAreRecognised() {
        assertThat(Onnx.read(file("lenet_old17.onnx")).toString()).isEqualTo("""
                        Sequential(
                          Conv2d(1, 3, kernel 5×5),
                          ReLU(),
                          MaxPool2d(kernel 2×2, stride 2×2),
                          Flatten(),
                          Linear(48, 8),
                          ReLU(),
                          Linear(8, 4),
                          LogSoftmax())""");
        assertThat(Onnx.read(file("residual_old17.onnx")).layers())
                .extracting(layer -> layer.getClass().getSimpleName())
                .containsExactly(
                        "Conv2d",
                        "ReLU",
                        "MaxPool2d",
                        "Residual",
                        "ReLU",
                        "Residual",
                        "ReLU",
                        "AdaptiveAvgPool2d",
                        "Flatten",
                        "Linear");
    }
}
