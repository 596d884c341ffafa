package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Where we differ from PyTorch on purpose, and why. */
record Deliberate(String reason, Predicate<Difference> applies) {
    /** A case on which both sides differ. */
    record Difference(JsonNode json, Answer pytorch, Answer ours, Verdict verdict) {
        /** Whether PyTorch takes what we refuse, with a message like this. */
        boolean weRefuse(String message) {
            return verdict.category().equals("refused") && isLike(message, ours.message());
        }

        /** Whether we take what PyTorch refuses, with a message like this. */
        boolean weTake(String message) {
            return verdict.category().equals("taken") && isLike(message, pytorch.message());
        }

        private static boolean isLike(String message, String given) {
            return Pattern.compile(message).matcher(given).find();
        }

        boolean isOf(String module) {
            return isOf(module, json.required("module"));
        }

        private static boolean isOf(String name, JsonNode module) {
            if (module.required("module").asText().matches(name)) {
                return true;
            }
            for (JsonNode child : module.path("children")) {
                if (isOf(name, child)) {
                    return true;
                }
            }
            return false;
        }

        boolean isInValues() {
            return verdict.category().equals(Verdict.VALUES);
        }

        /**
         * Whether a weight or its gradient is not finite: where PyTorch has NaN for it, for what it is multiplied with, or later on in a
         * training.
         */
        boolean isOfWeightThatIsNotFinite() {
            boolean isNan = verdict.text().contains("but PyTorch's NaN")
                    && (verdict.text().contains("weight") || isNotFinite(json.required("numbers")));
            return isInValues() && (isNan || json.has("optimizer") && hasNotFinite());
        }

        /** Whether there are NaN or infinities anywhere, from the inputs to PyTorch's results. */
        boolean hasNotFinite() {
            boolean found = isNotFinite(json.required("numbers"));
            for (JsonNode pass : json.required("passes")) {
                found |= pass.has("gradient") && isNotFinite(pass.get("gradient"));
                for (JsonNode input : pass.required("inputs")) {
                    found |= !Numbers.areIntegers(input) && isNotFinite(input);
                }
            }
            return found || pytorch.names().stream().anyMatch(name -> isNotFinite(pytorch.array(name)));
        }

        private static boolean isNotFinite(JsonNode array) {
            for (float value : Numbers.floats(array)) {
                if (!Float.isFinite(value)) {
                    return true;
                }
            }
            return false;
        }

        boolean hasEmptyBatch() {
            for (JsonNode pass : json.required("passes")) {
                long[] shape = Numbers.shape(pass.required("inputs").get(0));
                if (shape.length > 0 && shape[0] == 0) {
                    return true;
                }
            }
            return false;
        }

        /** These are never deliberate. */
        boolean isCrashOrForeign() {
            return ours.isCrash() || ours.isRefused() && !ours.isOurOwn();
        }

        /** Whether a pooling puts out −∞ (or ∞, the minimum) as a window without cells does. */
        boolean seesOnlyPadding() {
            boolean infiniteOut = false;
            for (String name : pytorch.names()) {
                infiniteOut |= name.startsWith("y") && hasInfinity(pytorch.array(name));
            }
            return infiniteOut || isOf("MaxPoolIndices") && verdict.text().contains("is -1.0");
        }

