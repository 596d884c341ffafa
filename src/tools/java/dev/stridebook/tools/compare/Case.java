package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.tools.compare.Trial.Input;
import java.util.Arrays;
import java.util.List;

/**
 * What is computed on both sides: an object with
 *
 * <pre>
 * module      its class, "args", "children"
 * numbers     which fill the parameters, over and over
 * layout      how inputs lie in our memory: c, f, view, permuted
 * passes      a list: "training", "inputs", and "gradient", which fills the output's gradient, over and over
 * optimizer   if there is one: its "name" and "args"
 * </pre>
 *
 * <p>Seed, kind and number make the same case again, whatever other kinds there are.
 */
record Case(String kind, int number, ObjectNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NUMBERS = 251;
    private static final int GRADIENT = 97;
    private static final double SPOILED = 0.15;

    static Case draw(Kind kind, long seed, int number) {
        Draws draws = new Draws((seed * 1_000_003 + kind.name().hashCode()) * 1_000_003 + number);
        Trial trial = kind.trial(draws);
        ObjectNode json = MAPPER.createObjectNode();
        json.set("module", trial.module().json());
        json.set("numbers", Numbers.of(Values.ofParameters(draws, NUMBERS), NUMBERS));
        json.put("layout", draws.chance(0.7) ? "c" : draws.of("f", "view", "permuted"));
        if (trial.optimizer() != null) {
            json.putObject("optimizer")
                    .put("name", trial.optimizer())
                    .set("args", MAPPER.valueToTree(trial.optimizerArgs()));
        }
        ArrayNode passes = json.putArray("passes");
        int count = draws.chance(0.6) ? 1 : draws.between(2, 3);
        for (int i = 0; i < count; i++) {
            pass(trial, i, draws, passes.addObject());
        }
        if (draws.chance(SPOILED)) {
            Spoiled.spoil(json, draws);
        }
        return new Case(kind.name(), number, json);
    }

    private static void pass(Trial trial, int number, Draws draws, ObjectNode pass) {
        pass.put("training", draws.chance(0.75));
        ArrayNode inputs = pass.putArray("inputs");
        List<Input> shapes = trial.inputs();
        if (trial.batched() && number > 0 && draws.chance(0.4)) {
            int batch = draws.batch();
            shapes = shapes.stream().map(input -> input.batch(batch)).toList();
        }
        shapes.forEach(input -> inputs.add(values(input, draws)));
        switch (trial.back()) {
            case NUMBERS -> {
                if (draws.chance(0.95)) {
                    pass.set("gradient", Numbers.of(Values.draw(draws, GRADIENT), GRADIENT));
                }
            }
            case ONE -> pass.set("gradient", Numbers.of(new float[] {1}, 1));
            case NOTHING -> {}
        }
    }

    private static ObjectNode values(Input input, Draws draws) {
        long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (input.classes() > 0) {
            long[] labels = new long[count];
            for (int i = 0; i < count; i++) {
                int share = input.classes() / input.different();
                labels[i] = (long) i % input.different() * share + draws.between(0, share - 1);
            }
            return Numbers.of(labels, shape);
        }
        float[] values = Values.draw(draws, count);
        if (input.scale() > 0) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) draws.uniform(0, input.scale());
            }
        }
        return Numbers.of(values, shape);
    }
}
