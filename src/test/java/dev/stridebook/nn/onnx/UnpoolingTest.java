package dev.stridebook.nn.onnx;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.Golden;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MaxUnpool2d;
import dev.stridebook.nn.Pooled;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A network that puts values back where its pooling found them, as SegNet does. PyTorch cannot export one. */
class UnpoolingTest {
    @TempDir
    private Path folder;

    @Test
    void valuesGoBackWhereTheyWereFound() throws IOException {
        Path file = folder.resolve("segnet.onnx");
        new OnnxFile()
                .input(-1, 2, 7, 6)
                .integers("size", 1, 2, 7, 6)
                .node(
                        "MaxPool",
                        "x",
                        "p i",
                        Messages.attribute("kernel_shape", 2, 3),
                        Messages.attribute("strides", 2, 3))
                .node("Tanh", "p", "t")
                .node(
                        "MaxUnpool",
                        "t i size",
                        "y",
                        Messages.attribute("kernel_shape", 2, 3),
                        Messages.attribute("strides", 2, 3))
                .write(file);
        Sequential net = Onnx.read(file);
        INDArray x = Some.random(3, 2, 7, 6);
        Pooled pooled = new MaxPool2d(kernel(2, 3)).pool(x);
        MaxUnpool2d unpool = new MaxUnpool2d(kernel(2, 3));
        INDArray squashed = Transforms.tanh(pooled.values());
        INDArray expected = unpool.forward(squashed, pooled.indices(), Size.of(7, 6));
        Golden.assertClose("output", net.forward(x), expected);
        assertThat(net.outputShape(Shape.of(2, 7, 6))).isEqualTo(Shape.of(2, 7, 6));
        INDArray back = net.backward(Some.ones(3, 2, 7, 6));
        assertThat(back.gt(0).castTo(x.dataType()).sumNumber().longValue()).isEqualTo(3 * 2 * 3 * 2);
    }
}
