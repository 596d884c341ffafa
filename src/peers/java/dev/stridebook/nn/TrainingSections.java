package dev.stridebook.nn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The page's tables of losses, optimisers, gradient clipping and schedules, with Stridebook's column alone. */
final class TrainingSections {
    private static final String ITSELF = "itself";
    private static final Comparator<String> ITSELF_FIRST = Comparator.<String, Boolean>comparing(
                    feature -> !feature.equals(ITSELF))
            .thenComparing(Comparator.naturalOrder());

    /** PyTorch's options that are a number other than 0, or true, where they are used. */
    private static final List<String> OPTIONS =
            List.of("momentum", "dampening", "nesterov", "weight_decay", "amsgrad", "maximize");

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("nll", "NllLoss");
        TITLES.put("cross_entropy", "CrossEntropyLoss");
        TITLES.put("mse", "MseLoss");
        TITLES.put("l1", "L1Loss");
        TITLES.put("smooth_l1", "SmoothL1Loss");
        TITLES.put("huber", "HuberLoss");
        TITLES.put("bce", "BceLoss");
        TITLES.put("bce_with_logits", "BceWithLogitsLoss");
        TITLES.put("sgd", "Sgd");
        TITLES.put("adam", "Adam");
        TITLES.put("adamw", "AdamW");
        TITLES.put("clip_grad_norm_", "Gradients.clipNorm");
        TITLES.put("clip_grad_value_", "Gradients.clipValue");
        TITLES.put("schedule", "Learning-rate schedules");
    }

    private static final Map<String, String> SCHEDULES = Map.of(
            "step", "StepLr",
            "multi_step", "MultiStepLr",
            "exponential", "ExponentialLr",
            "cosine", "CosineAnnealingLr",
            "linear", "LinearLr",
            "lambda", "LambdaLr");

    private TrainingSections() {}

    private record Row(int cases, int equal) {
        Row plus(boolean passes) {
            return new Row(cases + 1, equal + (passes ? 1 : 0));
        }

        String verdict() {
            return cases == equal
                    ? "yes (%d)".formatted(cases)
                    : "different (%d of %d)".formatted(cases - equal, cases);
        }
    }

    static String of(Stridebook ours) {
        Map<String, Map<String, Row>> sections = new LinkedHashMap<>();
        TITLES.keySet().forEach(kind -> sections.put(kind, new TreeMap<>(ITSELF_FIRST)));
        for (String family : List.of("class_losses", "elementwise_losses", "optimizers", "clipping", "schedules")) {
            Golden.cases(family).stream()
                    .filter(golden -> !golden.isRefused())
                    .forEach(golden -> features(golden)
                            .forEach(feature -> sections.get(kind(golden))
                                    .merge(
                                            feature,
                                            new Row(0, 0).plus(ours.passes(family, golden)),
                                            TrainingSections::sum)));
        }
        StringBuilder page = new StringBuilder();
        sections.forEach((kind, rows) -> {
            page.append("\n## %s\n\n| argument | cases | Stridebook |\n|---|---:|---|\n".formatted(TITLES.get(kind)));
            rows.forEach(
                    (feature, row) -> page.append("| %s | %d | %s |\n".formatted(feature, row.cases, row.verdict())));
        });
        return page.toString();
    }

    private static Row sum(Row a, Row b) {
        return new Row(a.cases + b.cases, a.equal + b.equal);
    }

    private static String kind(Golden.Case golden) {
        JsonNode args = golden.args();
        if (args.has("limit")) {
            return args.get("norm").isNull() ? "clip_grad_value_" : "clip_grad_norm_";
        }
        return args.has("rates") && args.has("first")
                ? "schedule"
                : args.required("kind").asText();
    }

    private static Set<String> features(Golden.Case golden) {
        JsonNode args = golden.args();
        if (kind(golden).equals("schedule")) {
            return Set.of(SCHEDULES.getOrDefault(args.required("kind").asText(), "SequentialLr"));
        }
        Set<String> features = new LinkedHashSet<>();
        features.add(ITSELF);
        OPTIONS.stream().filter(option -> isSet(args.path(option))).forEach(features::add);
        addIf(features, "betas", args.has("betas"));
        addIf(features, "eps", args.has("eps"));
        addIf(features, "label_smoothing", args.path("smoothing").asDouble(0) != 0);
        addIf(features, "beta, delta", args.path("size").asDouble(1) != 1);
        addIf(
                features,
                "norm_type other than 2",
                args.has("norm")
                        && !args.get("norm").isNull()
                        && args.get("norm").asDouble() != 2);
        if (args.has("reduction")) {
            addLoss(golden, features);
        }
        return features;
    }

    private static void addLoss(Golden.Case golden, Set<String> features) {
        JsonNode args = golden.args();
        addIf(features, "reduction = " + args.get("reduction").asText(), true);
        addIf(features, "weight", golden.has("weight"));
        addIf(features, "pos_weight", golden.has("pos_weight"));
        int axes = golden.array("x").rank();
        if (args.has("ignore")) {
            addIf(features, "ignore_index", args.get("ignore").asInt() != ClassWeights.IGNORED);
            addIf(
                    features,
                    "probabilities of classes",
                    axes == golden.array("target").rank());
            addIf(features, "places: (N, C, d1, …)", axes > 2);
            addIf(features, "input without a batch axis", axes == 1);
        }
        addIf(features, "empty batch", golden.array("x").isEmpty());
    }

    private static boolean isSet(JsonNode option) {
        return option.isBoolean() ? option.asBoolean() : option.asDouble(0) != 0;
    }

    private static void addIf(Set<String> features, String feature, boolean isThere) {
        if (isThere) {
            features.add(feature);
        }
    }
}