        private static boolean hasInfinity(JsonNode array) {
            for (float value : Numbers.floats(array)) {
                if (Float.isInfinite(value)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether an input has no cells, though it may have examples. */
        boolean hasEmptyAxis() {
            for (JsonNode pass : json.required("passes")) {
                for (JsonNode input : pass.required("inputs")) {
                    long[] shape = Numbers.shape(input);
                    for (int axis = 0; axis < shape.length; axis++) {
                        if (shape[axis] == 0 && (axis > 0 || shape.length < 4)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }

    private static final List<Deliberate> ALL = List.of(
            new Deliberate(
                    "BatchNorm takes one image as a batch of one, as all layers on images do",
                    difference -> difference.weTake("expected 4D input \\(got 3D input\\)")),
            new Deliberate(
                    "an axis without cells, or an output without: we refuse it, PyTorch computes with nothing or fails in its own code",
                    difference -> difference.hasEmptyAxis() && !difference.isCrashOrForeign()
                            || difference.weRefuse("would have 0 cells|removes all")),
            new Deliberate(
                    "arguments that mean nothing are refused when a layer is built, whatever it is used for",
                    difference -> difference.weRefuse(
                            "(momentum|eps|learning rate|weightDecay|labelSmoothing|alpha|slope) must be|needs at least 1 |at least 1|must divide its channels|p must not be|must be below the largest")),
            new Deliberate(
                    "a normalisation takes the channels that it was built for, also if it learns and keeps nothing",
                    difference -> difference.weRefuse("takes \\d+ input channel")
                            && difference.isOf("(Batch|Instance|Group)Norm.*")),
            new Deliberate(
                    "a convolution's padding takes nothing away: that is what slicing and the Pad layers are for",
                    difference -> difference.weRefuse("Padding cannot be negative")),
            new Deliberate(
                    "losses compare arrays of the same shape: PyTorch repeats one of them, with a warning",
                    difference -> difference.weRefuse("compares element by element")),
            new Deliberate(
                    "layers on lines and images take no other arrays, of which PyTorch pads, drops or averages the last axes, some with a warning",
                    difference -> difference.weRefuse("takes (lines|images|\\w+ \\w+) as")
                            && difference.isOf("(Zero|Constant)Pad.*|Dropout[12]d|AdaptiveAvgPool2d")),
            new Deliberate(
                    "a dilated window of max pooling that sees only padding hands its gradient to no cell; PyTorch writes to another plane",
                    difference -> difference.isOf("(Max|Min)Pool.*")
                            && difference.isInValues()
                            && difference.seesOnlyPadding()),
            new Deliberate(
                    "NaN or ∞ · padding: the zeros of padding count for nothing here; PyTorch's ways of computing a convolution differ in this",
                    difference -> difference.isOf("Conv.*") && difference.isOfWeightThatIsNotFinite()),
            new Deliberate(
                    "NaN in a clipped or exponential activation: PyTorch's own code differs between the last few values of an array and the others",
                    difference -> difference.isOf("ELU|Hardtanh|ReLU6")
                            && difference.isInValues()
                            && difference.verdict().text().matches(".*(NaN|Infinity).*|.*(0\\.0).*")
                            && difference.hasNotFinite()),
            new Deliberate(
                    "∞ − ∞, 0 · ∞: infinities in normalisations, interpolation and power sums, which PyTorch writes in another order",
                    difference -> difference.isOf("(Batch|Instance|Group|Layer)Norm.*|Upsample|LPPool.*")
                            && difference.isInValues()
                            && difference.verdict().text().matches(".*(NaN|Infinity).*")
                            && difference.hasNotFinite()),
            new Deliberate(
                    "a single example has a single label: NLLLoss of PyTorch also takes it in a list",
                    difference -> difference.weRefuse("takes labels of shape a single number .* but got \\[1\\]")),
            new Deliberate(
                    "a residual block adds arrays of the same shape: PyTorch's + repeats one of them",
                    difference -> difference.weRefuse("A residual block adds")),
            new Deliberate(
                    "a mean over labels that count nothing, weighted by 0 as well: PyTorch's is 0 · NaN",
                    difference -> difference.isOf("CrossEntropyLoss")
                            && difference.isInValues()
                            && difference.verdict().text().contains("is Infinity, but PyTorch's NaN")),
            new Deliberate(
                    "going round an edge that has been cropped away: PyTorch takes cells that are not there any more",
                    difference -> difference.weRefuse("Padding in mode circular can add at most")
                            && difference.isOf("CircularPad.*")),
            new Deliberate(
                    "an empty batch in InstanceNorm2d gives an empty batch and changes no average; PyTorch fails over it or keeps NaN",
                    difference -> difference.weTake("select\\(\\): index 0 out of range")
                            || difference.isOf("InstanceNorm2d")
                                    && difference.isInValues()
                                    && difference.hasEmptyBatch()),
            new Deliberate(
                    "an empty batch is checked like any other; PyTorch checks little",
                    difference -> difference.weRefuse("The output padding in") && difference.hasEmptyBatch()),
            new Deliberate(
                    "an optimiser without parameters does nothing",
                    difference -> difference.weTake("optimizer got an empty parameter list")));

    /** Why a difference is deliberate, if it is. */
    static Optional<String> reason(JsonNode json, Answer pytorch, Answer ours, Verdict verdict) {
        Difference difference = new Difference(json, pytorch, ours, verdict);
        return ALL.stream()
                .filter(deliberate -> deliberate.applies.test(difference))
                .map(Deliberate::reason)
                .findFirst();
    }
}
