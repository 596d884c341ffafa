package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.file.Npy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights that travel between PyTorch, NumPy and here. The files were written by their libraries: see golden.py. */
class WeightsTest {
    private static final Map<String, String> THEIR_NAMES = Map.of("conv1", "0", "conv2", "3", "fc1", "7", "fc2", "9");

    @TempDir
    private Path folder;

    private static Weights recorded(String name) {
        return Weights.read(Golden.resource("weights/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist.safetensors", "mnist.npz"})
    void aPyTorchMnistNetGivesTheSameLogits(String file) {
        Sequential net = Networks.mnistNet(0);
        recorded(file).into(net, THEIR_NAMES);
        List<Layer> layers = net.layers();
        Sequential logits = new Sequential(layers.subList(0, layers.size() - 1).toArray(Layer[]::new));
        Weights expected = recorded("mnist_logits.npz");
        assertClose("logits", logits.forward(expected.get("x")), expected.get("logits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.safetensors", "net.npz", "NET.NPZ", "deep/folder/net.npz"})
    void comeBackAsTheyWereSaved(String name) {
        Path file = folder.resolve(name);
        Sequential net = Networks.mnistNet(1);
        Weights.of(net).save(file);
        Weights.of(Networks.mnistNet(2)).save(file);
        Weights.of(net).save(file);
        Sequential other = Networks.mnistNet(3);
        Weights.read(file).into(other);
        for (int i = 0; i < net.parameters().size(); i++) {
            assertThat(other.parameters().get(i).value())
                    .isEqualTo(net.parameters().get(i).value());
        }
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**~");
    }

    @Test
    void aSingleArrayComesBackFromAnNpyFile() {
        INDArray array = Some.random(2, 3, 4);
        Path file = folder.resolve("0.weight.npy");
        Npy.write(file, array.permute(2, 0, 1));
        assertThat(Npy.read(file)).isEqualTo(array.permute(2, 0, 1));
        assertThat(Weights.read(file).names()).containsExactly("0.weight");
        Weights.read(file).save(folder.resolve("copy.npy"));
        assertThat(folder.resolve("copy.npy")).hasSameBinaryContentAs(file);
    }

    @Test
    void theSameWeightsMakeTheSameFile() throws IOException {
        for (String name : List.of("net.npz", "net.safetensors")) {
            Weights.of(Networks.mnistNet(1)).save(folder.resolve("first" + name));
            Weights.of(Networks.mnistNet(1)).save(folder.resolve("second" + name));
            assertThat(folder.resolve("first" + name)).hasSameBinaryContentAs(folder.resolve("second" + name));
        }
    }

    @Test
    void bringRunningStatisticsAndPassOverTheCountOfBatches() {
        Weights theirs = recorded("batch_norm.safetensors");
        assertThat(theirs.names()).contains("1.num_batches_tracked");
        Sequential net = new Sequential(new Conv2d(2, 3, kernel(1)), new BatchNorm2d(3));
        theirs.into(net);
        assertThat(net.buffers()).containsOnlyKeys("1.running_mean", "1.running_var");
        net.buffers().forEach((name, values) -> assertThat(values).isEqualTo(theirs.get(name)));
        net.forward(Some.random(2, 2, 4, 4));
        Weights ours = Weights.of(net);
        assertThat(ours.names())
                .containsExactly("0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var");
        ours.save(folder.resolve("ours.npz"));
        Weights.read(folder.resolve("ours.npz")).into(new Sequential(new Conv2d(2, 3, kernel(1)), new BatchNorm2d(3)));
    }

    @Test
    void areACopy() {
        Sequential net = new Sequential(new Linear(2, 1));
        Weights before = Weights.of(net);
        INDArray weight = before.get("0.weight");
        net.parameters().get(0).value().addi(1);
        before.get("0.weight").addi(5);
        assertThat(before.get("0.weight")).isEqualTo(weight);
        before.into(net);
        assertThat(net.parameters().get(0).value()).isEqualTo(weight);
    }

    @Test
    void outliveTheWorkspaceTheyWereTakenIn() {
        Sequential net = new Sequential(new Linear(2, 1));
        var configuration = WorkspaceConfiguration.builder().initialSize(10_000).build();
        Weights weights;
        try (var memory = Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "weights")) {
            Weights.of(net).save(folder.resolve("net.npz"));
            weights = Weights.read(folder.resolve("net.npz"));
        }
        assertThat(weights.get("0.weight").isAttached()).isFalse();
        assertThat(weights.get("0.weight")).isEqualTo(net.parameters().get(0).value());
    }

    @Test
    void tellEverythingThatDoesNotFitAndHowToMapNames() {
        Sequential net = Networks.mnistNet(0);
        INDArray before = net.parameters().get(0).value().dup();
        assertThatThrownBy(() -> recorded("mnist.npz").into(net))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("mnist.npz: the weights do not fit the network, and nothing was changed.")
                .hasMessageContaining("Only in the network: 0.weight [10, 1, 5, 5], 0.bias [10], 3.weight")
                .hasMessageContaining("Only in the file: conv1.weight [10, 1, 5, 5], conv1.bias [10], ")
                .hasMessageEndingWith("map theirs to ours: into(net, Map.of(\"conv1\", \"0\", \"conv2\", \"3\", "
                        + "\"fc1\", \"7\", \"fc2\", \"9\")).");
        assertThat(net.parameters().get(0).value()).isEqualTo(before);
    }

    @Test
    void tellShapesThatDiffer() {
        Sequential net = new Sequential(
                new Conv2d(1, 2, kernel(3)), new ReLU(), new Flatten(), new Linear(2, 3), new ReLU(), new Linear(3, 2));
        Sequential other = new Sequential(
                new Conv2d(1, 2, kernel(3)), new ReLU(), new Flatten(), new Linear(5, 3), new ReLU(), new Linear(3, 2));
        INDArray before = net.parameters().get(0).value().dup();
        assertThatThrownBy(() -> Weights.of(other).into(net))
                .hasMessage("Weights of Sequential: the weights do not fit the network, and nothing was changed.\n"
                        + "Of different shapes: 3.weight is [3, 2] in the network, but [3, 5] in the file.\n"
                        + "Build the network with the sizes of the file.");
        assertThat(net.parameters().get(0).value()).isEqualTo(before);
    }

    @Test
    void giveAnExampleWhereNamesCannotBeGuessed() {
        Sequential net = new Sequential(new Linear(2, 2), new Linear(2, 2));
        Weights.of(new Sequential(new ReLU(), new Linear(2, 2), new Linear(2, 2)))
                .save(folder.resolve("two.npz"));
        assertThatThrownBy(() -> Weights.read(folder.resolve("two.npz")).into(net))
                .hasMessageContaining("Only in the network: 0.weight [2, 2], 0.bias [2].")
                .hasMessageContaining("Map.of(\"2\", \"0\")");
        assertThatThrownBy(() -> Weights.of(new Sequential(new ReLU(), new ReLU(), new Linear(2, 2), new Linear(2, 2)))
                        .into(net))
                .hasMessageEndingWith("Map.of(\"2\", \"0\", …)).");
    }

    @Test
    void prefixesRenameAddAndTakeAway() {
        Linear linear = new Linear(2, 1);
        Sequential net = new Sequential(linear);
        Weights.of(linear).into(net, Map.of("", "0"));
        Weights.of(net).into(linear, Map.of("0", ""));
        Sequential two = new Sequential(new Linear(2, 1), new Linear(2, 1));
        Weights.of(new Sequential(two)).into(two, Map.of("0", "", "0.1", "1"));
        assertThatThrownBy(() -> Weights.of(net).into(net, Map.of("conv1", "0")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("no name begins with [conv1]. They are [0.weight, 0.bias]");
        assertThatThrownBy(() -> Weights.of(new Sequential(new Linear(2, 1), new Linear(2, 1)))
                        .into(net, Map.of("1", "0")))
                .hasMessageContaining("give two arrays the name 0.weight");
    }

    @Test
    void refuseWhatIsNoFileOfWeights() {
        Weights weights = Weights.of(new Linear(2, 1));
        assertThatThrownBy(() -> weights.save(folder.resolve("net.pt")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("must end in .safetensors, .npz or .npy")
                .hasMessageContaining("safetensors.torch.save_file");
        assertThatThrownBy(() -> weights.save(folder.resolve("net")))
                .hasMessageContaining("must end in .safetensors, .npz or .npy");
        assertThatThrownBy(() -> weights.save(folder.resolve("net.npy"))).hasMessageContaining("holds one array");
        assertThatThrownBy(() -> Weights.read(folder.resolve("absent.npz")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("absent.npz: there is no such file");
        assertThatThrownBy(() -> weights.get("conv")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void leaveTheOldFileWhereTheNewOneCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Weights.of(new Linear(2, 1)).save(inTheWay.resolve("net.npz")))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("Cannot write");
        assertThat(inTheWay).hasContent("not a folder");
    }
}
