package dev.stridebook.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Golden;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.shape.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Files that are cut off, damaged, made to do harm, or need what there is not, end in one exception that names file, node and fault. */
class BrokenFilesTest {
    @TempDir
    private Path folder;

    private void refuses(Path file, String... faults) {
        assertThatThrownBy(() -> Onnx.read(file))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("Cannot read " + file + ": ")
                .hasMessageContainingAll(faults);
    }

    private void refuses(byte[] bytes, String... faults) throws IOException {
        refuses(Files.write(folder.resolve("broken.onnx"), bytes), faults);
    }

    private void refuses(OnnxFile model, String... faults) throws IOException {
        Path file = folder.resolve("model.onnx");
        model.write(file);
        refuses(file, faults);
    }

    @Test
    void filesThatAreNone() throws IOException {
        refuses(folder.resolve("missing.onnx"), "there is no such file");
        refuses(new byte[0], "It is empty");
        refuses("<html>not found</html>".getBytes(StandardCharsets.UTF_8), "It is no ONNX file");
        refuses(new byte[] {(byte) 0x80, 2, 'c', '_', '_', 'm', 'a', 'i', 'n'}, "It is no ONNX file");
        refuses(new byte[] {8, 10}, "It is no ONNX file, or has no graph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet_old17.onnx", "shuffle_old11.onnx", "lines_new18.onnx"})
    void cutAnywhere(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Golden.resource("onnx/" + name));
        Path file = folder.resolve(name);
        int refused = 0;
        for (int length = 0; length < whole.length; length += 3) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused += isRefused(file) ? 1 : 0;
        }
        // What the file ends with are the versions of its operators.
        assertThat(refused).isGreaterThan(whole.length / 3 - 7);
    }

    /** What can still be read can also be run, or says what does not fit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lenet_old17.onnx",
                "residual_old11.onnx",
                "shuffle_old17.onnx",
                "unet_new18.onnx",
                "lines_old11.onnx",
                "mobile_new18.onnx"
            })
    void damagedAnywhere(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Golden.resource("onnx/" + name));
        INDArray x =
                Golden.of("onnx/nets", name.substring(0, name.indexOf('_'))).array("x");
        SplittableRandom random = new SplittableRandom(11);
        Path file = folder.resolve(name);
        int refused = 0;
        for (int i = 0; i < 250; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            refused += isRefused(file) ? 1 : runs(Onnx.read(file), x) ? 0 : 1;
        }
        assertThat(refused).isPositive();
    }

    private static boolean isRefused(Path file) {
        try {
            Onnx.read(file);
            return false;
        } catch (OnnxException clear) {
            assertThat(clear).hasMessageStartingWith("Cannot read " + file + ": ");
            assertThat(clear.getMessage()).doesNotContain("null");
            return true;
        }
    }

    private static boolean runs(Sequential net, INDArray x) {
        try {
            net.forward(x);
            return true;
        } catch (IllegalArgumentException | OnnxException clear) {
            return false;
        }
    }

    @Test
    void graphsThatAreNone() throws IOException {
        refuses(
                new OnnxFile().node("Relu", "y", "y"),
                "In its node \"Relu0\" (Relu)",
                "\"y\" is put out by a later node");
        refuses(
                new OnnxFile().node("Relu", "b", "a").node("Relu", "a", "b").output("b"),
                "its input \"b\" is put out by a later node");
        refuses(new OnnxFile().node("Relu", "z", "y"), "its input \"z\" is neither an input of the network");
        refuses(new OnnxFile().node("Relu", "x", "x"), "its output \"x\" is there already");
        refuses(new OnnxFile().node("Relu", "x", "z"), "Its output \"y\" is what no node puts out");
        refuses(new OnnxFile().node("Relu", "x", ""), "it has no output");
        refuses(new OnnxFile().node("Relu", "x x", "y"), "it has 2 inputs, but Relu takes 1");
        refuses(new OnnxFile().node("Relu", "", "y"), "it has 0 inputs");
        refuses(new OnnxFile().floats("w", Some.row(1)).node("Relu", "w", "y"), "does not depend on its input");
        refuses(
                new OnnxFile().node("Relu", "x", "y").node("Tanh", "x", "z").output("y z"),
                "A network here has one output, but this has 2: y, z. Cut it in Python: onnx.utils.extract_model");
        refuses(
                new OnnxFile().and("mask").node("Mul", "x mask", "y"),
                "A network here has one input, but this has 2: x, mask.");
        refuses(
                new OnnxFile().opset(6).node("Relu", "x", "y"),
                "version 6",
                "supported are 7 and later",
                "version_converter");
        refuses(new OnnxFile().input(1, -7, 3).node("Relu", "x", "y"), "sizes must be from 0");
        refuses(new OnnxFile().input(1, 1L << 40, 3).node("Relu", "x", "y"), "sizes must be from 0");
    }

    @Test
    void whatIsNotSupportedIsNamed() throws IOException {
        refuses(
                new OnnxFile().node("LSTM", "x x x", "y"),
                "In its node \"LSTM0\" (LSTM)",
                "this operator is not supported, but these are: Abs, Add, AveragePool");
        refuses(
                new OnnxFile().node("Relu", "x", "y", Messages.attribute("slope", 2.0)),
                "its attribute slope is not supported, but only none at all");
        refuses(
                new OnnxFile().node("LeakyRelu", "x", "y", Messages.attribute("alpha", "much")),
                "its attribute alpha must be a number");
        refuses(
                new OnnxFile()
                        .node(
                                "Pad",
                                "x",
                                "y",
                                Messages.attribute("mode", "mirror"),
                                Messages.attribute("pads", new long[8])),
                "its attribute mode is \"mirror\", but supported is constant, reflect, edge, wrap");
        refuses(
                new OnnxFile().floats("w", Some.ones(1, 1, 3, 3, 3)).node("Conv", "x w", "y"),
                "its weights have the shape [1, 1, 3, 3, 3], but supported are");
        refuses(new OnnxFile().node("Conv", "x x", "y"), "its weights must be a constant, but is computed");
        refuses(new OnnxFile().node("MatMul", "x x", "y"), "products of two computed matrices");
        refuses(
                new OnnxFile()
                        .node("Relu", "x", "a")
                        .node("Dropout", "a", "b mask")
                        .node("Add", "b mask", "y"),
                "its input \"mask\" is put out by a later node, or is an output that is not supported");
        refuses(
                new OnnxFile().input(-1, 1, -1, -1).node("Shape", "x", "s").node("Reshape", "x s", "y"),
                "Give the input's shape: Onnx.read(file, Shape.of(3, 224, 224))");
        refuses(
                new OnnxFile()
                        .input(-1, 1, -1, -1)
                        .floats("w", Some.ones(1, 1, 3, 3))
                        .node(
                                "Conv",
                                "x w",
                                "y",
                                Messages.attribute("auto_pad", "SAME_UPPER"),
                                Messages.attribute("strides", 2, 2)),
                "auto_pad with a stride depends on the size of its input");
    }

    @Test
    void aShapeThatTheFileLeavesOpenCanBeGiven() throws IOException {
        Path file = folder.resolve("open.onnx");
        new OnnxFile()
                .input(-1, 1, -1, -1)
                .floats("w", Some.ones(1, 1, 3, 3))
                .node(
                        "Conv",
                        "x w",
                        "y",
                        Messages.attribute("auto_pad", "SAME_UPPER"),
                        Messages.attribute("strides", 2, 2))
                .write(file);
        assertThat(Onnx.inputShape(file)).isEmpty();
        assertThat(Onnx.read(file, Shape.of(1, 5, 8)).outputShape(Shape.of(1, 5, 8)))
                .isEqualTo(Shape.of(1, 3, 4));
    }

    @Test
    void tensorsThatAreTooLargeOrTooSmall() throws IOException {
        OnnxFile conv = new OnnxFile().node("Conv", "x w", "y");
        Message floats = new Message().number(2, OnnxTensor.FLOAT).text(8, "w");
        refuses(
                conv.tensor(floats.numbers(1, 1, 1, 3, 3).bytes(9, new byte[8])),
                "Its tensor \"w\" has the shape [1, 1, 3, 3], which takes 9 numbers");
        for (long size : new long[] {-1, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE}) {
            refuses(
                    new OnnxFile()
                            .node("Conv", "x w", "y")
                            .tensor(new Message()
                                    .number(2, OnnxTensor.FLOAT)
                                    .text(8, "w")
                                    .numbers(1, size, 3)),
                    "Its tensor \"w\"");
        }
        refuses(
                new OnnxFile()
                        .node("Conv", "x w", "y")
                        .tensor(new Message()
                                .number(2, OnnxTensor.FLOAT)
                                .text(8, "w")
                                .numbers(1, 1 << 20, 1 << 20)),
                "more than any array holds");
        refuses(
                new OnnxFile()
                        .node("Conv", "x w", "y")
                        .tensor(new Message()
                                .number(2, 17)
                                .text(8, "w")
                                .number(1, 1)
                                .bytes(9, new byte[1])),
                "holds values of ONNX's type 17");
        refuses(
                new OnnxFile()
                        .integers("shape", 1 << 30, 1 << 30)
                        .node("ConstantOfShape", "shape", "c")
                        .node("Add", "x c", "y"),
                "more than any array holds");
        refuses(
                new OnnxFile()
                        .integers("shape", 1 << 30)
                        .node("ConstantOfShape", "shape", "c")
                        .node("Add", "x c", "y"),
                "it computes a constant of 1073741824 values");
        refuses(
                new OnnxFile()
                        .node("Pad", "x", "y", Messages.attribute("pads", 0, 1 << 30, 0, 0, 0, 0, 0, 0))
                        .opset(9),
                "would get 1073741825 values");
        refuses(
                new OnnxFile()
                        .floats("s", Some.row(1, 1, 1e9, 1))
                        .node("Upsample", "x s", "y")
                        .opset(9),
                "");
    }

    @Test
    void aSmallFileOfManyNodesIsRefused() throws IOException {
        byte[] manyNodes = new byte[2_000_000];
        for (int i = 0; i < manyNodes.length; i += 2) {
            manyNodes[i] = 1 << 3 | 2; // an empty node
        }
        Path file = folder.resolve("many.onnx");
        OnnxFile.write(new Message().bytes(7, manyNodes), file);
        refuses(file, "It has more than 200,000 parts");
    }

    @Test
    void blocksWithinBlocksDoNotFillTheStack() throws IOException {
        OnnxFile model = new OnnxFile().input(-1, 3).node("Relu", "x", "v0");
        int depth = 3000;
        for (int i = 0; i < depth; i++) {
            model.node("Tanh", "v" + i, "t" + i).node("Add", "t" + i + " v0", "v" + (i + 1));
        }
        Path file = folder.resolve("deep.onnx");
        model.output("v" + depth).write(file);
        Sequential net = Onnx.read(file);
        net.backward(net.forward(Some.ones(1, 3)));
    }

    @Test
    void weightsInAnotherFile() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(folder.resolve("weights.bin"), new byte[] {0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40});
        external("weights.bin", "4", "8").write(file);
        Golden.assertClose("sum", Onnx.read(file).forward(Some.ones(1, 2)), Some.values(new long[] {1, 2}, 2, 3));
        refuses(
                external("weights.bin", "8", "8"),
                "it takes 8 bytes, but is said to be the 8 bytes from 8 on of weights.bin, which has 12");
        refuses(external("weights.bin", "-1", "8"), "bytes from -1 on");
        refuses(external("weights.bin", "0", "4"), "it takes 8 bytes, but");
        refuses(external("weights.bin", "x", "8"), "its offset is \"x\", which is no number");
        refuses(external("none.bin", "0", "8"), "which is not there. Put that file beside the model's");
        refuses(external("../weights.bin", "0", "8"), "which is not in the folder of the model");
        refuses(external("/etc/hostname", "0", "8"), "which is not in the folder of the model");
        refuses(external("", "0", "8"), "which is not in the folder of the model");
    }

    private static OnnxFile external(String location, String offset, String length) {
        Message tensor = new Message().number(1, 2).number(2, OnnxTensor.FLOAT).text(8, "w");
        tensor.part(13, new Message().text(1, "location").text(2, location));
        tensor.part(13, new Message().text(1, "offset").text(2, offset));
        tensor.part(13, new Message().text(1, "length").text(2, length)).number(14, 1);
        return new OnnxFile().input(-1, 2).tensor(tensor).node("Add", "x w", "y");
    }
}
