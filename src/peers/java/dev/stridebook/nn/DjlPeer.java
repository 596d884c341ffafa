package dev.stridebook.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv2dTranspose;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DJL with its PyTorch engine, through the functions behind its blocks, which accept given weights. */
final class DjlPeer implements Peer {
    private static final Set<String> FAMILIES = Set.of(
            "conv2d",
            "conv1d",
            "conv_transpose2d",
            "max_pool2d",
            "avg_pool2d",
            "pool1d",
            "batch_norm2d",
            "activations",
            "linear");

    private static final Set<String> LACKING =
            Set.of(Features.FOUR_SIDES, Features.SAME, Features.DIVISOR, "track_running_stats = False");

    @Override
    public String name() {
        Engine engine = Engine.getEngine("PyTorch");
        return "DJL " + Engine.getDjlVersion() + " on PyTorch " + engine.getVersion();
    }

    @Override
    public boolean has(String family, String feature) {
        return FAMILIES.contains(family)
                && !LACKING.contains(feature)
                && !feature.startsWith(Features.MODE)
                && !(feature.equals(Features.DILATION) && family.contains("pool"));
    }

    @Override
    public Map<String, INDArray> run(String family, Golden.Case golden) {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            Map<String, NDArray> inputs = new LinkedHashMap<>();
            for (String name : golden.arrayNames()) {
                if (name.matches("x|weight|bias")) {
                    NDArray array = array(manager, golden.array(name));
                    array.setRequiresGradient(true);
                    inputs.put(name, array);
                }
            }
            Map<String, INDArray> results = new LinkedHashMap<>();
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray y = compute(family, golden, inputs, manager, results);
                results.put("y", array(y));
                if (golden.has("g")) {
                    collector.backward(y.mul(array(manager, golden.array("g"))).sum());
                    inputs.forEach((name, array) -> results.put("d" + name, array(array.getGradient())));
                }
            }
            return results;
        }
    }

    private static NDArray compute(
            String family,
            Golden.Case golden,
            Map<String, NDArray> inputs,
            NDManager manager,
            Map<String, INDArray> results) {
        JsonNode args = golden.args();
        NDArray x = inputs.get("x");
        NDArray weight = inputs.get("weight");
        NDArray bias = inputs.get("bias");
        return switch (family) {
            case "conv2d" ->
                Conv2d.conv2d(
                                x,
                                weight,
                                bias,
                                shape(args, "stride"),
                                shape(args, "padding"),
                                shape(args, "dilation"),
                                groups(args))
                        .singletonOrThrow();
            case "conv1d" ->
                Conv1d.conv1d(
                                x,
                                weight,
                                bias,
                                shape(args, "stride"),
                                shape(args, "padding"),
                                shape(args, "dilation"),
                                groups(args))
                        .singletonOrThrow();
            case "conv_transpose2d" ->
                Conv2dTranspose.conv2dTranspose(
                                x,
                                weight,
                                bias,
                                shape(args, "stride"),
                                shape(args, "padding"),
                                shape(args, "output_padding"),
                                shape(args, "dilation"),
                                groups(args))
                        .singletonOrThrow();
            case "max_pool2d" ->
                Pool.maxPool2d(x, shape(args, "kernel"), shape(args, "stride"), shape(args, "padding"), ceil(args));
            case "avg_pool2d" ->
                Pool.avgPool2d(
                        x,
                        shape(args, "kernel"),
                        shape(args, "stride"),
                        shape(args, "padding"),
                        ceil(args),
                        include(args));
            case "pool1d" ->
                args.required("op").asText().equals("max")
                        ? Pool.maxPool1d(
                                x, shape(args, "kernel"), shape(args, "stride"), shape(args, "padding"), ceil(args))
                        : Pool.avgPool1d(
                                x,
                                shape(args, "kernel"),
                                shape(args, "stride"),
                                shape(args, "padding"),
                                ceil(args),
                                include(args));
            case "batch_norm2d" -> batchNorm(golden, x, weight, bias, manager, results);
            case "linear" -> Linear.linear(x, weight, bias).singletonOrThrow();
            case "activations" -> activation(args, x);
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static NDArray batchNorm(
            Golden.Case golden,
            NDArray x,
            NDArray weight,
            NDArray bias,
            NDManager manager,
            Map<String, INDArray> results) {
        JsonNode args = golden.args();
        Shape channels = new Shape(args.required("channels").asInt());
        NDArray gamma = weight == null ? manager.ones(channels) : weight;
        NDArray beta = bias == null ? manager.zeros(channels) : bias;
        NDArray mean = manager.zeros(channels);
        NDArray variance = manager.ones(channels);
        // DJL's momentum is 1 minus PyTorch's: the share of the old statistics.
        float momentum = (float) (1 - args.required("momentum").asDouble());
        float eps = (float) args.required("eps").asDouble();
        for (int step = 0; golden.has("before" + step); step++) {
            NDArray before = array(manager, golden.array("before" + step));
            BatchNorm.batchNorm(before, mean, variance, gamma, beta, 1, momentum, eps, true);
        }
        boolean training = args.required("mode").asText().equals("train");
        NDList y = BatchNorm.batchNorm(x, mean, variance, gamma, beta, 1, momentum, eps, training);
        results.put("running_mean", array(mean));
        results.put("running_var", array(variance));
        return y.get(0);
    }

    private static NDArray activation(JsonNode args, NDArray x) {
        int axis = args.required("axis").asInt();
        return switch (args.required("op").asText()) {
            case "relu" -> x.getNDArrayInternal().relu();
            case "sigmoid" -> x.getNDArrayInternal().sigmoid();
            case "softmax" -> x.softmax(axis);
            case "log_softmax" -> x.logSoftmax(axis);
            default -> throw new IllegalArgumentException(args.toString());
        };
    }

    /** A null stride means the kernel size; valid padding means none. */
    private static Shape shape(JsonNode args, String name) {
        JsonNode numbers = args.required(name);
        if (numbers.isNull()) {
            return shape(args, "kernel");
        }
        if (numbers.isTextual()) {
            return args.required("kernel").isNumber() ? new Shape(0) : new Shape(0, 0);
        }
        return numbers.isNumber() ? new Shape(numbers.asLong()) : new Shape(Golden.longs(numbers));
    }

    private static int groups(JsonNode args) {
        return args.required("groups").asInt();
    }

    private static boolean ceil(JsonNode args) {
        return args.required("ceil").asBoolean();
    }

    private static boolean include(JsonNode args) {
        return args.required("include").asBoolean();
    }

    private static NDArray array(NDManager manager, INDArray array) {
        Shape shape = new Shape(array.shape());
        return array.isEmpty()
                ? manager.zeros(shape)
                : manager.create(array.dup('c').data().asFloat(), shape);
    }

    private static INDArray array(NDArray array) {
        long[] shape = array.getShape().getShape();
        return array.isEmpty() ? Nd4j.create(DataType.FLOAT, shape) : Nd4j.create(array.toFloatArray(), shape, 'c');
    }
}
