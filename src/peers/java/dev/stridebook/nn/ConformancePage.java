package dev.stridebook.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes docs/conformance.md: each argument of each layer, in Stridebook and its peers, decided by running the golden cases. */
final class ConformancePage {
    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("conv2d", "Conv2d");
        LAYERS.put("conv1d", "Conv1d");
        LAYERS.put("conv_transpose2d", "ConvTranspose2d");
        LAYERS.put("max_pool2d", "MaxPool2d");
        LAYERS.put("avg_pool2d", "AvgPool2d");
        LAYERS.put("min_pool2d", "MinPool2d (in PyTorch: −max_pool2d(−x))");
        LAYERS.put("pool1d", "MaxPool1d, AvgPool1d");
        LAYERS.put("adaptive_avg_pool2d", "AdaptiveAvgPool2d");
        LAYERS.put("max_unpool2d", "MaxUnpool2d");
        LAYERS.put("batch_norm2d", "BatchNorm2d");
        LAYERS.put("activations", "ReLU, Sigmoid, Softmax, LogSoftmax");
        LAYERS.put("linear", "Linear");
        LAYERS.put("conv_transpose1d", "ConvTranspose1d");
        LAYERS.put("output_size", "ConvTranspose1d, ConvTranspose2d with output_size");
        LAYERS.put("adaptive_pool", "AdaptiveMaxPool1d, 2d, AdaptiveAvgPool1d, 2d");
        LAYERS.put("max_unpool1d", "MaxUnpool1d");
        LAYERS.put("lp_pool", "LPPool1d, LPPool2d");
        LAYERS.put("batch_norm1d", "BatchNorm1d");
        LAYERS.put("layer_norm", "LayerNorm");
        LAYERS.put("group_norm", "GroupNorm");
        LAYERS.put("instance_norm2d", "InstanceNorm2d");
        LAYERS.put("pointwise", "Tanh, SiLU, GELU, ELU, LeakyReLU, Hardtanh, ReLU6, Identity");
        LAYERS.put("pad", "ZeroPad, ConstantPad, ReflectionPad, ReplicationPad, CircularPad, 1d and 2d");
        LAYERS.put("upsample", "Upsample");
        LAYERS.put("unfold", "Unfold, Fold");
    }

    private ConformancePage() {}

    /**
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        List<Peer> peers = List.of(new DjlPeer(), new Dl4jPeer());
        StringBuilder page = new StringBuilder(head(peers));
        Stridebook ours = Stridebook.tested();
        LAYERS.forEach((family, title) -> page.append(section(family, title, ours, peers)));
        Files.writeString(Path.of(arguments[0]), page);
        ours.requireAllPassed();
    }

    private static String head(List<Peer> peers) {
        return """
                # Conformance with PyTorch

                Whether Stridebook and two other Java libraries compute what PyTorch 2.13 computes: outputs and the gradients of inputs,
                weights and biases, within 1e-4 in float32. Written by `./stridebook author conformance`, which runs the golden cases
                (`src/test/python/golden.py`, `golden_layers.py`) in each library; do not edit.

                | | |
                |---|---|
                | **yes** | all cases with this argument are equal; the number of cases in brackets |
                | **different** | some cases give other numbers or shapes, or fail |
                | **no** | the library has no such argument, or fails on all cases |
                | **no case** | all its cases also set an argument that the library lacks, or one that already deviates on its own |

                A case usually sets several arguments. It is run where a library has all of them, and counts in the row of each; a
                deviation is counted only in the row of the argument whose cases deviate most often. Calls that PyTorch refuses are
                not part of this page: Stridebook refuses them all with an error that explains why (`ConformanceTest`), and some of them
                would end the JVM in other libraries.

                Libraries: PyTorch 2.13 (the golden values) · %s · %s, with its native library %s.
                """.formatted(peers.get(0).name(), peers.get(1).name(), System.getProperty("stridebook.native"));
    }

    private static String section(String family, String title, Stridebook ours, List<Peer> peers) {
        List<Golden.Case> cases = Golden.cases(family).stream()
                .filter(golden -> !golden.isRefused())
                .toList();
        Column us = Column.of(ours, family);
        List<Column> others =
                peers.stream().map(peer -> Column.of(peer, family)).toList();
        StringBuilder table = new StringBuilder(
                "\n## %s\n\n| argument | cases | Stridebook | DJL | DL4J |\n|---|---:|---|---|---|\n".formatted(title));
        for (String feature : Features.of(family, cases)) {
            long count = cases.stream()
                    .filter(golden -> Features.of(family, golden).contains(feature))
                    .count();
            table.append("| %s | %d | %s | %s | %s |\n"
                    .formatted(
                            feature,
                            count,
                            us.verdict(feature),
                            others.get(0).verdict(feature),
                            others.get(1).verdict(feature)));
        }
        return table.toString();
    }
}
