package dev.stridebook.nn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The arguments of a golden case that differ from PyTorch's defaults: the rows of the table. */
final class Features {
    /** The feature that every case of a family has. */
    static final String KERNEL = "the layer itself";

    static final String STRIDE = "stride";
    static final String PADDING = "padding in numbers";
    static final String FOUR_SIDES = "padding of its own on each side";
    static final String SAME = "padding = same";
    static final String VALID = "padding = valid";
    static final String MODE = "padding_mode = ";
    static final String DILATION = "dilation";
    static final String GROUPS = "groups";
    static final String DEPTHWISE = "groups = in_channels (depthwise)";
    static final String NO_BIAS = "bias = False";
    static final String OUTPUT_PADDING = "output_padding";
    static final String CEIL = "ceil_mode";
    static final String EXCLUDE_PADDING = "count_include_pad = False";
    static final String DIVISOR = "divisor_override";
    static final String NO_BATCH = "input without a batch axis";
    static final String EMPTY_BATCH = "empty batch";

    /** Rows that many layers share, in this order; rows of a single layer come right after the layer itself. */
    private static final List<String> ORDER = List.of(
            STRIDE,
            PADDING,
            FOUR_SIDES,
            SAME,
            VALID,
            MODE + "reflect",
            MODE + "replicate",
            MODE + "circular",
            DILATION,
            GROUPS,
            DEPTHWISE,
            NO_BIAS,
            OUTPUT_PADDING,
            CEIL,
            EXCLUDE_PADDING,
            DIVISOR,
            NO_BATCH,
            EMPTY_BATCH);

    private static final Set<String> ANY_AXES =
            Set.of("activations", "linear", "pointwise", "layer_norm", "group_norm");

    private Features() {}

    /** All features of a family's cases, in the order of a table. */
    static List<String> of(String family, List<Golden.Case> cases) {
        return cases.stream()
                .flatMap(golden -> of(family, golden).stream())
                .distinct()
                .sorted(Comparator.<String>comparingInt(feature -> feature.equals(KERNEL) ? -2 : ORDER.indexOf(feature))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    static Set<String> of(String family, Golden.Case golden) {
        JsonNode args = golden.args();
        Set<String> features = new LinkedHashSet<>();
        features.add(KERNEL);
        if (args.has("op")) {
            String op = args.get("op").asText();
            features.add(
                    family.equals("pointwise") ? withoutNumbers(op) : family.contains("pool") ? op + " pooling" : op);
        }
        if (args.has("stride") && !args.get("stride").isNull() && anyOther(args.get("stride"), 1)) {
            features.add(STRIDE);
        }
        padding(args, features);
        if (args.has("dilation") && anyOther(args.get("dilation"), 1)) {
            features.add(DILATION);
        }
        if (args.path("groups").asInt(1) > 1) {
            features.add(args.get("groups").equals(args.get("in")) ? DEPTHWISE : GROUPS);
        }
        addIf(features, NO_BIAS, !args.path("bias").asBoolean(true));
        addIf(features, OUTPUT_PADDING, args.has("output_padding") && anyOther(args.get("output_padding"), 0));
        addIf(features, CEIL, args.path("ceil").asBoolean());
        addIf(features, EXCLUDE_PADDING, !args.path("include").asBoolean(true));
        addIf(features, DIVISOR, args.hasNonNull("divisor"));
        addIf(features, "output_size", family.startsWith("max_unpool") && args.hasNonNull("output"));
        if (args.has("running")) {
            features.add(args.get("mode").asText().equals("eval") ? "eval()" : "train()");
        }
        boolean none = family.equals("instance_norm2d"); // which does not learn or keep anything by default
        unless(features, args, "affine", none);
        unless(features, args, "running", none);
        special(args, features);
        addIf(
                features,
                "dim other than 1",
                args.hasNonNull("axis") && args.get("axis").asInt() != 1);
        batch(family, golden, features);
        return features;
    }

    /** An activation without its numbers: {@code hardtanh 0 to 1} is {@code hardtanh with arguments}. */
    private static String withoutNumbers(String op) {
        String name = op.replaceFirst(" -?[0-9].*", "");
        return name.equals(op) || name.isEmpty() ? op : name + " with arguments";
    }

    private static void unless(Set<String> features, JsonNode args, String switched, boolean none) {
        String name = switched.equals("running") ? "track_running_stats" : "affine";
        addIf(
                features,
                name + " = " + (none ? "True" : "False"),
                args.has(switched) && args.get(switched).asBoolean() == none);
    }

    /** Of arguments that a single layer has. */
    private static void special(JsonNode args, Set<String> features) {
        if (args.has("kind")) {
            features.add(args.get("kind").asText());
            addIf(
                    features,
                    "negative padding",
                    StreamSupport.stream(args.get("border").spliterator(), false)
                            .anyMatch(side -> side.asInt() < 0));
        }
        if (args.has("scale")) {
            features.add("mode = " + args.get("mode").asText());
            features.add(args.get("scale").isNull() ? "size" : "scale_factor");
            addIf(features, "align_corners = True", args.get("align").asBoolean());
            addIf(
                    features,
                    "recompute_scale_factor = True",
                    args.get("recompute").asBoolean());
        }
        if (args.has("p")) {
            addIf(features, "norm_type = ±inf", args.get("p").isTextual());
            addIf(
                    features,
                    "norm_type other than 2",
                    args.get("p").isNumber() && args.get("p").asDouble() != 2);
        }
        addIf(
                features,
                "output size None",
                args.path("output").isArray()
                        && StreamSupport.stream(args.get("output").spliterator(), false)
                                .anyMatch(JsonNode::isNull));
    }

    private static void padding(JsonNode args, Set<String> features) {
        JsonNode padding = args.path("padding");
        if (padding.isTextual()) {
            features.add(padding.asText().equals("same") ? SAME : VALID);
        } else if (padding.size() == 4) {
            features.add(FOUR_SIDES);
        } else if (!padding.isMissingNode() && anyOther(padding, 0)) {
            features.add(PADDING);
        }
        if (args.path("mode").asText().matches("reflect|replicate|circular")) {
            features.add(MODE + args.get("mode").asText());
        }
    }

    private static void batch(String family, Golden.Case golden, Set<String> features) {
        long[] shape = golden.array("x").shape();
        if (ANY_AXES.contains(family)) {
            addIf(features, "any number of axes", shape.length != 2);
        } else if (family.equals("batch_norm1d") || family.equals("upsample")) {
            addIf(features, "lines", shape.length == 3);
        } else {
            addIf(features, NO_BATCH, shape.length == (isOfLines(family, golden.args()) ? 2 : 3));
        }
        addIf(features, EMPTY_BATCH, golden.array("x").isEmpty());
    }

    private static boolean isOfLines(String family, JsonNode args) {
        return family.endsWith("1d")
                || args.path("op").asText().matches(".*1d|fold")
                || args.path("border").size() == 2
                || args.path("kernel").isInt();
    }

    private static void addIf(Set<String> features, String feature, boolean isThere) {
        if (isThere) {
            features.add(feature);
        }
    }

    private static boolean anyOther(JsonNode numbers, int than) {
        return numbers.isNumber()
                ? numbers.asInt() != than
                : StreamSupport.stream(numbers.spliterator(), false).anyMatch(number -> number.asInt() != than);
    }
}
