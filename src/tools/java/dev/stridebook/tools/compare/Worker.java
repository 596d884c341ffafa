package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Optimizer;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.engine.Engines;
import dev.stridebook.process.FrameException;
import dev.stridebook.process.FrameLimits;
import dev.stridebook.process.Frames;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runs cases in Stridebook and answers as compare.py does, in a JVM of its own, which a case may crash. */
public final class Worker {
    private final ObjectNode json;
    private final ObjectNode arrays = JsonNodeFactory.instance.objectNode();
    private final Map<Integer, Layer> shared = new HashMap<>();
    private String at = "build";

    private Worker(ObjectNode json) {
        this.json = json;
    }

    /** Serves cases from standard input until it ends. */
    public static void main(String[] arguments) throws IOException, FrameException {
        Frames frames = new Frames(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), FrameLimits.ROOMY);
        for (Optional<ObjectNode> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
            ObjectNode answer = frame.get().path("do") instanceof ObjectNode asked
                    ? answer(asked)
                    : Frames.frame().put("library", Engines.description());
            frames.reply(frame.get(), answer);
        }
        // ND4J's native threads would keep the process alive.
        System.exit(0);
    }

    /** Whatever comes of it, errors included, is to be compared. */
    static ObjectNode answer(ObjectNode json) {
        Worker worker = new Worker(json);
        ObjectNode answer = Frames.frame();
        try {
            worker.run();
        } catch (Throwable refusal) {
            StackTraceElement[] trace = refusal.getStackTrace();
            answer.putObject("refused")
                    .put("at", worker.at)
                    .put("type", refusal.getClass().getName())
                    .put("message", String.valueOf(refusal.getMessage()))
                    .put("from", trace.length == 0 ? "" : trace[0].toString());
        }
        answer.set("arrays", worker.arrays);
        return answer;
    }

    private void run() {
        Subject subject = subject(json.required("module"));
        fill(subject.parameters());
        Optional<Optimizer> optimizer = optimizer(subject.parameters());
        JsonNode passes = json.required("passes");
        for (int i = 0; i < passes.size(); i++) {
            at = "forward " + i;
            JsonNode pass = passes.get(i);
            subject.training(pass.required("training").asBoolean());
            List<INDArray> inputs = new ArrayList<>();
            pass.required("inputs").forEach(input -> inputs.add(laidOut(array(input))));
            optimizer.ifPresent(Optimizer::zeroGradients);
            INDArray y = subject.forward(inputs);
            put("y" + i, y);
            if (pass.has("gradient")) {
                at = "backward " + i;
                put("dx" + i, subject.backward(laidOut(filled(pass.get("gradient"), 0, y.shape()))));
            }
            if (optimizer.isPresent()) {
                at = "step " + i;
                optimizer.get().step();
                for (Parameter parameter : subject.parameters()) {
                    put("%s after %d".formatted(parameter.name(), i), parameter.value());
                }
            }
        }
        subject.parameters().forEach(parameter -> put("d" + parameter.name(), parameter.gradient()));
        subject.buffers().forEach(this::put);
    }

    private Subject subject(JsonNode module) {
        Integer number = module.has("shared") ? module.get("shared").asInt() : null;
        if (shared.containsKey(number)) {
            return new Subject.OfLayer(shared.get(number));
        }
        List<Layer> children = new ArrayList<>();
        for (JsonNode child : module.path("children")) {
            children.add(((Subject.OfLayer) subject(child)).layer());
        }
        Kind.OfModule kind = (Kind.OfModule) Kinds.of(module.required("module").asText());
        Subject subject = kind.build().apply(new Args(module.required("args"), children));
        if (number != null) {
            shared.put(number, ((Subject.OfLayer) subject).layer());
        }
        return subject;
    }

    private Optional<Optimizer> optimizer(List<Parameter> parameters) {
        if (!json.has("optimizer")) {
            return Optional.empty();
        }
        JsonNode node = json.get("optimizer");
        Kind.OfOptimizer kind =
                (Kind.OfOptimizer) Kinds.of(node.required("name").asText());
        return Optional.of(kind.build().apply(new Args(node.required("args"), List.of()), parameters));
    }

    /** In the order of their names, as in compare.py. */
    private void fill(List<Parameter> parameters) {
        List<Parameter> sorted = parameters.stream()
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            sorted.get(i)
                    .set(filled(json.required("numbers"), 37 * i, sorted.get(i).shape()));
        }
    }

    private static INDArray filled(JsonNode numbers, int from, long... shape) {
        float[] pool = Numbers.floats(numbers);
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = pool[(from + i) % pool.length];
        }
        return array(values, shape);
    }

    private static INDArray array(JsonNode stored) {
        long[] shape = Numbers.shape(stored);
        if (!Numbers.areIntegers(stored)) {
            return array(Numbers.floats(stored), shape);
        }
        return count(shape) == 0
                ? Nd4j.create(DataType.INT64, shape)
                : Nd4j.createFromArray(Numbers.integers(stored)).reshape(shape);
    }

    private static INDArray array(float[] values, long... shape) {
        if (values.length == 0) {
            return Nd4j.create(DataType.FLOAT, shape);
        }
        return shape.length == 0 ? Nd4j.scalar(values[0]) : Nd4j.create(values, shape, 'c');
    }

    private static int count(long... shape) {
        int count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, Math.toIntExact(size));
        }
        return count;
    }

    /** The same array, its values elsewhere in memory. */
    private INDArray laidOut(INDArray x) {
        if (x.rank() < 1 || x.isEmpty() || x.dataType() != DataType.FLOAT) {
            return x;
        }
        return switch (json.required("layout").asText()) {
            case "f" -> x.dup('f');
            case "view" -> view(x);
            case "permuted" -> permuted(x);
            default -> x;
        };
    }

    /** A part of a larger array. */
    private static INDArray view(INDArray x) {
        long[] larger = x.shape().clone();
        INDArrayIndex[] part = new INDArrayIndex[larger.length];
        for (int axis = 0; axis < larger.length; axis++) {
            part[axis] = NDArrayIndex.interval(1, 1 + larger[axis]);
            larger[axis] += 2;
        }
        INDArray view = Nd4j.valueArrayOf(larger, Double.NaN, DataType.FLOAT).get(part);
        return view.rank() == x.rank() ? view.assign(x) : x;
    }

    /** Its axes lie the other way round. */
    private static INDArray permuted(INDArray x) {
        int[] reversed = new int[x.rank()];
        for (int axis = 0; axis < reversed.length; axis++) {
            reversed[axis] = reversed.length - 1 - axis;
        }
        return x.permute(reversed).dup('c').permute(reversed);
    }

    private void put(String name, INDArray values) {
        float[] copy = values.isEmpty() ? new float[0] : values.dup('c').data().asFloat();
        arrays.set(name, Numbers.of(copy, values.shape()));
    }
}
