package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A case as a person reads it, in PyTorch's words. */
final class CaseText {
    private static final int SHOWN = 24;

    private CaseText() {}

    static String of(JsonNode json) {
        StringBuilder text = new StringBuilder("    ").append(module(json.required("module")));
        if (json.has("optimizer")) {
            JsonNode optimizer = json.get("optimizer");
            text.append("\n    ")
                    .append(optimizer.required("name").asText())
                    .append(arguments(optimizer.required("args"), List.of()));
        }
        text.append("\n    parameters filled with ").append(values(json.required("numbers")));
        String layout = json.required("layout").asText();
        if (!layout.equals("c")) {
            text.append("\n    arrays laid out as ").append(layout);
        }
        for (JsonNode pass : json.required("passes")) {
            text.append(pass.required("training").asBoolean() ? "\n    training" : "\n    evaluation");
            pass.required("inputs")
                    .forEach(input -> text.append("\n      input ")
                            .append(Arrays.toString(Numbers.shape(input)))
                            .append(": ")
                            .append(values(input)));
            if (pass.has("gradient")) {
                text.append("\n      gradient filled with ").append(values(pass.get("gradient")));
            }
        }
        return text.toString();
    }

    static String module(JsonNode module) {
        List<String> children = new ArrayList<>();
        module.path("children").forEach(child -> children.add(module(child)));
        String number = module.has("shared") ? "#" + module.get("shared").asText() : "";
        return module.required("module").asText() + number + arguments(module.required("args"), children);
    }

    private static String arguments(JsonNode args, List<String> first) {
        List<String> all = new ArrayList<>(first);
        args.fields().forEachRemaining(arg -> all.add(arg.getKey() + "=" + arg.getValue()));
        return all.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String values(JsonNode array) {
        List<String> values = new ArrayList<>();
        if (Numbers.areIntegers(array)) {
            for (long value : Numbers.integers(array)) {
                values.add(String.valueOf(value));
            }
        } else {
            for (float value : Numbers.floats(array)) {
                values.add(String.valueOf(value));
            }
        }
        List<String> runs = new ArrayList<>();
        int end = 0;
        for (int start = 0; start < values.size() && runs.size() < SHOWN; start = end) {
            while (end < values.size() && values.get(end).equals(values.get(start))) {
                end++;
            }
            runs.add(end - start > 1 ? values.get(start) + " (" + (end - start) + " times)" : values.get(start));
        }
        return String.join(", ", runs) + (end < values.size() ? ", …" : "");
    }
}
