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
            features.add(args.get("op").asText() + (family.equals("pool1d") ? " pooling" : ""));
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
        addIf(features, "output_size", family.equals("max_unpool2d") && args.hasNonNull("output"));
        if (family.equals("batch_norm2d")) {
            features.add(args.get("mode").asText().equals("eval") ? "eval()" : "train()");
            addIf(features, "affine = False", !args.get("affine").asBoolean());
            addIf(features, "track_running_stats = False", !args.get("running").asBoolean());
        }
        addIf(
                features,
                "dim other than 1",
                args.hasNonNull("axis") && args.get("axis").asInt() != 1);
        batch(family, golden, features);
        return features;
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
        int axes = family.equals("activations") || family.equals("linear") ? 2 : family.endsWith("1d") ? 3 : 4;
        if (axes == 2) {
            addIf(features, "any number of axes", shape.length != axes);
        } else {
            addIf(features, NO_BATCH, shape.length == axes - 1);
        }
        addIf(features, EMPTY_BATCH, golden.array("x").isEmpty());
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
